package io.tributary.pipeline.profile;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import io.tributary.schema.table.ConsentEvents;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.Customers;
import io.tributary.schema.table.Events;
import io.tributary.schema.table.Lifecycle;
import io.tributary.schema.table.PersonEvents;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.table.Persons;
import io.tributary.schema.table.RfmScores;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TestSession;
import io.tributary.schema.testkit.TextTables;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@SparkTest
class Customer360TransformTest {

  private static final Instant MONDAY = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-06-02T00:00:00Z");
  private static final ProfileSettings SETTINGS =
      new ProfileSettings("hechuan", "CNY", List.of("crm", "mini"));

  private static final String CUSTOMERS = """
      _feed | source_customer_id | tokens:array<string>  | registered_at | updated_at
      mini  | 1                  | [phone:p1]            | 2024-01-01    | 2026-05-01
      crm   | 2                  | [phone:p1, member:m1] | 2023-01-01    | 2025-05-01
      crm   | 3                  | [member:m1]           | 2023-06-01    | 2025-05-01
      web   | 4                  | [member:m1]           | null          | null
      crm   | 5                  | [phone:p9]            | null          | 2026-04-01
      crm   | 6                  | []                    | null          | 2026-04-01
      """;

  private static final String ATTRIBUTES = """
      source_customer_id | name_token | gender  | birthday   | region_code | member_level
      1                  | name:new   | female  | 1990-01-01 | 110101      | gold
      2                  | name:old   | unknown | null       | 310101      | null
      3                  | name:tie   | null    | null       | 310102      | null
      4                  | name:web   | male    | 1991-01-01 | null        | silver
      5                  | name:carl  | male    | null       | null        | null
      6                  | name:none  | male    | null       | null        | null
      """;

  private static final String ORDERS = """
      order_id | kind   | one_id | channel | net_amount | currency | ordered_at | is_cancelled
      o1       | sale   | anna   | tmall   | 100.10     | CNY      | 2026-01-05 | false
      o2       | sale   | anna   | pos     | 0.20       | CNY      | 2025-12-05 | false
      o3       | sale   | anna   | tmall   | 0.00       | CNY      | 2026-02-05 | true
      o4       | return | anna   | pos     | -50.05     | CNY      | 2026-03-05 | false
      o5       | sale   | anna   | web     | 9.99       | USD      | 2026-01-06 | false
      o6       | sale   | null   | pos     | 77.00      | CNY      | 2026-01-06 | false
      """;

  private static final String EVENTS = """
      event_id | tokens:array<string> | channel     | event | occurred_at
      e1       | [member:m1]          | miniprogram | view  | 2026-01-01
      e2       | [phone:p1]           | miniprogram | view  | 2026-01-03
      e3       | [phone:p9]           | web         | view  | 2026-02-01
      e4       | []                   | web         | view  | 2026-02-01
      """;

  private static final String CONSENTS = """
      consent_event_id | tokens:array<string> | purpose   | channel | status    | occurred_at
      c1               | [phone:p1]           | marketing | sms     | GRANTED   | 2026-01-01
      c2               | [member:m1]          | marketing | sms     | WITHDRAWN | 2026-01-02
      c3               | [phone:p1]           | marketing | sms     | GRANTED   | 2025-01-03
      c4               | [phone:p1]           | marketing | email   | GRANTED   | 2026-01-01
      c5               | [phone:p1]           | profiling | any     | WITHDRAWN | 2026-01-01
      c6               | [phone:p1]           | profiling | any     | GRANTED   | 2026-01-01
      c7               | [phone:p9]           | marketing | sms     | GRANTED   | 2026-01-01
      """;

  private static Dataset<Row> profile;

  @BeforeAll
  static void profile() {
    profile = settled(
        Customer360Transform.apply(inputs(ORDERS), SETTINGS, Rows.none(Customer360.TABLE), MONDAY));
  }

  @Test
  void everyLivingPersonIsARowThoseWithoutAnyFactIncluded() {
    assertThat(profile).hasRows("""
        one_id | brand_id | identifier_kinds | identifier_count | order_count | net_amount
        anna   | hechuan  | [member, phone]  | 2                | 3           | 50.25
        bea    | hechuan  | [member]         | 1                | 0           | 0.00
        carl   | hechuan  | [phone]          | 1                | 0           | 0.00
        dora   | hechuan  | []               | 0                | 0           | 0.00
        """);
    assertThat(profile).hasRows("""
        one_id | channels                       | event_count | last_event_at        | currency
        anna   | [miniprogram, pos, tmall, web] | 2           | 2026-01-03T00:00:00Z | CNY
        bea    | [web]                          | 1           | 2026-02-01T00:00:00Z | CNY
        carl   | []                             | 0           | null                 | CNY
        dora   | []                             | 0           | null                 | CNY
        """);
  }

  @Test
  void eachAttributeSurvivesByTrustThenRecencyThenKeyAndSaysItsSource() {
    Dataset<Row> anna = profile.where("one_id = 'anna'");
    assertThat(anna).hasRows("""
        name_token | name_source | gender | gender_source | birthday   | birthday_source
        name:old   | crm         | female | mini          | 1990-01-01 | mini
        """);
    assertThat(anna).hasRows("""
        region_code | region_source | member_level | member_level_source
        310101      | crm           | gold         | mini
        """);
  }

  @Test
  void theProfileIsAsNewAsItsNewestSurvivor() {
    assertThat(profile.where("name_token is not null")).hasRows("""
        one_id | attributes_at
        anna   | 2026-05-01T00:00:00Z
        carl   | 2026-04-01T00:00:00Z
        """);
  }

  @Test
  void theEarliestRegistrationCounts() {
    assertThat(profile.where("one_id = 'anna'")).hasRows("""
        register_channel | registered_at
        crm-counter      | 2023-01-01T00:00:00Z
        """);
  }

  @Test
  void aRecordDescribesTheOwnerOfItsPhoneToday() {
    assertThat(profile.where("one_id in ('bea', 'carl')")).hasRows("""
        one_id | name_token
        bea    | null
        carl   | name:carl
        """);
  }

  @Test
  void segmentsAndStagesStandInTheProfileWhereThereAreAny() {
    assertThat(profile).hasRows("""
        one_id | rfm_segment | life_stage
        anna   | champions   | active
        bea    | null        | prospect
        carl   | null        | null
        dora   | null        | null
        """);
  }

  @Test
  void cancelledOrdersAndReturnsAreNoOrdersAndAnotherCurrencyIsNotAdded() {
    assertThat(profile.where("one_id = 'anna'")).hasRows("""
        order_count | net_amount | first_order_at       | last_order_at
        3           | 50.25      | 2025-12-05T00:00:00Z | 2026-01-06T00:00:00Z
        """);
  }

  @Test
  void theNewestStatementHoldsAndATieIsAWithdrawal() {
    assertThat(profile.where("one_id <> 'dora'")).hasRows("""
        one_id | consent_granted        | consent_withdrawn
        anna   | ["marketing:email:self"] | ["marketing:sms:self", "profiling:any:self"]
        bea    | ["marketing:sms:self"] | []
        carl   | []                     | []
        """);
  }

  @Test
  void anUnchangedRowKeepsTheTimeOfItsLastChange() {
    Dataset<Row> tuesday =
        Customer360Transform.apply(inputs(ORDERS + """
            o7 | sale | bea | pos | 5.00 | CNY | 2026-05-05 | false
            """), SETTINGS, profile, TUESDAY);
    assertThat(tuesday).hasRows("""
        one_id | order_count | changed_at
        anna   | 3           | 2026-06-01T00:00:00Z
        bea    | 1           | 2026-06-02T00:00:00Z
        carl   | 0           | 2026-06-01T00:00:00Z
        dora   | 0           | 2026-06-01T00:00:00Z
        """);
  }

  @Test
  void withoutPersonsThereIsNoProfile() {
    ProfileInputs nobody = new ProfileInputs(
        Rows.none(Persons.TABLE),
        Rows.identityMap(),
        customers(),
        Rows.of(PersonOrders.TABLE, ORDERS),
        Rows.none(PersonEvents.TABLE),
        Rows.none(ConsentEvents.TABLE),
        Rows.none(RfmScores.TABLE),
        Rows.none(Lifecycle.TABLE));
    assertThat(Customer360Transform.apply(nobody, SETTINGS, Rows.none(Customer360.TABLE), MONDAY))
        .hasNoRows();
  }

  private static ProfileInputs inputs(String orders) {
    return new ProfileInputs(
        Rows.of(Persons.TABLE, """
            one_id | status | identifier_count:bigint
            anna   | ACTIVE | 2
            bea    | ACTIVE | 1
            carl   | ACTIVE | 1
            dora   | ACTIVE | 0
            old    | MERGED | 0
            """),
        Rows.identityMap(),
        customers(),
        Rows.of(PersonOrders.TABLE, orders),
        PersonEventsTransform.apply(Rows.of(Events.TABLE, EVENTS), Rows.identityMap()),
        Rows.of(ConsentEvents.TABLE, CONSENTS).withColumn("recipient", lit("self")),
        Rows.of(RfmScores.TABLE, """
            one_id | rfm_segment
            anna   | champions
            """),
        Rows.of(Lifecycle.TABLE, """
            one_id | stage
            anna   | active
            bea    | prospect
            """));
  }

  private static Dataset<Row> customers() {
    SparkSession spark = TestSession.session();
    Dataset<Row> attributes = TextTables.table(spark, ATTRIBUTES);
    return Rows.of(
        Customers.TABLE,
        TextTables.table(spark, CUSTOMERS)
            .join(attributes, "source_customer_id")
            .withColumn("source", col("_feed"))
            .withColumn("register_channel", concat(col("_feed"), lit("-counter")))
            .withColumn("brand_id", lit("hechuan")));
  }

  private static Dataset<Row> settled(Dataset<Row> rows) {
    SparkSession spark = rows.sparkSession();
    return spark.createDataFrame(rows.collectAsList(), rows.schema());
  }
}
