package io.tributary.pipeline.activation;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import io.tributary.pipeline.TableRows;
import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.pipeline.standard.LakeKeys;
import io.tributary.pipeline.standard.Tokens;
import io.tributary.schema.destination.Destination;
import io.tributary.schema.destination.Destination.ConsentNeed;
import io.tributary.schema.destination.Destination.Limits;
import io.tributary.schema.destination.Destination.Mode;
import io.tributary.schema.destination.Destination.Zone;
import io.tributary.schema.destination.ExportColumn;
import io.tributary.schema.destination.ExportRules;
import io.tributary.schema.table.AudienceMembers;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.ExportReceipts;
import io.tributary.schema.table.Identifiers;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Suppressions;
import io.tributary.schema.table.VaultIdentifiers;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TestSession;
import io.tributary.schema.testkit.TextTables;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

@SparkTest
class ExportLinesTransformTest {

  private static final LakeKeys KEYS = new LakeKeys(new byte[32], "k1", Map.of("k1", new byte[32]));
  private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

  /** Everybody is in `loyal`; the vault's values stand in the clear here and are sealed below. */
  private static final String VAULT = """
      token    | kind  | sealed          | one_id
      phone:a1 | phone | +8613900000101  | anna
      phone:a2 | phone | +8613900000102  | anna
      email:a  | email | anna@acme.cn    | anna
      phone:b  | phone | +8613900000201  | bea
      email:c  | email | carl@acme.cn    | carl
      phone:d  | phone | 139****0301     | dora
      phone:e  | phone | +8613900000401  | emil
      phone:f  | phone | +8613900000501  | fred
      """;

  @Test
  void oneIdALineOfEveryIdentifierOfThoseWhoMayLeave() throws Exception {
    assertThat(lines(tencent()).select("one_id", "outcome", "detail", "part", "line"))
        .hasRows("""
        one_id | outcome       | detail         | part      | line
        anna   | exported      |                | phone_md5 | %s
        anna   | exported      |                | phone_md5 | %s
        bea    | suppressed    | minor,reply    | null      | null
        carl   | no_identifier |                | null      | null
        dora   | rejected      | phone: masked  | null      | null
        emil   | no_consent    |                | null      | null
        fred   | exported      |                | phone_md5 | %s
        """.formatted(
                Digest.of("md5", "13900000101"),
                Digest.of("md5", "13900000102"),
                Digest.of("md5", "13900000501")));
  }

  @Test
  void everyPersonIsCountedOnce() {
    assertThat(lines(tencent()).groupBy().sum("persons").toDF("members")).hasRows("""
        members:bigint
        6
        """);
  }

  @Test
  void aReceiptNamesConsentRuleReasonAndTheKeyedHashOfTheLine() throws Exception {
    String line = Digest.of("md5", "13900000501");
    assertThat(lines(tencent())
            .where("one_id = 'fred'")
            .select(
                "line_hmac",
                "export_rule",
                "consent_event_id",
                "notice_version",
                "reason",
                "rule_version"))
        .hasRows("""
        line_hmac | export_rule             | consent_event_id | notice_version | reason         | rule_version
        %s        | tencent_ads.phone_md5@1 | c5               | v2             | order_count=9  | 3
        """.formatted(new Tokens(KEYS).receipt(line)));
  }

  @Test
  void aPersonHasAsManyRowsAtGoogleAsIdentifiersOfOneKind() throws Exception {
    Destination google = destination(
        Destination.Type.GOOGLE_CUSTOMER_MATCH,
        made("Email", "google_customer_match", "email", 2),
        made("Phone", "google_customer_match", "phone", 1));
    assertThat(lines(google)
            .where("outcome = 'exported' and one_id in ('anna', 'carl')")
            .select("one_id", "part", "line"))
        .hasRows("""
        one_id | part | line
        anna   | rows | %s,%s
        anna   | rows | ,%s
        carl   | rows | %s,
        """.formatted(
                Digest.of("sha256", "anna@acme.cn"),
                Digest.of("sha256", "+8613900000101"),
                Digest.of("sha256", "+8613900000102"),
                Digest.of("sha256", "carl@acme.cn")));
  }

  @Test
  void aFileOfColumnsHasOneRowAPersonByTheIdentifierSeenLast() {
    Destination gateway = destination(
        Destination.Type.CSV,
        made("mobile", "csv", "phone_china_plain", 1),
        new ExportColumn.Constant("template", "SMS \"7\", b"),
        new ExportColumn.Profile("level", "member_level"));
    assertThat(lines(gateway).where("outcome = 'exported'").select("one_id", "line"))
        .hasRows("""
        one_id | line
        anna   | 13900000101,"SMS ""7"", b",gold
        fred   | 13900000501,"SMS ""7"", b",
        """);
  }

  @Test
  void equalLinesOfTwoPersonsStandOnceAndTheFirstPersonsIsTheReceipt() {
    String twins = VAULT + "phone:x | phone | +8613900000501 | anna\n";
    assertThat(lines(tencent(), twins, "")
            .where("line_hmac is not null")
            .groupBy("one_id", "outcome")
            .count())
        .hasRows("""
        one_id | outcome   | count:bigint
        anna   | exported  | 3
        fred   | duplicate | 1
        """);
  }

  @Test
  void linesOfTheLastDeliveryAreKnownAgain() throws Exception {
    String last = """
        delivery_id | audience_id | part      | line_hmac
        d1          | loyal       | phone_md5 | %s
        d1          | other       | phone_md5 | %s
        """.formatted(
            new Tokens(KEYS).receipt(Digest.of("md5", "13900000101")),
            new Tokens(KEYS).receipt(Digest.of("md5", "13900000102")));
    assertThat(lines(tencent(), VAULT, last).where("was_there").select("one_id", "line"))
        .hasRows("""
        one_id | line
        anna   | %s
        """.formatted(Digest.of("md5", "13900000101")));
  }

  @Test
  void aValueThatCannotBeOpenedIsRefusedAndTheOthersLeave() {
    Dataset<Row> broken = TestSession.session()
        .createDataFrame(List.of(), TableRows.none(VaultIdentifiers.TABLE).schema());
    Dataset<Row> vault = sealed(VAULT)
        .where("token <> 'phone:f'")
        .unionByName(broken)
        .unionByName(TableRows.of(VaultIdentifiers.TABLE, """
            token   | kind  | sealed
            phone:f | phone | v1:k1:AAAA
            """));
    assertThat(lines(tencent(), vault, VAULT, "")
            .where("one_id in ('anna', 'fred')")
            .select("one_id", "outcome", "detail"))
        .hasRows("""
        one_id | outcome  | detail
        anna   | exported |
        anna   | exported |
        fred   | rejected | phone: unreadable
        """);
  }

  @Test
  void onlyWhoIsInAtThatTimeAndInAnAudienceOfTheDestinationIsAMember() {
    assertThat(ExportCandidatesTransform.apply(inputs(sealed(VAULT), VAULT, """
                audience_id | one_id | rule_version | entered_at           | left_at
                loyal       | in     | 1            | 2026-06-01T00:00:00Z | null
                loyal       | leaves | 1            | 2026-06-01T00:00:00Z | 2026-07-01T00:00:01Z
                loyal       | tie    | 1            | 2026-06-01T00:00:00Z | 2026-07-01T00:00:00Z
                loyal       | left   | 1            | 2026-06-01T00:00:00Z | 2026-06-02T00:00:00Z
                loyal       | late   | 1            | 2026-07-02T00:00:00Z | null
                other       | other  | 1            | 2026-06-01T00:00:00Z | null
                """), tencent(), JULY))
        .hasRows("""
        one_id
        in
        leaves
        """);
  }

  @Test
  void noMembersGiveNoLines() {
    Dataset<Row> candidates =
        ExportCandidatesTransform.apply(inputs(sealed(VAULT), VAULT, ""), tencent(), JULY);
    assertThat(ExportLinesTransform.apply(
            candidates,
            LineMaker.of(tencent(), new FieldCipher(KEYS)),
            new Tokens(KEYS),
            TableRows.none(ExportReceipts.TABLE)))
        .hasNoRows();
  }

  private static Destination tencent() {
    return destination(
        Destination.Type.TENCENT_ADS, made("phone_md5", "tencent_ads", "phone_md5", 1));
  }

  private static ExportColumn made(String header, String destination, String field, int version) {
    return new ExportColumn.Made(
        header, ExportRules.of(destination, field, version).orElseThrow());
  }

  private static Destination destination(Destination.Type type, ExportColumn... columns) {
    return new Destination(
        "there",
        type,
        Zone.HASHED,
        "/nowhere",
        Optional.empty(),
        List.of("loyal"),
        List.of(columns),
        List.of(new ConsentNeed("marketing", "sms", "self")),
        Mode.FULL,
        "CN",
        new Limits(0, 100, 100, BigDecimal.ONE));
  }

  private static Dataset<Row> lines(Destination destination) {
    return lines(destination, VAULT, "");
  }

  private static Dataset<Row> lines(Destination destination, String vault, String last) {
    return lines(destination, sealed(vault), vault, last);
  }

  private static Dataset<Row> lines(
      Destination destination, Dataset<Row> sealed, String owners, String last) {
    Dataset<Row> candidates =
        ExportCandidatesTransform.apply(inputs(sealed, owners, """
            audience_id | one_id | rule_version | entered_at           | reason:array<string>
            loyal       | anna   | 3            | 2026-06-01T00:00:00Z | [order_count=7]
            loyal       | bea    | 3            | 2026-06-01T00:00:00Z | null
            loyal       | carl   | 3            | 2026-06-01T00:00:00Z | null
            loyal       | dora   | 3            | 2026-06-01T00:00:00Z | null
            loyal       | emil   | 3            | 2026-06-01T00:00:00Z | null
            loyal       | fred   | 3            | 2026-06-01T00:00:00Z | [order_count=9]
            """), destination, JULY);
    return ExportLinesTransform.apply(
        candidates,
        LineMaker.of(destination, new FieldCipher(KEYS)),
        new Tokens(KEYS),
        last.isEmpty()
            ? TableRows.none(ExportReceipts.TABLE)
            : TableRows.of(ExportReceipts.TABLE, last));
  }

  private static ExportInputs inputs(Dataset<Row> sealed, String owners, String members) {
    Dataset<Row> map = TextTables.table(TestSession.session(), owners)
        .selectExpr(
            "token",
            "one_id",
            "0L as id_hash",
            "timestamp '2026-01-01' as recorded_from",
            "cast(null as timestamp) as recorded_to",
            "cast(null as timestamp) as valid_from",
            "cast(null as timestamp) as valid_to")
        .transform(IdentityMap.TABLE::conform);
    return new ExportInputs(
        members.isEmpty()
            ? TableRows.none(AudienceMembers.TABLE)
            : TableRows.of(AudienceMembers.TABLE, members),
        TableRows.of(Suppressions.TABLE, """
            one_id | reason | scope
            bea    | reply  | sms
            bea    | minor  | any
            anna   | reply  | email
            """),
        TextTables.table(TestSession.session(), """
            one_id | consent_event_id | notice_version
            anna   | c1               | v1
            bea    | c2               | v1
            carl   | c3               | v1
            dora   | c4               | v1
            fred   | c5               | v2
            """),
        map,
        TableRows.of(Identifiers.TABLE, """
            token    | kind  | last_seen
            phone:a1 | phone | 2026-05-01T00:00:00Z
            phone:a2 | phone | 2026-04-01T00:00:00Z
            """),
        sealed,
        TableRows.of(Customer360.TABLE, """
            one_id | member_level
            anna   | gold
            fred   | null
            """));
  }

  private static Dataset<Row> sealed(String vault) {
    FieldCipher cipher = new FieldCipher(KEYS);
    UDF2<String, String, String> seal = (text, token) -> cipher.seal(text, "vault", token);
    return TextTables.table(TestSession.session(), vault)
        .withColumn("sealed", udf(seal, DataTypes.StringType).apply(col("sealed"), col("token")))
        .selectExpr("token", "kind", "sealed", "'k1' as key_id", "'r1' as first_run");
  }
}
