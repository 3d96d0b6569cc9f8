package io.tributary.pipeline.audience;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;

import io.tributary.schema.audience.SegmentSettings;
import io.tributary.schema.table.Persons;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TestSession;
import io.tributary.schema.testkit.TextTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Purchases are written as days before 2026-06-01. */
@SparkTest
class LifecycleTransformTest {

  private static final SegmentSettings SETTINGS = Given.segments("""
      lifecycle:
        new-days: 30
        fresh-days: 30
        lost-days: 365
        churn-factor: 2
        gap-days: {usual: 60, least: 14, most: 200}
        categories:
          - {category: 食品>茶, usual: 20, least: 7, most: 90}
          - {category: 家具, usual: 400, least: 100, most: 2000}
      """);

  @Test
  void whoBoughtOncePassesTheStagesByTheUsualGap() {
    assertThat(stages("""
        one_id | ago:int
        d1     | 1
        d30    | 30
        d31    | 31
        d60    | 60
        d61    | 61
        d120   | 120
        d121   | 121
        d365   | 365
        d366   | 366
        """)).hasRows("""
        one_id | stage      | since      | recency_days:bigint | gap_days:decimal(9,1) | gap_basis
        d1     | new        | 2026-05-31 | 1                   | 60.0                  | usual
        d30    | new        | 2026-05-02 | 30                  | 60.0                  | usual
        d31    | active     | 2026-06-01 | 31                  | 60.0                  | usual
        d60    | active     | 2026-05-03 | 60                  | 60.0                  | usual
        d61    | dormant    | 2026-06-01 | 61                  | 60.0                  | usual
        d120   | dormant    | 2026-04-03 | 120                 | 60.0                  | usual
        d121   | churn_risk | 2026-06-01 | 121                 | 60.0                  | usual
        d365   | churn_risk | 2025-09-30 | 365                 | 60.0                  | usual
        d366   | lost       | 2026-06-01 | 366                 | 60.0                  | usual
        """);
  }

  @Test
  void whoBoughtAgainIsRepurchasingWhileThatIsFreshThenActiveWithinTheOwnGap() {
    // Gaps of 40 and 41 days: the median is 40.5.
    assertThat(stages("""
        one_id | ago:int
        g30    | 30
        g30    | 70
        g30    | 111
        g31    | 31
        g31    | 71
        g31    | 112
        g40    | 40
        g40    | 80
        g40    | 121
        g41    | 41
        g41    | 81
        g41    | 122
        g81    | 81
        g81    | 121
        g81    | 162
        g82    | 82
        g82    | 122
        g82    | 163
        """)).hasRows("""
        one_id | stage        | since      | gap_days:decimal(9,1) | gap_basis | break_days:bigint | order_days:bigint
        g30    | repurchasing | 2026-05-02 | 40.5                  | personal  | 40                | 3
        g31    | active       | 2026-06-01 | 40.5                  | personal  | 40                | 3
        g40    | active       | 2026-05-23 | 40.5                  | personal  | 40                | 3
        g41    | dormant      | 2026-06-01 | 40.5                  | personal  | 40                | 3
        g81    | dormant      | 2026-04-22 | 40.5                  | personal  | 40                | 3
        g82    | churn_risk   | 2026-06-01 | 40.5                  | personal  | 40                | 3
        """);
  }

  @Test
  void whoComesBackAfterTwiceTheGapOfBeforeIsReactivatedWhileThatIsFresh() {
    // Before the break the gap was 30 days, or for two purchases the usual 60.
    assertThat(stages("""
        one_id    | ago:int
        back61    | 5
        back61    | 66
        back61    | 96
        back60    | 5
        back60    | 65
        back60    | 95
        second121 | 30
        second121 | 151
        second120 | 30
        second120 | 150
        notfresh  | 31
        notfresh  | 152
        """)).hasRows("""
        one_id    | stage        | break_days:bigint
        back61    | reactivated  | 61
        back60    | repurchasing | 60
        second121 | reactivated  | 121
        second120 | repurchasing | 120
        notfresh  | active       | 121
        """);
  }

  @Test
  void aBreakLongerThanLostDaysIsAComeBackWhateverTheGap() {
    assertThat(stages("""
        one_id | ago:int
        back   | 5
        back   | 371
        back   | 571
        never  | 5
        never  | 370
        never  | 570
        """)).hasRows("""
        one_id | stage        | break_days:bigint
        back   | reactivated  | 366
        never  | repurchasing | 365
        """);
  }

  @Test
  void beingNewComesBeforeEverythingElse() {
    assertThat(stages("""
        one_id | ago:int
        quick  | 20
        quick  | 30
        past   | 21
        past   | 31
        risk   | 30
        risk   | 31
        """)).hasRows("""
        one_id | stage      | since      | gap_basis
        quick  | new        | 2026-05-02 | least
        past   | dormant    | 2026-06-01 | least
        risk   | churn_risk | 2026-06-01 | least
        """);
  }

  @Test
  void aPersonalGapIsKeptWithinTheBounds() {
    assertThat(stages("""
        one_id | ago:int
        short  | 40
        short  | 45
        exact  | 40
        exact  | 54
        long   | 40
        long   | 240
        longer | 40
        longer | 241
        """)).hasRows("""
        one_id | gap_days:decimal(9,1) | gap_basis
        short  | 14.0                  | least
        exact  | 14.0                  | personal
        long   | 200.0                 | personal
        longer | 200.0                 | most
        """);
  }

  @Test
  void theCategoryLastBoughtSaysWhatIsUsual() {
    assertThat(stages("""
            one_id | ago:int
            tea    | 41
            oolong | 40
            teapot | 41
            sofa   | 364
            """, """
            one_id | bought
            tea    | 食品>茶
            oolong | 食品>茶>乌龙
            teapot | 食品>茶具
            sofa   | 家具>沙发
            """)).hasRows("""
        one_id | category | stage      | gap_days:decimal(9,1)
        tea    | 食品>茶   | churn_risk | 20.0
        oolong | 食品>茶   | dormant    | 20.0
        teapot | null     | active     | 60.0
        sofa   | 家具      | active     | 400.0
        """);
  }

  @Test
  void whoNeverBoughtIsAProspectSinceFirstSeenInTheZone() {
    Dataset<Row> persons = Given.table(Persons.TABLE, """
        one_id | status | first_seen
        early  | ACTIVE | 2026-03-01T15:59:59Z
        late   | ACTIVE | 2026-03-01T16:00:00Z
        unseen | ACTIVE | null
        merged | MERGED | 2026-03-01T16:00:00Z
        """);

    assertThat(stages(persons, "one_id | ago:int", "one_id | bought")).hasRows("""
        one_id | stage    | since      | order_days:bigint | recency_days | gap_days | gap_basis
        early  | prospect | 2026-03-01 | 0                 | null         | null     | null
        late   | prospect | 2026-03-02 | 0                 | null         | null     | null
        unseen | prospect | null       | 0                 | null         | null     | null
        """);
  }

  @Test
  void noPersonsGiveNoStages() {
    assertThat(stages(Given.none(Persons.TABLE), "one_id | ago:int", "one_id | bought"))
        .hasNoRows();
  }

  private static Dataset<Row> stages(String purchases) {
    return stages(purchases, "one_id | bought");
  }

  private static Dataset<Row> stages(String purchases, String categories) {
    Dataset<Row> persons = TextTables.table(TestSession.session(), purchases)
        .select("one_id")
        .distinct()
        .withColumn("status", lit("ACTIVE"))
        .withColumn("first_seen", lit(null).cast("timestamp"));
    return stages(persons, purchases, categories);
  }

  private static Dataset<Row> stages(Dataset<Row> persons, String purchases, String categories) {
    Dataset<Row> days = TextTables.table(TestSession.session(), purchases)
        .withColumn("day", date_sub(lit(Given.JUNE.date()), col("ago")))
        .groupBy("one_id")
        .agg(array_sort(collect_set("day")).as("days"));
    return LifecycleTransform.apply(
        persons,
        days,
        TextTables.table(TestSession.session(), categories),
        SETTINGS.lifecycle(),
        Given.JUNE,
        "hechuan");
  }
}
