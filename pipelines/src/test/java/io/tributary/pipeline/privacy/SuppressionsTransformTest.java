package io.tributary.pipeline.privacy;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.pipeline.TableRows;
import io.tributary.schema.destination.SuppressionPolicy;
import io.tributary.schema.destination.SuppressionPolicy.Choice;
import io.tributary.schema.table.Consents;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.PersonInteractions;
import io.tributary.schema.testkit.SparkTest;
import java.time.Instant;
import java.time.ZoneId;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class SuppressionsTransformTest {

  private static final Instant NOW = Instant.parse("2026-06-30T18:00:00Z");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Test
  void whoWithdrewMarketingByTheBrandIsLeftOutOnThatChannel() {
    assertThat(suppressions("""
        one_id | purpose   | channel | recipient | status    | consent_event_id | occurred_at:timestamp
        anna   | marketing | any     | self      | WITHDRAWN | c1               | 2026-02-01T00:00:00Z
        anna   | marketing | any     | any       | WITHDRAWN | c2               | 2026-03-01T00:00:00Z
        bea    | marketing | sms     | self      | WITHDRAWN | c3               | 2026-02-01T00:00:00Z
        carl   | marketing | any     | tencent   | WITHDRAWN | c4               | 2026-02-01T00:00:00Z
        dora   | profiling | any     | self      | WITHDRAWN | c5               | 2026-02-01T00:00:00Z
        emil   | marketing | any     | self      | GRANTED   | c6               | 2026-02-01T00:00:00Z
        """, "", "")).hasRows("""
        one_id | reason  | scope | since:timestamp      | evidence_id | evidence_count:bigint
        anna   | opt_out | any   | 2026-02-01T00:00:00Z | c2          | 2
        bea    | opt_out | sms   | 2026-02-01T00:00:00Z | c3          | 1
        """);
  }

  @Test
  void anOptOutReplyHoldsUntilAGrantThatIsLater() {
    assertThat(suppressions("""
        one_id | purpose   | channel | recipient | status  | consent_event_id | occurred_at:timestamp
        bea    | marketing | sms     | self      | GRANTED | c1               | 2026-05-02T00:00:00Z
        carl   | marketing | any     | self      | GRANTED | c2               | 2026-04-30T00:00:00Z
        dora   | marketing | email   | self      | GRANTED | c3               | 2026-06-01T00:00:00Z
        emil   | marketing | any     | any       | GRANTED | c4               | 2026-06-01T00:00:00Z
        """, """
        interaction_id | one_id | kind    | channel | occurred_at:timestamp
        i1             | anna   | opt_out | sms     | 2026-05-01T00:00:00Z
        i2             | anna   | opt_out | sms     | 2026-05-03T00:00:00Z
        i3             | bea    | opt_out | sms     | 2026-05-01T00:00:00Z
        i4             | carl   | opt_out | sms     | 2026-05-01T00:00:00Z
        i5             | dora   | opt_out | sms     | 2026-05-01T00:00:00Z
        i6             | emil   | opt_out | sms     | 2026-05-01T00:00:00Z
        i7             | null   | opt_out | sms     | 2026-05-01T00:00:00Z
        i8             | fred   | opt_out | sms     | 2026-07-01T00:00:00Z
        """, "")).hasRows("""
        one_id | reason | scope | since:timestamp      | evidence_id | evidence_count:bigint
        anna   | reply  | sms   | 2026-05-01T00:00:00Z | i2          | 2
        carl   | reply  | sms   | 2026-05-01T00:00:00Z | i4          | 1
        dora   | reply  | sms   | 2026-05-01T00:00:00Z | i5          | 1
        """);
  }

  @Test
  void onlyFailuresSinceTheLastMessageThatArrivedCountAsBounces() {
    assertThat(suppressions("", """
        interaction_id | one_id | kind      | channel | occurred_at:timestamp
        i1             | anna   | failed    | sms     | 2026-05-01T00:00:00Z
        i2             | anna   | failed    | sms     | 2026-05-02T00:00:00Z
        i3             | anna   | failed    | sms     | 2026-05-03T00:00:00Z
        j1             | bea    | failed    | sms     | 2026-05-01T00:00:00Z
        j2             | bea    | delivered | sms     | 2026-05-02T00:00:00Z
        j3             | bea    | failed    | sms     | 2026-05-03T00:00:00Z
        j4             | bea    | failed    | sms     | 2026-05-04T00:00:00Z
        k1             | carl   | failed    | sms     | 2026-05-01T00:00:00Z
        k2             | carl   | failed    | sms     | 2026-05-02T00:00:00Z
        k3             | carl   | failed    | email   | 2026-05-03T00:00:00Z
        """, "")).hasRows("""
        one_id | reason | scope | evidence_id | evidence_count:bigint
        anna   | bounce | sms   | i3          | 3
        """);
  }

  @Test
  void childrenNeverAndYouthsByDefaultWhateverTheDayBeginsInTheirZone() {
    // It is 1 July in Shanghai already.
    assertThat(suppressions("", "", """
        one_id  | birthday:date
        child   | 2012-07-02
        today14 | 2012-07-01
        youth   | 2008-07-02
        adult   | 2008-07-01
        unknown | null
        """)).hasRows("""
        one_id  | reason | scope
        child   | minor  | any
        today14 | youth  | any
        youth   | youth  | any
        """);
  }

  @Test
  void aPolicyMayAllowYouthsAndLeaveOutUnknownAges() {
    SuppressionPolicy policy = new SuppressionPolicy(Choice.ALLOW, Choice.SUPPRESS, 1);
    assertThat(suppressions("", """
        interaction_id | one_id | kind   | channel | occurred_at:timestamp
        i1             | anna   | failed | sms     | 2026-05-01T00:00:00Z
        """, """
        one_id  | birthday:date
        child   | 2012-07-02
        youth   | 2008-07-02
        unknown | null
        """, policy)).hasRows("""
        one_id  | reason      | scope
        child   | minor       | any
        unknown | unknown_age | any
        anna    | bounce      | sms
        """);
  }

  @Test
  void nothingSaidAndNobodyKnownSuppressesNobody() {
    assertThat(suppressions("", "", "")).hasNoRows();
  }

  private static Dataset<Row> suppressions(String consents, String interactions, String profiles) {
    return suppressions(consents, interactions, profiles, SuppressionPolicy.DEFAULT);
  }

  private static Dataset<Row> suppressions(
      String consents, String interactions, String profiles, SuppressionPolicy policy) {
    SuppressionInputs inputs = new SuppressionInputs(
        rows(Consents.TABLE, consents),
        rows(PersonInteractions.TABLE, interactions),
        rows(Customer360.TABLE, profiles));
    return SuppressionsTransform.apply(inputs, policy, NOW, SHANGHAI);
  }

  private static Dataset<Row> rows(io.tributary.schema.TableSpec table, String text) {
    return text.isEmpty() ? TableRows.none(table) : TableRows.of(table, text);
  }
}
