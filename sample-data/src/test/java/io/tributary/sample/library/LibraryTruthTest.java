package io.tributary.sample.library;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.cli.OpenWorkspace;
import io.tributary.job.run.Progress;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Window;
import io.tributary.sample.library.FeedExtracts.Extract;
import io.tributary.sample.library.FeedExtracts.Planted;
import io.tributary.sample.library.FeedExtracts.Truth;
import io.tributary.schema.TableSpec;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.FeedContracts;
import io.tributary.schema.contract.FeedLibrary;
import io.tributary.schema.contract.FeedTestFile;
import io.tributary.schema.contract.Source.Format;
import io.tributary.schema.table.Reconciliation;
import io.tributary.schema.testkit.Lake;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.yaml.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Extracts of the library's feeds with known truth, from landing to reconciliation in one run. */
@SparkTest
class LibraryTruthTest {

  private static final LocalDate DAY = LocalDate.parse("2026-01-15");
  private static final int GOOD = 40;

  @Test
  void someFeedsEndAsTheirTruthSays(SparkSession session, @Lake Path root) throws IOException {
    tryWith(root, List.of("jd_orders", "wecom_groups", "store_members", "coupon_events"));
  }

  @Test
  @Tag("acceptance")
  void everyFeedEndsAsItsTruthSays(SparkSession session, @Lake Path root) throws IOException {
    tryWith(root, FeedLibrary.names());
  }

  private static void tryWith(Path root, List<String> feeds) throws IOException {
    Map<String, Extract> extracts = new LinkedHashMap<>();
    for (String feed : feeds) {
      extracts.put(feed, land(root, feed));
    }
    Files.writeString(root.resolve("tributary.yaml"), """
        brand: acme
        zone: Asia/Shanghai
        currency: CNY
        lake: lake
        landing: landing
        keys: generated
        models: []
        feeds: [%s]
        """.formatted(String.join(", ", feeds)));

    run(root);

    try (OpenWorkspace open = OpenWorkspace.open(root)) {
      Map<String, Map<String, Long>> states = new TreeMap<>();
      open.lake().read(Reconciliation.TABLE).collectAsList().forEach(row -> {
        assertThat(row.<Boolean>getAs("is_balanced")).as(row.toString()).isTrue();
        if (row.getAs("target").equals("landed")) {
          states
              .computeIfAbsent(row.getAs("feed"), any -> new TreeMap<>())
              .put(row.getAs("state"), row.getAs("records"));
        }
      });
      assertThat(states.keySet()).containsAll(feeds);
      extracts.forEach((feed, extract) -> compare(open, feed, extract.truth(), states.get(feed)));
    }
  }

  private static void compare(
      OpenWorkspace open, String feed, Truth truth, Map<String, Long> states) {
    Set<Long> refused = rows(truth, false);
    assertThat(states.get("records")).as(feed).isEqualTo(truth.records());
    assertThat(states.getOrDefault("quarantined", 0L)).as(feed).isEqualTo(refused.size());
    assertThat(states.getOrDefault("duplicate", 0L)).as(feed).isEqualTo(truth.duplicates());
    List<Planted> found = reasons(open, feed);
    Truth given = new Truth(truth.records(), found, truth.duplicates());
    assertThat(rows(given, false)).as(feed + " refused").isEqualTo(refused);
    Set<Long> dropped = new TreeSet<>(rows(given, true));
    dropped.removeAll(refused);
    assertThat(dropped).as(feed + " dropped").isEqualTo(rows(truth, true));
    assertThat(found).as(feed).containsAll(truth.planted());
  }

  private static Set<Long> rows(Truth truth, boolean isSoft) {
    return truth.planted().stream()
        .filter(one -> one.isSoft() == isSoft)
        .map(Planted::row)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Planted> reasons(OpenWorkspace open, String feed) {
    TableSpec bronze = open.tables().stream()
        .filter(table -> table.id().equals("bronze." + feed))
        .findFirst()
        .orElseThrow();
    return open
        .lake()
        .read(bronze)
        .select(col("_row"), explode(col("_reasons")).as("one"))
        .select("_row", "one.severity", "one.code", "one.column")
        .collectAsList()
        .stream()
        .map(row -> new Planted(
            row.getLong(0),
            row.getString(1).equals("soft"),
            row.getString(2),
            Objects.requireNonNullElse(row.getString(3), "")))
        .toList();
  }

  /** Every second extract comes with a byte order mark, CRLF, and packed under a plain name. */
  private static Extract land(Path root, String feed) throws IOException {
    Problems problems = new Problems();
    FeedContract contract = FeedContracts.read(feed + ".yaml", FeedLibrary.text(feed), problems)
        .orElseThrow()
        .contract();
    FeedTestFile examples = FeedTestFile.read(
            feed + ".yaml", FeedLibrary.tests(feed), List.of(contract), problems)
        .orElseThrow();
    Extract extract = FeedExtracts.of(contract, examples.tests(), GOOD, feed.hashCode());
    Path file = root.resolve("landing")
        .resolve(feed)
        .resolve("dt=" + DAY)
        .resolve(contract.source().format() == Format.CSV ? "part.csv" : "part.json");
    Files.createDirectories(file.getParent());
    boolean isDressed = feed.hashCode() % 2 == 0;
    String text = isDressed ? extract.text().replace("\n", "\r\n") : extract.text();
    boolean isUtf8 = contract.source().charset().equals("UTF-8");
    byte[] bytes = ((isDressed && isUtf8 ? "\ufeff" : "") + text)
        .getBytes(Charset.forName(contract.source().charset()));
    Files.write(file, isDressed ? packed(bytes) : bytes);
    return extract;
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static void run(Path root) {
    try (OpenWorkspace open = OpenWorkspace.open(root)) {
      Window window = new Window(
          DAY.atStartOfDay(ZoneOffset.UTC).toInstant(),
          DAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
      Set<String> jobs = open.settings().feeds().stream()
          .map(feed -> "ingest." + feed.feed())
          .collect(Collectors.toSet());
      jobs.add("ops.reconciliation");
      RunRequest request = new RunRequest("nightly", window, window.to().plusSeconds(7200), 7)
          .in(open.zone())
          .only(jobs);
      RunResult result = open.runner(2, Progress.silent()).run(request);
      assertThat(result.exitCode()).as(result.toString()).isZero();
    }
  }
}
