package io.tributary.pipeline.bronze;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.pipeline.rule.StandardView;
import io.tributary.pipeline.silver.Documents;
import io.tributary.pipeline.silver.SilverSettings;
import io.tributary.pipeline.silver.TargetRows;
import io.tributary.schema.Tables;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.FeedLibrary;
import io.tributary.schema.contract.Target;
import io.tributary.schema.testkit.SparkTest;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** The library's advertising and message feeds, from the bytes of a file to silver rows. */
@SparkTest
class AdFeedsTest {

  private static final List<String> KINDS =
      List.of("phone", "email", "openid", "idfa", "oaid", "imei", "cookie");

  @Test
  void aLeadPulledAgainIsOneLeadWithWhatCameLate(SparkSession session) {
    Dataset<Row> leads = silver(session, "oceanengine_leads", 0, """
        {"clue_id":70001,"advertiser_id":1,"ad_id":22,"site_id":"s1","req_id":"r1","clue_type":0,"clue_source":1,"create_time_detail":"2026-03-01 00:30:00","telephone":"138-0013-9001","gender":2,"province_name":"上海","city_name":"上海市","country_name":"静安区","convert_status":"数据获取中","clue_state":1,"fetched_at":"2026-03-01 00:31:00"}
        {"clue_id":"70001","advertiser_id":"1","ad_id":"22","site_id":"s1","req_id":"r1","clue_type":0,"clue_source":1,"create_time_detail":"2026-03-01 00:30:00","telephone":"138-0013-9001","gender":2,"province_name":"上海","city_name":"上海市","country_name":"静安区","convert_status":"合法转化","intention_estimation":"高意向","app_name":"抖音","clue_state":2,"fetched_at":"2026-03-01 00:41:00"}
        {"clue_id":70002,"promotion_id":33,"clue_type":9,"clue_source":4,"create_time_detail":1772300000,"telephone":"1380013****"}
        {"clue_id":null,"create_time_detail":"2026-03-01 00:30:00"}
        """);

    assertThat(leads).hasRows("""
        lead_id | account_id | ad_id | kind | intention | status    | is_valid:boolean | region_code | created_at:timestamp
        70001   | 1          | 22    | form | 高意向    | qualified | true             | 310106      | 2026-02-28T16:30:00Z
        70002   | null       | 33    | null | null      | null      | false            | null        | 2026-02-28T17:33:20Z
        """);
    assertThat(leads.selectExpr("lead_id", "size(tokens) as tokens")).hasRows("""
        lead_id | tokens:int
        70001   | 1
        70002   | 0
        """);
  }

  @Test
  void theNewestStatementOfADayStandsInYuanWhateverThePlatformCounts(SparkSession session) {
    assertThat(silver(session, "ad_spend", 0, """
        platform,account_id,campaign_id,campaign_name,ad_id,creative_id,stat_date,impressions,clicks,cost,fetched_at
        oceanengine,a,c1,Spring,ad1,,2026-02-28,1000,10,12345,2026-03-01 06:00:00
        oceanengine,a,c1,Spring,ad1,,2026-02-28,998,9,12001,2026-03-04 06:00:00
        oceanengine,a,c1,Spring,ad1,,2026-02-28,999,9,12100,2026-03-02 06:00:00
        baidu,b,c2,Brand,,,2026/2/28,"1,200",30,"1,234.50",2026-03-01 06:00:00
        baidu,b,c2,Brand,,,2026-03-01,10,1,-3.00,2026-03-01 06:00:00
        tencent,t,c3,Moments,x,y,2026-02-28,50,2,,2026-03-01 06:00:00
        mars,k,c4,Other,x,y,2026-02-28,50,2,10.00,2026-03-01 06:00:00
        """)).hasRows("""
        platform    | campaign_id | ad_id | creative_id | spend_date:date | spent_at:timestamp   | impressions:bigint | clicks:bigint | spend:decimal(18,2)
        baidu       | c2          |       |             | 2026-02-28      | 2026-02-27T16:00:00Z | 1200               | 30            | 1234.50
        oceanengine | c1          | ad1   |             | 2026-02-28      | 2026-02-27T16:00:00Z | 998                | 9             | 120.01
        """);
  }

  @Test
  void clicksBringTheirCampaignFromTheLandingPage(SparkSession session) {
    assertThat(silver(session, "ad_clicks", 0, """
        {"platform":"oceanengine","request_id":"q1","click_id":"K1","ts":1772323200,"landing_url":"https://shop.example/p/1?utm_source=douyin&utm_medium=cpc&utm_campaign=%E6%98%A5&clickid=K1","cookie":"ck-abcdef","oaid":"00000000-0000-0000-0000-000000000000"}
        {"platform":"baidu","request_id":"q2","click_id":"__CLICK_ID__","ts":1772323200000,"landing_url":"https://shop.example/?bd_vid=V2#top","imei":"490154203237518"}
        {"platform":"baidu","request_id":"q2","click_id":"__CLICK_ID__","ts":1772323200000,"landing_url":"https://shop.example/?bd_vid=V2#top","imei":"490154203237518"}
        {"platform":"tencent","request_id":"q3","ts":"2026-03-01T00:00:00Z"}
        """)
            .withColumn(
                "tokens",
                org.apache.spark.sql.functions.size(org.apache.spark.sql.functions.col("tokens"))))
        .hasRows("""
        interaction_id | kind  | click_id | page                     | utm_source | utm_medium | utm_campaign | tokens:int | occurred_at:timestamp
        q1             | click | K1       | https://shop.example/p/1 | douyin     | cpc        | 春           | 1          | 2026-03-01T00:00:00Z
        q2             | click | V2       | https://shop.example/    | null       | null       | null         | 1          | 2026-03-01T00:00:00Z
        q3             | click | null     | null                     | null       | null       | null         | 0          | 2026-03-01T00:00:00Z
        """);
  }

  @Test
  void whatHappenedToAMessageIsOneRowEach(SparkSession session) {
    String log = """
        msg_id,address,template_id,sign,campaign_id,strategy_id,submit_time,status,delivered_at,clicked_at,reply,replied_at,updated_at
        m1,13800139001,t1,HC,c1,s1,2026-03-01 10:00:00,ACCEPTD,,,,,2026-03-01 10:00:00
        m1,13800139001,t1,HC,c1,s1,2026-03-01 10:00:00,DELIVRD,2026-03-01 10:00:05,2026-03-01 10:10:00,,,2026-03-01 10:10:00
        m2,13800139002,t1,HC,c1,s1,2026-03-01 10:00:00,UNDELIV,,,,,2026-03-01 10:03:00
        m3,13800139003,t1,HC,c1,s1,2026-03-01 10:00:00,DELIVRD,2026-03-01 10:00:05,,ｔｄ,2026-03-01 11:00:00,2026-03-01 11:00:00
        m4,13800139004,t1,HC,c1,s1,2026-03-01 10:00:00,DELIVRD,2026-03-01 10:00:05,,谢谢,2026-03-01 12:00:00,2026-03-01 12:00:00
        """;

    assertThat(silver(session, "sms_log", 0, log)).hasRows("""
        interaction_id | kind         | strategy_id | occurred_at:timestamp
        m1             | clicked      | s1          | 2026-03-01T02:10:00Z
        m1             | delivered    | s1          | 2026-03-01T02:00:05Z
        m1             | message_sent | s1          | 2026-03-01T02:00:00Z
        m2             | failed       | s1          | 2026-03-01T02:03:00Z
        m2             | message_sent | s1          | 2026-03-01T02:00:00Z
        m3             | delivered    | s1          | 2026-03-01T02:00:05Z
        m3             | message_sent | s1          | 2026-03-01T02:00:00Z
        m3             | opt_out      | s1          | 2026-03-01T03:00:00Z
        m4             | delivered    | s1          | 2026-03-01T02:00:05Z
        m4             | message_sent | s1          | 2026-03-01T02:00:00Z
        m4             | replied      | s1          | 2026-03-01T04:00:00Z
        """);
    assertThat(silver(session, "sms_log", 1, log)).hasRows("""
        purpose   | channel | recipient | status    | source    | occurred_at:timestamp
        marketing | sms     | self      | WITHDRAWN | sms-reply | 2026-03-01T03:00:00Z
        """);
  }

  @Test
  void aDayWithoutRecordsGivesNoRows(SparkSession session) {
    assertThat(silver(session, "ad_impressions", 0, "")).hasRows("""
        interaction_id | kind
        """);
  }

  /** Rows of a feed's target, by that position in its contract. */
  private static Dataset<Row> silver(SparkSession session, String feed, int position, String text) {
    String yaml = FeedLibrary.text(feed);
    Reading reading = Reading.of(yaml).file(feed + "/dt=2026-03-01/f", text);
    FileFactsAccumulator facts = new FileFactsAccumulator();
    session.sparkContext().register(facts);
    FeedContract contract = reading.contract();
    Dataset<Row> bronze = BronzeReader.rows(
        session.createDataFrame(reading.fileRows(), BronzeReader.fileSchema()),
        contract,
        reading.settings(),
        facts);
    Dataset<Row> documents =
        Documents.of(contract, StandardView.of(contract, Documents.accepted(bronze)), KINDS);
    Target target = contract.targets().get(position);
    return TargetRows.of(
        contract,
        target,
        Tables.named(target.table()).orElseThrow(),
        Documents.standing(documents),
        new SilverSettings("hechuan", "CNY", Reading.SHANGHAI, KINDS));
  }
}
