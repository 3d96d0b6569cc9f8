package io.tributary.pipeline.privacy;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.pipeline.TableRows;
import io.tributary.schema.table.ConsentEvents;
import io.tributary.schema.testkit.SparkTest;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class ConsentsTransformTest {

  @Test
  void theNewestStatementOfAnIdentifierHoldsWithItsEventAndNotice() {
    assertThat(consents("""
        consent_event_id | tokens:array<string> | status    | notice_version | occurred_at:timestamp
        c1               | [phone:p1]           | GRANTED   | v1             | 2026-02-01T00:00:00Z
        c2               | [phone:p1]           | WITHDRAWN | v2             | 2026-03-01T00:00:00Z
        c3               | [phone:p1]           | GRANTED   | v3             | 2026-04-01T00:00:00Z
        """)).hasRows("""
        one_id | purpose   | channel | recipient | status  | consent_event_id | notice_version | identifier_count:bigint
        anna   | marketing | any     | self      | GRANTED | c3               | v3             | 1
        """);
  }

  @Test
  void ofSeveralIdentifiersOfOnePersonTheMostRestrictiveHoldsHoweverOld() {
    assertThat(consents("""
        consent_event_id | tokens:array<string> | status    | occurred_at:timestamp
        c1               | [member:m1]          | WITHDRAWN | 2026-02-01T00:00:00Z
        c2               | [phone:p1]           | GRANTED   | 2026-03-01T00:00:00Z
        """)).hasRows("""
        one_id | status    | consent_event_id | identifier_count:bigint
        anna   | WITHDRAWN | c1               | 2
        """);
  }

  @Test
  void aSplitGivesEachPersonTheirOwnBack() {
    Dataset<Row> apart = TableRows.of(io.tributary.schema.table.IdentityMap.TABLE, """
        token     | one_id | recorded_from
        phone:p1  | anna   | 2026-01-01
        member:m1 | dora   | 2026-01-01
        """);
    assertThat(ConsentsTransform.apply(Said.events("""
                consent_event_id | tokens:array<string> | status    | occurred_at:timestamp
                c1               | [member:m1]          | WITHDRAWN | 2026-02-01T00:00:00Z
                c2               | [phone:p1]           | GRANTED   | 2026-03-01T00:00:00Z
                """), apart, Said.JULY)).hasRows("""
        one_id | status
        anna   | GRANTED
        dora   | WITHDRAWN
        """);
  }

  @Test
  void aLaterGrantForOneChannelReopensThatChannelOnly() {
    assertThat(consents("""
        consent_event_id | tokens:array<string> | channel | status    | occurred_at:timestamp
        c1               | [phone:p1]           | any     | WITHDRAWN | 2026-02-01T00:00:00Z
        c2               | [phone:p1]           | sms     | GRANTED   | 2026-03-01T00:00:00Z
        """)).hasRows("""
        channel | status    | consent_event_id
        any     | WITHDRAWN | c1
        sms     | GRANTED   | c2
        """);
  }

  @Test
  void aLaterWithdrawalForAnyChannelAndRecipientClosesEveryOne() {
    assertThat(consents("""
        consent_event_id | tokens:array<string> | channel | recipient | status    | occurred_at:timestamp
        c1               | [phone:p1]           | sms     | self      | GRANTED   | 2026-02-01T00:00:00Z
        c2               | [phone:p1]           | wechat  | tencent   | GRANTED   | 2026-02-01T00:00:00Z
        c3               | [phone:p1]           | any     | any       | WITHDRAWN | 2026-03-01T00:00:00Z
        """)).hasRows("""
        channel | recipient | status    | consent_event_id
        sms     | self      | WITHDRAWN | c3
        wechat  | tencent   | WITHDRAWN | c3
        any     | any       | WITHDRAWN | c3
        """);
  }

  @Test
  void aStatementAboutOneRecipientSaysNothingOfAnother() {
    assertThat(consents("""
        consent_event_id | tokens:array<string> | recipient | status    | occurred_at:timestamp
        c1               | [phone:p1]           | tencent   | WITHDRAWN | 2026-03-01T00:00:00Z
        c2               | [phone:p1]           | alibaba   | GRANTED   | 2026-02-01T00:00:00Z
        """)).hasRows("""
        recipient | status
        tencent   | WITHDRAWN
        alibaba   | GRANTED
        """);
  }

  @Test
  void ofTwoStatementsOfOneTimeTheWithdrawalHolds() {
    assertThat(consents("""
        consent_event_id | tokens:array<string> | status    | occurred_at:timestamp
        c9               | [phone:p1]           | GRANTED   | 2026-03-01T00:00:00Z
        c1               | [phone:p1]           | WITHDRAWN | 2026-03-01T00:00:00Z
        """)).hasRows("""
        status    | consent_event_id
        WITHDRAWN | c1
        """);
  }

  @Test
  void aStatementBelongsToWhoOwnedTheIdentifierThen() {
    assertThat(consents("""
        consent_event_id | tokens:array<string> | status    | occurred_at:timestamp
        before           | [phone:p9]           | WITHDRAWN | 2026-02-28T23:59:59Z
        tie              | [phone:p9]           | GRANTED   | 2026-03-01T00:00:00Z
        """)).hasRows("""
        one_id | status
        bea    | WITHDRAWN
        carl   | GRANTED
        """);
  }

  @Test
  void whatHappenedLaterOrWasLearntLaterDoesNotCountYet() {
    Dataset<Row> events = Said.events("""
        consent_event_id | tokens:array<string> | status    | occurred_at:timestamp | arrived_at:timestamp
        c1               | [phone:p1]           | GRANTED   | 2026-02-01T00:00:00Z  | 2026-02-01T00:00:00Z
        late             | [phone:p1]           | WITHDRAWN | 2026-02-10T00:00:00Z  | 2026-05-01T00:00:00Z
        """);
    Instant march = Instant.parse("2026-03-01T00:00:00Z");
    assertThat(ConsentsTransform.apply(events, Said.owners(), AsOf.now(march))).hasRows("""
        status  | consent_event_id
        GRANTED | c1
        """);
    assertThat(ConsentsTransform.apply(
            events, Said.owners(), new AsOf(march, Instant.parse("2026-06-01T00:00:00Z"))))
        .hasRows("""
        status    | consent_event_id
        WITHDRAWN | late
        """);
  }

  @Test
  void theSameStatementTwiceAndAStatementOfNobodyChangeNothing() {
    assertThat(consents("""
        consent_event_id | tokens:array<string>    | status  | occurred_at:timestamp
        c1               | [phone:shop, phone:p1]  | GRANTED | 2026-02-01T00:00:00Z
        c1               | [phone:shop, phone:p1]  | GRANTED | 2026-02-01T00:00:00Z
        c2               | []                      | GRANTED | 2026-02-01T00:00:00Z
        c3               | null                    | GRANTED | 2026-02-01T00:00:00Z
        c4               | [phone:unknown]         | GRANTED | 2026-02-01T00:00:00Z
        """)).hasRows("""
        one_id | status  | consent_event_id | identifier_count:bigint
        anna   | GRANTED | c1               | 1
        """);
  }

  @Test
  void noStatementsGiveNoRows() {
    assertThat(
            ConsentsTransform.apply(TableRows.none(ConsentEvents.TABLE), Said.owners(), Said.JULY))
        .hasNoRows();
  }

  private static Dataset<Row> consents(String events) {
    return ConsentsTransform.apply(Said.events(events), Said.owners(), Said.JULY);
  }
}
