package io.tributary.job.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tributary.job.lake.Lake;
import io.tributary.job.lake.WriteMode;
import io.tributary.job.lake.WriteTag;
import io.tributary.job.run.KillPoints;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Runner;
import io.tributary.job.run.RunnerSettings;
import io.tributary.job.run.Window;
import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.pipeline.standard.LakeKeys;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.destination.Destination;
import io.tributary.schema.destination.DestinationFile;
import io.tributary.schema.table.AudienceMembers;
import io.tributary.schema.table.ConsentEvents;
import io.tributary.schema.table.ExportReceipts;
import io.tributary.schema.table.Exports;
import io.tributary.schema.table.Identifiers;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Suppressions;
import io.tributary.schema.table.VaultIdentifiers;
import io.tributary.schema.testkit.TextTables;
import io.tributary.schema.yaml.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** A lake of a few persons who are in the audience `loyal`, and the deliveries from it. */
final class ExportLake {

  static final LakeKeys KEYS = new LakeKeys(new byte[32], "k1", Map.of("k1", new byte[32]));

  /** Phones by person: all consent but emil; bea wants no messages. */
  static final Map<String, String> PHONES = Map.of(
      "anna", "+8613900000101",
      "bea", "+8613900000201",
      "carl", "+8613900000301",
      "dora", "+8613900000401",
      "emil", "+8613900000501");

  private final Lake lake;
  private final Path folder;
  private final Path exports;

  ExportLake(SparkSession session, Path folder) {
    this.folder = folder.resolve("lake");
    this.exports = folder.resolve("exports");
    this.lake = new Lake(session, this.folder.toString());
  }

  Lake lake() {
    return lake;
  }

  Path exports() {
    return exports;
  }

  /**
   * Everybody of {@link #PHONES} is in the audience, and has a phone in the vault. Written once for
   * all tests of this process; each has a copy of its own.
   */
  ExportLake filled() {
    try {
      Path written = written(lake.session());
      try (Stream<Path> all = Files.walk(written)) {
        for (Path path : all.toList()) {
          Path target = folder.resolve(written.relativize(path).toString());
          if (!Files.exists(target)) {
            Files.createDirectories(target.getParent());
            Files.copy(path, target);
          }
        }
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized Path written(SparkSession session) throws IOException {
    Path root =
        Path.of("target", "export-lake-" + ProcessHandle.current().pid()).toAbsolutePath();
    if (!Files.exists(root)) {
      new ExportLake(session, root).fill();
    }
    return root.resolve("lake");
  }

  private void fill() {
    write(AudienceMembers.TABLE, """
        audience_id | one_id | rule_version | entered_at           | reason:array<string>
        loyal       | anna   | 2            | 2026-06-01T00:00:00Z | [order_count=7]
        loyal       | bea    | 2            | 2026-06-01T00:00:00Z | [order_count=3]
        loyal       | carl   | 2            | 2026-06-01T00:00:00Z | [order_count=4]
        loyal       | dora   | 2            | 2026-06-01T00:00:00Z | [order_count=4]
        loyal       | emil   | 2            | 2026-06-01T00:00:00Z | [order_count=5]
        """);
    write(Suppressions.TABLE, """
        one_id | reason | scope | evidence_count
        bea    | reply  | sms   | 1
        """);
    consents("""
        consent_event_id | one     | status    | occurred_at
        c1               | anna    | GRANTED   | 2026-06-01T00:00:00Z
        c2               | bea     | GRANTED   | 2026-06-01T00:00:00Z
        c3               | carl    | GRANTED   | 2026-06-01T00:00:00Z
        c4               | dora    | GRANTED   | 2026-06-01T00:00:00Z
        c5               | emil    | WITHDRAWN | 2026-06-01T00:00:00Z
        """);
    write(IdentityMap.TABLE, map());
    write(
        Identifiers.TABLE,
        map().selectExpr("token", "0L as id_hash", "'phone' as kind", "'PERSON' as class"));
    write(VaultIdentifiers.TABLE, vault());
  }

  /** Statements on marketing by sms for tencent. */
  void consents(String text) {
    write(
        ConsentEvents.TABLE,
        TextTables.table(lake.session(), text)
            .selectExpr(
                "consent_event_id",
                "array(concat('phone:', one)) as tokens",
                "'acme' as brand_id",
                "'marketing' as purpose",
                "'sms' as channel",
                "'tencent' as recipient",
                "status",
                "'v1' as notice_version",
                "timestamp(occurred_at) as occurred_at",
                "timestamp(occurred_at) as arrived_at",
                "date(occurred_at) as business_date",
                "'2026-06' as business_month"));
  }

  RunResult publish(String yaml, String now) {
    return publish(yaml, now, Delivery.Changes.LIMITED, place -> {});
  }

  RunResult publish(String yaml, String now, Delivery.Changes changes, KillPoints points) {
    Instant clock = Instant.parse(now);
    Window window = new Window(clock.minus(Duration.ofDays(1)), clock);
    return runner(yaml, changes, points).run(new RunRequest("nightly", window, clock, 0));
  }

  Runner runner(String yaml, Delivery.Changes changes, KillPoints points) {
    PublishJobs jobs = PublishJobs.of(settings(yaml));
    return new Runner(
        lake,
        (changes == Delivery.Changes.ANY ? jobs.allowingAnyChange() : jobs).jobs(),
        RunnerSettings.defaults(folder).withKillPoints(points).withParallelJobs(1));
  }

  PublishSettings settings(String yaml) {
    Problems problems = new Problems();
    List<Destination> all = DestinationFile.read(
            "destinations.yaml",
            yaml.replace("EXPORTS", exports.toString()),
            List.of("loyal"),
            List.of("phone", "email"),
            problems)
        .all();
    if (problems.count() > 0) {
      throw new IllegalArgumentException(problems.all().toString());
    }
    return new PublishSettings(
        all, KEYS, folder, Map.of("ACCESS", "access", "SECRET", "secret")::get);
  }

  Dataset<Row> made() {
    return lake.read(Exports.TABLE);
  }

  Dataset<Row> receipts() {
    return lake.read(ExportReceipts.TABLE);
  }

  void write(TableSpec table, String text) {
    write(table, TextTables.table(lake.session(), text));
  }

  private void write(TableSpec table, Dataset<Row> written) {
    Dataset<Row> rows = written;
    for (Field field : table.columns()) {
      boolean isWritten = List.of(rows.columns()).contains(field.name());
      Column value = isWritten ? col(field.name()) : lit(null);
      rows = rows.withColumn(field.name(), value.cast(field.type()));
    }
    long version = lake.version(table).orElse(-1);
    lake.write(
        table, rows, new WriteMode.Overwrite(), new WriteTag("given", table.id(), "" + version, 1));
  }

  private Dataset<Row> map() {
    return vault()
        .selectExpr(
            "token",
            "0L as id_hash",
            "substring_index(token, ':', -1) as one_id",
            "timestamp '2026-01-01' as recorded_from");
  }

  private Dataset<Row> vault() {
    FieldCipher cipher = new FieldCipher(KEYS);
    List<Row> rows = new ArrayList<>();
    PHONES.forEach((person, phone) -> {
      String token = "phone:" + person;
      rows.add(RowFactory.create(token, "phone", cipher.seal(phone, "vault", token), "k1", "r1"));
    });
    return lake.session().createDataFrame(rows, VaultIdentifiers.TABLE.schema());
  }
}
