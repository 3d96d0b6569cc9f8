package io.tributary.pipeline.privacy;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.pipeline.TableRows;
import io.tributary.schema.destination.Destination.ConsentNeed;
import io.tributary.schema.table.ConsentEvents;
import io.tributary.schema.testkit.SparkTest;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class GrantedTransformTest {

  private static final ConsentNeed TENCENT = new ConsentNeed("marketing", "wechat", "tencent");
  private static final ConsentNeed ABROAD = new ConsentNeed("cross_border", "any", "tencent");

  @Test
  void statementsAboutAnyChannelOrRecipientMeetANeedNobodySpokeOfByName() {
    assertThat(granted(List.of(TENCENT), """
        consent_event_id | tokens:array<string> | channel | recipient | status  | notice_version | occurred_at:timestamp
        c1               | [phone:p1]           | any     | any       | GRANTED | v2             | 2026-02-01T00:00:00Z
        """)).hasRows("""
        one_id | consent_event_id | notice_version
        anna   | c1               | v2
        """);
  }

  @Test
  void consentForAnotherChannelRecipientOrPurposeIsNone() {
    assertThat(granted(List.of(TENCENT), """
        consent_event_id | tokens:array<string> | purpose   | channel | recipient | status  | occurred_at:timestamp
        c1               | [phone:p1]           | marketing | sms     | tencent   | GRANTED | 2026-02-01T00:00:00Z
        c2               | [phone:p1]           | marketing | wechat  | self      | GRANTED | 2026-02-01T00:00:00Z
        c3               | [phone:p1]           | profiling | any     | any       | GRANTED | 2026-02-01T00:00:00Z
        """)).hasNoRows();
  }

  @Test
  void theNewestCoveringStatementDecidesWhateverItsScope() {
    assertThat(granted(List.of(TENCENT), """
        consent_event_id | tokens:array<string> | channel | recipient | status    | occurred_at:timestamp
        a1               | [phone:p1]           | any     | any       | WITHDRAWN | 2026-02-01T00:00:00Z
        a2               | [phone:p1]           | wechat  | any       | GRANTED   | 2026-03-01T00:00:00Z
        c1               | [phone:p9]           | wechat  | tencent   | GRANTED   | 2026-04-01T00:00:00Z
        c2               | [phone:p9]           | any     | any       | WITHDRAWN | 2026-05-01T00:00:00Z
        """)).hasRows("""
        one_id | consent_event_id
        anna   | a2
        """);
  }

  @Test
  void oneIdentifierThatRefusesIsEnough() {
    assertThat(granted(List.of(TENCENT), """
        consent_event_id | tokens:array<string> | channel | recipient | status    | occurred_at:timestamp
        c1               | [member:m1]          | any     | tencent   | WITHDRAWN | 2026-02-01T00:00:00Z
        c2               | [phone:p1]           | wechat  | tencent   | GRANTED   | 2026-03-01T00:00:00Z
        """)).hasNoRows();
  }

  @Test
  void everyNeedMustBeMetAndEachGivesItsStatement() {
    assertThat(granted(List.of(TENCENT, ABROAD), """
        consent_event_id | tokens:array<string> | purpose      | channel | recipient | status  | notice_version | occurred_at:timestamp
        c2               | [phone:p1]           | marketing    | any     | tencent   | GRANTED | v1             | 2026-03-01T00:00:00Z
        c1               | [phone:p1]           | cross_border | any     | tencent   | GRANTED | v2             | 2026-02-01T00:00:00Z
        c3               | [phone:p9]           | marketing    | any     | tencent   | GRANTED | v1             | 2026-03-01T00:00:00Z
        """)).hasRows("""
        one_id | consent_event_id | notice_version
        anna   | c2,c1            | v1,v2
        """);
  }

  @Test
  void noStatementsAllowNothing() {
    assertThat(GrantedTransform.apply(
            TableRows.none(ConsentEvents.TABLE), Said.owners(), List.of(TENCENT), Said.JULY))
        .hasNoRows();
  }

  private static Dataset<Row> granted(List<ConsentNeed> needs, String events) {
    return GrantedTransform.apply(Said.events(events), Said.owners(), needs, Said.JULY);
  }
}
