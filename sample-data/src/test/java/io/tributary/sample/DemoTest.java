package io.tributary.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.job.cli.OpenWorkspace;
import io.tributary.job.lake.Fingerprint;
import io.tributary.job.run.Progress;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Window;
import io.tributary.sample.generator.BrandSettings;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.testkit.SparkTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A small demo from landing to profiles, held against what its generator knows. */
@SparkTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoTest {

  private static final Path OUT = Path.of("target", "test-demo");
  private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
  private static final String KIOSK = """
      feed: kiosk_orders
      version: 1
      says: Orders at self-service kiosks, a channel nobody wrote Java for.
      source: {format: csv, path: "kiosk_orders/dt=*/*.csv", delimiter: ";"}
      key: [no]
      columns:
        - {name: no, required: true, says: "Order number."}
        - {name: card, privacy: personal, standardise: member-id, says: "Member card.",
           identifier: {kind: member_id, scope: brand}}
        - {name: mail, privacy: personal, standardise: email, identifier: email,
           says: "E-mail address."}
        - {name: total, standardise: money, required: true, says: "Paid, yuan."}
        - {name: at, standardise: timestamp, required: true, says: "When."}
      money: total
      to:
        - table: silver.orders
          select:
            order_id: "no"
            kind: "'sale'"
            channel: "'kiosk'"
            net_amount: "total"
            ordered_at: "at"
            is_cancelled: "false"
      """;

  private static DemoResult result;

  @BeforeAll
  static void runTheDemo(SparkSession session) throws IOException {
    BrandSettings settings = new BrandSettings(7, 200, LAST.minusDays(39), LAST, 10);
    PrintWriter log = new PrintWriter(Writer.nullWriter());
    result = new DemoRun(settings, OUT, log).run();
  }

  @Test
  @Order(1)
  void everyRecordAmountAndDefectIsWhereTheTruthSays() {
    assertThat(result.runs()).allMatch(RunResult::isGood);
    assertThat(result.totals()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  @Order(2)
  void noTwoPersonsOfTheTruthShareAOneId() {
    assertThat(result.identity().identifiers()).isGreaterThan(500);
    assertThat(result.identity().precision()).isGreaterThanOrEqualTo(0.999);
  }

  @Test
  @Order(2)
  void identifiersThatRecordsConnectShareAOneId() {
    try (OpenWorkspace open = OpenWorkspace.open(result.folder().workspace())) {
      OneIdCheck check = new OneIdCheck(open, new Truth(result.folder().truth()));
      assertThat(result.identity().recall())
          .as("connected identifiers with several OneIDs: " + check.splits())
          .isGreaterThanOrEqualTo(0.99);
    }
  }

  @Test
  @Order(2)
  void noShopsPhoneTabletTestMaskedOrForwardingNumberLeadsToAPerson() {
    Truth truth = new Truth(result.folder().truth());
    assertThat(truth.lines("identifiers.jsonl"))
        .extracting(
            line -> line.path("expect").asText() + " " + line.path("column").asText())
        .contains("shared phone", "shared cookie", "never phone");
    try (OpenWorkspace open = OpenWorkspace.open(result.folder().workspace())) {
      assertThat(new OneIdCheck(open, truth).bridges()).isEmpty();
    }
  }

  @Test
  @Order(2)
  void goldenTagsHaveExactlyThePersonsTheTruthNames(@TempDir Path folder) throws IOException {
    Truth truth = new Truth(result.folder().truth());
    try (OpenWorkspace open = OpenWorkspace.open(result.folder().workspace())) {
      OneIdCheck oneIds = new OneIdCheck(open, truth);
      GoldenTagCheck check = new GoldenTagCheck(open, truth, oneIds);
      assertThat(check.expected())
          .containsOnlyKeys("护肤偏好", "运动爱好者", "高活跃用户", "小程序用户", "高潜力时尚消费者", "会员等级");
      assertThat(check.expected().values())
          .filteredOn(persons -> persons > 0)
          .hasSizeGreaterThan(3);
      assertThat(check.differences()).isEmpty();
      Truth other = withoutTheLastTag(truth, folder);
      assertThat(new GoldenTagCheck(open, other, oneIds).differences())
          .hasSize(1)
          .allSatisfy((tag, difference) -> assertThat(difference).contains("1 have it wrongly"));
    }
  }

  @Test
  @Order(2)
  void deliveredLinesAreHashesOfPhonesOfPersonsWhoConsented() {
    ExportCheck check =
        new ExportCheck(result.folder().exports(), new Truth(result.folder().truth()));
    assertThat(check.differences()).isEmpty();
    assertThat(check.lines())
        .hasEntrySatisfying("hashed/tencent/loyal", lines -> assertThat(lines).isPositive())
        .hasEntrySatisfying("raw/sms_gateway/loyal", lines -> assertThat(lines).isPositive());
  }

  @Test
  @Order(2)
  void hoursComeBeforeTheNightThatHoldsThem() {
    assertThat(result.runs())
        .extracting(run -> run.runId().replaceFirst("-.*", ""))
        .startsWith("nightly", "hourly", "hourly", "nightly");
    assertThat(result.runs().subList(1, 3))
        .allSatisfy(run -> assertThat(run.verdicts())
            .filteredOn(verdict -> verdict.job().equals("ingest.web_events"))
            .singleElement()
            .satisfies(verdict -> assertThat(verdict.rows()).isPositive()));
  }

  @Test
  @Order(3)
  void noPersonalValueIsInTheClearAnywhere() throws IOException {
    List<String> canaries = canaries();
    assertThat(canaries).hasSizeGreaterThan(20);
    try (OpenWorkspace open = OpenWorkspace.open(result.folder().workspace())) {
      for (TableSpec table : open.tables()) {
        if (open.lake().exists(table)) {
          for (String row : open.lake().read(table).toJSON().collectAsList()) {
            assertThat(canaries).as(table.id()).noneMatch(row::contains);
          }
        }
      }
    }
    assertThat(logFile()).exists();
    for (Path file : files(OUT.resolve("lake"), logFile())) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (String canary : canaries) {
        String encoded =
            new String(canary.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(encoded)).as(file + " holds a canary").isFalse();
      }
    }
  }

  @Test
  @Order(4)
  void aWindowRunAgainChangesNothing() {
    Map<String, String> before = fingerprints();
    assertThat(night(LAST).isGood()).isTrue();
    assertThat(fingerprints()).isEqualTo(before);
  }

  @Test
  @Order(5)
  @Tag("acceptance")
  void aChannelOfOneYamlFileReachesSilverIdentityAndTheProfile() throws IOException {
    Path workspace = result.folder().workspace();
    Files.createDirectories(workspace.resolve("feeds"));
    Files.writeString(workspace.resolve("feeds/kiosk_orders.yaml"), KIOSK);
    Path day = result.folder().landing().resolve("kiosk_orders/dt=2026-07-01");
    Files.createDirectories(day);
    Files.writeString(day.resolve("orders.csv"), """
        no;card;mail;total;at
        k1;KIOSKCARD77;new.kiosk@example.com;1,200.50;2026-07-01 10:00:00
        k2;KIOSKCARD77;;10.00;2026-07-01 11:00:00
        k3;;;x;2026-07-01 12:00:00
        """);
    assertThat(night(LAST.plusDays(1)).isGood()).isTrue();
    try (OpenWorkspace open = OpenWorkspace.open(workspace)) {
      List<String> profiles = open.lake()
          .read(Customer360.TABLE)
          .where("array_contains(channels, 'kiosk')")
          .selectExpr("concat_ws(' ', order_count, net_amount, identifier_kinds)")
          .as(org.apache.spark.sql.Encoders.STRING())
          .collectAsList();
      assertThat(profiles).containsExactly("2 1210.50 email member_id");
    }
  }

  private static Truth withoutTheLastTag(Truth truth, Path folder) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(truth.folder().resolve("tags.jsonl")));
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).contains("\"kind\":\"tag\"")) {
        lines.remove(i);
        break;
      }
    }
    Files.write(folder.resolve("tags.jsonl"), lines);
    return new Truth(folder);
  }

  private static RunResult night(LocalDate day) {
    try (OpenWorkspace open = OpenWorkspace.open(result.folder().workspace())) {
      Instant from = day.atStartOfDay(open.zone()).toInstant();
      Instant to = day.plusDays(1).atStartOfDay(open.zone()).toInstant();
      RunRequest request =
          new RunRequest("nightly", new Window(from, to), to.plusSeconds(7200), 7).in(open.zone());
      return open.runner(2, Progress.silent()).run(request);
    }
  }

  private static Map<String, String> fingerprints() {
    Map<String, String> fingerprints = new TreeMap<>();
    try (OpenWorkspace open = OpenWorkspace.open(result.folder().workspace())) {
      for (TableSpec table : open.tables()) {
        boolean isBusiness = !Set.of("ops", "vault").contains(table.database());
        if (isBusiness && open.lake().exists(table)) {
          fingerprints.put(
              table.id(), Fingerprint.of(open.lake().read(table), Fingerprint.TECHNICAL));
        }
      }
    }
    assertThat(fingerprints).hasSizeGreaterThan(15);
    return fingerprints;
  }

  /** Phones also without their country code; openids without the app they belong to. */
  private static List<String> canaries() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> canaries = new ArrayList<>();
    for (String line : Files.readAllLines(result.folder().truth().resolve("canaries.jsonl"))) {
      JsonNode canary = json.readTree(line);
      if (Set.of("phone", "email", "name").contains(canary.path("column").asText())) {
        canaries.add(canary.path("value").asText().replaceFirst("^\\+86", ""));
      }
    }
    return canaries;
  }

  private static Path logFile() {
    return Path.of("target", "test-" + System.getProperty("tributary.fork") + ".log");
  }

  private static List<Path> files(Path... roots) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root : roots) {
      if (Files.exists(root)) {
        try (Stream<Path> walk = Files.walk(root)) {
          walk.filter(Files::isRegularFile).forEach(files::add);
        }
      }
    }
    return files;
  }
}
