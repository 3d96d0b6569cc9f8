package io.tributary.job.publish;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.job.run.JobVerdict;
import io.tributary.job.run.KillPoints;
import io.tributary.job.run.RunResult;
import io.tributary.pipeline.standard.Tokens;
import io.tributary.schema.testkit.Lake;
import io.tributary.schema.testkit.SparkTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class PublishTest {

  private static final String NOW = "2026-07-01T18:00:00Z";
  private static final String LATER = "2026-07-02T18:00:00Z";

  private static final String TENCENT = """
      destinations:
        - name: tencent
          type: tencent_ads
          root: EXPORTS
          audiences: [loyal]
          fields: [{field: phone_md5, version: 1}, {field: phone_sha256, version: 1}]
          consent: [{purpose: marketing, channel: sms, recipient: tencent}]
          jurisdiction: CN
      """;

  private static final String GATEWAY = """
      destinations:
        - name: gateway
          type: csv
          zone: raw
          root: EXPORTS
          audiences: [loyal]
          columns:
            - {header: mobile, field: phone_china_plain, version: 1}
            - {header: template, value: SMS_7}
          consent: [{purpose: marketing, channel: sms, recipient: tencent}]
          jurisdiction: CN
      """;

  /** A process that ends as by kill -9: nothing of ours catches it. */
  private static final class Killed extends Error {
    Killed(String place) {
      super(place);
    }
  }

  @Test
  void filesHoldExactlyTheHashesOfThosePersonsWhoMayLeave(SparkSession session, @Lake Path folder)
      throws Exception {
    ExportLake lake = new ExportLake(session, folder).filled();

    RunResult result = lake.publish(TENCENT, NOW);

    assertThat(result.isGood()).isTrue();
    assertThat(lines(lake, "tencent", "phone_md5"))
        .containsExactlyElementsOf(hashes("MD5", "anna", "carl", "dora"));
    assertThat(lines(lake, "tencent", "phone_sha256"))
        .containsExactlyElementsOf(hashes("SHA-256", "anna", "carl", "dora"));
    assertThat(lake.made()).hasRows("""
        destination | audience_id | rule_version | status    | members:bigint | suppressed:bigint | no_consent:bigint | rejected:bigint | rows:bigint | added:bigint | export_rules
        tencent     | loyal       | 2            | delivered | 5              | 1                 | 1                 | 0               | 6           | 6            | tencent_ads.phone_md5@1,tencent_ads.phone_sha256@1
        """);
  }

  @Test
  void theManifestNamesEveryFileWithItsDigestAndThePointerTheManifest(
      SparkSession session, @Lake Path folder) throws Exception {
    ExportLake lake = new ExportLake(session, folder).filled();
    lake.publish(TENCENT, NOW);

    JsonNode pointer = json(root(lake, "tencent").resolve("current.json"));
    Path manifestFile = root(lake, "tencent").resolve(pointer.path("manifest").asText());
    JsonNode manifest = json(manifestFile);

    assertThat(pointer.path("manifest_sha256").asText()).isEqualTo(sha256(manifestFile));
    assertThat(manifest.path("files")).hasSize(2);
    for (JsonNode file : manifest.path("files")) {
      Path path = manifestFile.resolveSibling(file.path("name").asText());
      assertThat(sha256(path)).isEqualTo(file.path("sha256").asText());
      assertThat(Files.size(path)).isEqualTo(file.path("bytes").asLong());
      assertThat(file.path("rows").asLong()).isEqualTo(3);
    }
    assertThat(manifest.path("mode").asText()).isEqualTo("full");
    assertThat(manifest.path("as_of").asText()).isEqualTo(NOW);
    assertThat(manifest.path("inputs").path("gold.audience_members").asLong()).isZero();
    assertThat(
            manifest.path("consent").path("rows_by_notice_version").path("v1").asLong())
        .isEqualTo(6);
    assertThat(manifest.path("members").path("no_consent").asLong()).isEqualTo(1);
    assertThat(manifest.path("members").path("suppressions").path("reply").asLong())
        .isEqualTo(1);
  }

  @Test
  void everyLineHasOneReceiptWithItsPersonConsentAndKeyedHash(
      SparkSession session, @Lake Path folder) throws Exception {
    ExportLake lake = new ExportLake(session, folder).filled();
    lake.publish(TENCENT, NOW);

    Tokens tokens = new Tokens(ExportLake.KEYS);
    assertThat(lake.receipts()
            .where("part = 'phone_md5'")
            .select(
                "one_id", "audience_id", "reason", "consent_event_id", "export_rule", "line_hmac"))
        .hasRows("""
        one_id | audience_id | reason        | consent_event_id | export_rule             | line_hmac
        anna   | loyal       | order_count=7 | c1               | tencent_ads.phone_md5@1 | %s
        carl   | loyal       | order_count=4 | c3               | tencent_ads.phone_md5@1 | %s
        dora   | loyal       | order_count=4 | c4               | tencent_ads.phone_md5@1 | %s
        """.formatted(Stream.of("anna", "carl", "dora")
            .map(person -> tokens.receipt(hash("MD5", person)))
            .toArray()));
    assertThat(lake.receipts().count()).isEqualTo(6);
  }

  @Test
  void aRunAgainAsOfTheSameTimeChangesNoByteAndNoReceipt(SparkSession session, @Lake Path folder)
      throws Exception {
    ExportLake lake = new ExportLake(session, folder).filled();
    lake.publish(TENCENT, NOW);
    Map<String, String> before = digests(lake.exports());

    assertThat(lake.publish(TENCENT, NOW).isGood()).isTrue();

    assertThat(digests(lake.exports())).isEqualTo(before).hasSize(4);
    assertThat(lake.receipts().count()).isEqualTo(6);
    assertThat(lake.made().select("status")).hasRows("""
        status
        delivered
        repeated
        """);
  }

  @Test
  void aFileThatWasLostAtTheDestinationComesBackWithTheSameBytes(
      SparkSession session, @Lake Path folder) throws Exception {
    ExportLake lake = new ExportLake(session, folder).filled();
    lake.publish(TENCENT, NOW);
    Map<String, String> before = digests(lake.exports());
    try (Stream<Path> files = Files.walk(lake.exports())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }

    lake.publish(TENCENT, NOW);

    Map<String, String> after = digests(lake.exports());
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(after.entrySet())
        .filteredOn(file -> file.getKey().endsWith(".zip"))
        .isSubsetOf(before.entrySet());
  }

  @Test
  void aWithdrawalAfterTheAudienceWasMadeIsHonouredAtWriting(
      SparkSession session, @Lake Path folder) throws Exception {
    ExportLake lake = new ExportLake(session, folder).filled();
    lake.publish(TENCENT, NOW);
    lake.consents("""
        consent_event_id | one     | status    | occurred_at
        c1               | anna    | GRANTED   | 2026-06-01T00:00:00Z
        c3               | carl    | GRANTED   | 2026-06-01T00:00:00Z
        c4               | dora    | GRANTED   | 2026-06-01T00:00:00Z
        c6               | dora    | WITHDRAWN | 2026-07-02T17:59:59Z
        c7               | emil    | GRANTED   | 2026-07-02T17:59:59Z
        """);

    lake.publish(TENCENT, LATER, Delivery.Changes.ANY, place -> {});

    assertThat(lines(lake, "tencent", "phone_md5"))
        .containsExactlyElementsOf(hashes("MD5", "anna", "carl", "emil"));
    assertThat(lake.made().where("as_of = '" + LATER + "'")).hasRows("""
        status    | rows:bigint | added:bigint | removed:bigint | kept:bigint
        delivered | 6           | 2            | 2              | 4
        """);
  }

  @Test
  void aChangeAboveTheLimitLeavesTheLastDeliveryWhereItIs(SparkSession session, @Lake Path folder)
      throws Exception {
    ExportLake lake = new ExportLake(session, folder).filled();
    lake.publish(TENCENT, NOW);
    Map<String, String> before = digests(lake.exports());
    lake.write(io.tributary.schema.table.AudienceMembers.TABLE, """
        audience_id | one_id | rule_version | entered_at
        loyal       | anna   | 3            | 2026-06-01T00:00:00Z
        """);

    RunResult result = lake.publish(TENCENT, LATER);

    assertThat(result.isGood()).isTrue();
    assertThat(digests(lake.exports())).isEqualTo(before);
    assertThat(lake.receipts().count()).isEqualTo(6);
    String message =
        lake.made().where("status = 'refused'").select("message").head().getString(0);
    assertThat(message)
        .startsWith("0 rows added and 4 removed against 20260701T180000Z-")
        .contains("with 6, more than max-change 0.3", "--allow-change");
  }

  @Test
  void tooFewOrTooManyRowsAreRefused(SparkSession session, @Lake Path folder) {
    ExportLake lake = new ExportLake(session, folder).filled();

    lake.publish(TENCENT + "    limits: {min-rows: 7}\n", NOW);
    lake.publish(TENCENT + "    limits: {max-rows: 5}\n", LATER);

    assertThat(lake.made().select("status", "message")).hasRows("""
        status  | message
        refused | 6 rows, fewer than min-rows 7
        refused | 6 rows, more than max-rows 5
        """);
    assertThat(lake.exports()).doesNotExist();
  }

  @Test
  void aFileInTheClearLiesInTheRawZoneWithItsHeader(SparkSession session, @Lake Path folder)
      throws Exception {
    ExportLake lake = new ExportLake(session, folder).filled();

    lake.publish(GATEWAY, NOW);

    Path raw = lake.exports().resolve("raw/gateway/loyal");
    JsonNode pointer = json(raw.resolve("current.json"));
    Path file = raw.resolve(pointer.path("delivery_id").asText()).resolve("loyal-rows-001.csv");
    assertThat(Files.readString(file)).isEqualTo("""
        mobile,template
        13900000101,SMS_7
        13900000301,SMS_7
        13900000401,SMS_7
        """);
    assertThat(lake.receipts().toJSON().collectAsList()).noneMatch(row -> row.contains("139000"));
    assertThat(lake.made().toJSON().collectAsList()).noneMatch(row -> row.contains("139000"));
  }

  @Test
  void aProcessKilledBetweenReceiptsAndFilesIsFinishedAsIfNothingHappened(
      SparkSession session, @Lake Path folder) throws Exception {
    ExportLake undisturbed = new ExportLake(session, folder.resolve("a")).filled();
    undisturbed.publish(TENCENT, NOW);
    ExportLake lake = new ExportLake(session, folder.resolve("b")).filled();
    KillPoints kill = KillPoints.at("after-write:gold.export_receipts", () -> {
      throw new Killed("after-write");
    });
    assertThatThrownBy(() -> lake.publish(TENCENT, NOW, Delivery.Changes.LIMITED, kill))
        .isInstanceOf(Killed.class);
    assertThat(lake.exports()).doesNotExist();

    lake.runner(TENCENT, Delivery.Changes.LIMITED, place -> {}).recover();

    assertThat(digests(lake.exports())).isEqualTo(digests(undisturbed.exports()));
    assertThat(lake.receipts().count()).isEqualTo(6);
    assertThat(lake.made().select("status")).hasRows("""
        status
        delivered
        """);
  }

  @Test
  void aDestinationThatCannotBeWrittenFailsTheJobAndTheNextRunDelivers(
      SparkSession session, @Lake Path folder) throws Exception {
    ExportLake lake = new ExportLake(session, folder).filled();
    Files.writeString(lake.exports(), "a file where the folder should be");

    RunResult failed = lake.publish(TENCENT, NOW);
    assertThat(failed.verdicts().get(0).outcome()).isEqualTo(JobVerdict.Outcome.FAILED);
    Files.delete(lake.exports());
    assertThat(lake.publish(TENCENT, NOW).isGood()).isTrue();

    assertThat(lines(lake, "tencent", "phone_md5"))
        .containsExactlyElementsOf(hashes("MD5", "anna", "carl", "dora"));
    assertThat(lake.receipts().count()).isEqualTo(6);
  }

  @Test
  void anOlderTimeAfterANewerOneIsDeliveredAndDoesNotMoveThePointer(
      SparkSession session, @Lake Path folder) throws Exception {
    ExportLake lake = new ExportLake(session, folder).filled();
    lake.publish(TENCENT, LATER);
    lake.publish(TENCENT, NOW);

    JsonNode pointer = json(root(lake, "tencent").resolve("current.json"));
    assertThat(pointer.path("as_of").asText()).isEqualTo(LATER);
    assertThat(lake.made().where("status = 'delivered'").count()).isEqualTo(2);
  }

  @Test
  void aPreviewCountsWhatWouldLeaveAndWritesNothing(SparkSession session, @Lake Path folder) {
    ExportLake lake = new ExportLake(session, folder).filled();
    PublishSettings settings = lake.settings(TENCENT);

    List<PublishPreview> previews = PublishPreview.of(
        settings.destinations().get(0), settings, lake.lake()::read, Instant.parse(NOW));

    assertThat(previews)
        .containsExactly(new PublishPreview(
            "tencent", "loyal", "would be delivered", 5, 1, 1, 0, 0, Map.of(), 0, 6, 6, 0, 0));
    assertThat(lake.exports()).doesNotExist();
    assertThat(lake.made()).hasNoRows();
  }

  private static Path root(ExportLake lake, String destination) {
    return lake.exports().resolve("hashed").resolve(destination).resolve("loyal");
  }

  /** Lines of the current delivery's files of a part, as the platform would read them. */
  private static List<String> lines(ExportLake lake, String destination, String part)
      throws IOException {
    Path root = root(lake, destination);
    String id = json(root.resolve("current.json")).path("delivery_id").asText();
    try (ZipFile zip =
        new ZipFile(root.resolve(id).resolve("loyal-" + part + "-001.zip").toFile())) {
      var entry = zip.getEntry("loyal-" + part + "-001.txt");
      return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }

  private static List<String> hashes(String algorithm, String... persons) {
    return Arrays.stream(persons)
        .map(person -> hash(algorithm, person))
        .sorted()
        .toList();
  }

  private static String hash(String algorithm, String person) {
    String digits = ExportLake.PHONES.get(person).substring("+86".length());
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm).digest(digits.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  private static Map<String, String> digests(Path folder) throws Exception {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(folder.relativize(file).toString(), sha256(file));
      }
    }
    return digests;
  }
}
