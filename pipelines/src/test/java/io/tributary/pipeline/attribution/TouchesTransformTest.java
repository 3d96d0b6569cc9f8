package io.tributary.pipeline.attribution;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.table.Leads;
import io.tributary.schema.table.PersonEvents;
import io.tributary.schema.table.PersonInteractions;
import io.tributary.schema.testkit.SparkTest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class TouchesTransformTest {

  private static final AttributionSettings SHIPPED = AttributionSettings.shipped();

  @Test
  void interactionsAreTouchesOfTheirKindAndWhatDidNotReachAnybodyIsNone() {
    assertThat(touches(interactions("""
        interaction_id | one_id | kind         | platform    | channel     | campaign_id | ad_id | utm_campaign | occurred_at
        1              | anna   | click        | oceanengine | oceanengine | c1          | a1    | spring       | 2026-05-01T10:00:00Z
        2              | anna   | impression   | Tencent     | tencent     | null        |       | spring       | 2026-05-01T10:00:00Z
        3              | anna   | message_sent | sms         | sms         | null        | null  | null         | 2026-05-01T10:00:00Z
        3              | anna   | delivered    | sms         | sms         | null        | null  | null         | 2026-05-01T10:01:00Z
        3              | anna   | clicked      | sms         | sms         | null        | null  | null         | 2026-05-01T10:02:00Z
        4              | anna   | opt_out      | sms         | sms         | null        | null  | null         | 2026-05-01T10:02:00Z
        5              | null   | click        | baidu       | baidu       | null        | null  | null         | 2026-05-01T10:00:00Z
        """))).hasRows("""
        touch_id | one_id | kind | channel_group | channel | campaign | ad_group | is_paid | is_direct | rule | touched_at
        "interaction|oceanengine|click|1" | anna | click   | Paid Social | oceanengine | c1     | a1   | true  | false | oceanengine@1 | 2026-05-01T10:00:00Z
        "interaction|Tencent|impression|2" | anna | view   | Paid Social | tencent     | spring | null | true  | false | tencent@1     | 2026-05-01T10:00:00Z
        "interaction|sms|delivered|3"     | anna | message | SMS         | sms         | null   | null | false | false | sms@1         | 2026-05-01T10:01:00Z
        "interaction|sms|clicked|3"       | anna | click   | SMS         | sms         | null   | null | false | false | sms@1         | 2026-05-01T10:02:00Z
        "interaction|baidu|click|5"       | null | click   | Paid Search | baidu       | null   | null | true  | false | baidu_ads@1   | 2026-05-01T10:00:00Z
        """);
  }

  @Test
  void aVisitBeginsAfterThirtyMinutesWithoutAnEventOrWithAnotherCampaign() {
    assertThat(touches(events("""
        event_id | one_id | channel | page | utm_source | utm_medium | occurred_at
        a        | anna   | web     | /    | null       | null       | 2026-05-01T10:00:00Z
        b        | anna   | web     | /p   | null       | null       | 2026-05-01T10:30:00Z
        c        | anna   | web     | /p   | null       | null       | 2026-05-01T11:00:01Z
        d        | anna   | web     | /    | google     | organic    | 2026-05-01T11:10:00Z
        e        | anna   | web     | /p   | google     | organic    | 2026-05-01T11:11:00Z
        f        | anna   | web     | /p   | null       | null       | 2026-05-01T11:12:00Z
        g        | anna   | web     | /p   | google     | organic    | 2026-05-01T11:13:00Z
        h        | null   | web     | /    | null       | null       | 2026-05-01T10:00:00Z
        i        | anna   | calls   | null | null       | null       | 2026-05-01T10:00:00Z
        """))).hasRows("""
        touch_id | kind | channel_group | channel | is_direct
        "visit|web|a" | visit | Direct         | direct | true
        "visit|web|c" | visit | Direct         | direct | true
        "visit|web|d" | visit | Organic Search | google | false
        """);
  }

  @Test
  void eventsOfOneMomentBeginOneVisitByTheirIds() {
    assertThat(touches(events("""
        event_id | one_id | channel | page | utm_source | utm_medium | occurred_at
        b        | anna   | web     | /    | null       | null       | 2026-05-01T10:00:00Z
        a        | anna   | web     | /    | null       | null       | 2026-05-01T10:00:00Z
        """))).hasRows("""
        touch_id
        "visit|web|a"
        """);
  }

  @Test
  void aVisitIsOfTheChannelItCameFromWhateverTheCase() {
    assertThat(touches(events("""
        event_id | one_id | channel     | page               | utm_source | utm_medium | click_id | source_code | referrer                      | occurred_at
        1        | a      | web         | https://shop.cn/   | Douyin     | CPC        | null     | null        | null                          | 2026-05-01T10:00:00Z
        2        | b      | web         | https://shop.cn/   | douyin     | null       | null     | null        | null                          | 2026-05-01T10:00:00Z
        3        | c      | web         | https://shop.cn/   | null       | null       | null     | null        | https://www.baidu.com/s       | 2026-05-01T10:00:00Z
        4        | d      | web         | https://shop.cn/p  | null       | null       | null     | null        | https://SHOP.cn/              | 2026-05-01T10:00:00Z
        5        | e      | web         | https://shop.cn/   | null       | null       | null     | null        | https://blog.example.org/post | 2026-05-01T10:00:00Z
        6        | f      | miniprogram | pages/index        | null       | null       | null     | 1001        | null                          | 2026-05-01T10:00:00Z
        7        | g      | miniprogram | pages/index        | null       | null       | null     | 1045        | null                          | 2026-05-01T10:00:00Z
        8        | h      | web         | https://shop.cn/   | partner    | null       | null     | null        | null                          | 2026-05-01T10:00:00Z
        9        | i      | web         | https://shop.cn/   | null       | null       | x1       | null        | null                          | 2026-05-01T10:00:00Z
        """))).hasRows("""
        one_id | channel_group  | channel          | is_paid | is_direct | rule               | referrer_host
        a      | Paid Social    | oceanengine      | true    | false     | oceanengine@1      | null
        b      | Organic Social | douyin           | false   | false     | douyin@1           | null
        c      | Organic Search | baidu            | false   | false     | baidu@1            | www.baidu.com
        d      | Direct         | direct           | false   | true      | direct@1           | null
        e      | Referral       | blog.example.org | false   | false     | referral@1         | blog.example.org
        f      | Mini-program   | miniprogram      | false   | false     | miniprogram@1      | null
        g      | Paid Social    | tencent          | true    | false     | wechat_ad_scenes@1 | null
        h      | Unassigned     | partner          | false   | false     | null               | null
        i      | Paid Other     | web              | true    | false     | paid_other@1       | null
        """);
  }

  @Test
  void theVisitOrLeadAClickLedToWithinThirtyMinutesIsTheClicks() {
    TouchInputs inputs = new TouchInputs(
        interactions("""
            interaction_id | one_id | kind  | platform    | channel     | occurred_at
            1              | anna   | click | oceanengine | oceanengine | 2026-05-01T10:00:00Z
            """).interactions(), events("""
            event_id | one_id | channel | page | utm_source | utm_medium | occurred_at
            landing  | anna   | web     | /    | douyin     | cpc        | 2026-05-01T10:00:03Z
            again    | anna   | web     | /    | douyin     | cpc        | 2026-05-01T10:45:00Z
            other    | anna   | web     | /    | baidu      | cpc        | 2026-05-01T10:00:03Z
            another  | bea    | web     | /    | douyin     | cpc        | 2026-05-01T10:00:03Z
            """).events(), leads("""
            lead_id | source      | one_id | is_valid | created_at
            now     | oceanengine | anna   | true     | 2026-05-01T10:30:00Z
            later   | oceanengine | anna   | null     | 2026-05-02T10:30:00Z
            test    | oceanengine | anna   | false    | 2026-05-03T10:30:00Z
            """).leads());

    assertThat(touches(inputs)).hasRows("""
        touch_id | one_id | kind | channel
        "interaction|oceanengine|click|1" | anna | click | oceanengine
        "visit|web|again"                 | anna | visit | oceanengine
        "visit|web|other"                 | anna | visit | baidu
        "visit|web|another"               | bea  | visit | oceanengine
        "lead|oceanengine|later"          | anna | click | oceanengine
        """);
  }

  @Test
  void withoutAnythingThereAreNone() {
    assertThat(touches(new TouchInputs(
            Given.none(PersonInteractions.TABLE),
            Given.none(PersonEvents.TABLE),
            Given.none(Leads.TABLE))))
        .hasNoRows();
  }

  private static Dataset<Row> touches(TouchInputs inputs) {
    return TouchesTransform.apply(inputs, SHIPPED);
  }

  private static TouchInputs interactions(String text) {
    return new TouchInputs(
        Given.table(PersonInteractions.TABLE, text),
        Given.none(PersonEvents.TABLE),
        Given.none(Leads.TABLE));
  }

  private static TouchInputs events(String text) {
    return new TouchInputs(
        Given.none(PersonInteractions.TABLE),
        Given.table(PersonEvents.TABLE, text),
        Given.none(Leads.TABLE));
  }

  private static TouchInputs leads(String text) {
    return new TouchInputs(
        Given.none(PersonInteractions.TABLE),
        Given.none(PersonEvents.TABLE),
        Given.leads(Leads.TABLE, text));
  }
}
