package io.tributary.pipeline.profile;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.schema.table.ConsentEvents;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.Customers;
import io.tributary.schema.table.Events;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.table.Persons;
import io.tributary.schema.testkit.SparkTest;
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
      _feed | source | source_customer_id | brand_id | tokens:array<string>  | name_token | gender  | birthday:date | region_code | member_level | register_channel | registered_at:timestamp | updated_at:timestamp
      mini  | mini   | 1                  | hechuan  | [phone:p1]            | name:new   | female  | 1990-01-01    | 110101      | gold         | miniprogram      | 2024-01-01T00:00:00Z    | 2026-05-01T00:00:00Z
      crm   | crm    | 2                  | hechuan  | [phone:p1, member:m1] | name:old   | unknown | null          | 310101      | null         | store            | 2023-01-01T00:00:00Z    | 2025-05-01T00:00:00Z
      crm   | crm    | 3                  | hechuan  | [member:m1]           | name:tie   | null    | null          | 310102      | null         | store            | 2023-06-01T00:00:00Z    | 2025-05-01T00:00:00Z
      web   | web    | 4                  | hechuan  | [member:m1]           | name:web   | male    | 1991-01-01    | null        | silver       | null             | null                    | null
      crm   | crm    | 5                  | hechuan  | [phone:p9]            | name:carl  | male    | null          | null        | null         | null             | null                    | 2026-04-01T00:00:00Z
      crm   | crm    | 6                  | hechuan  | []                    | name:none  | male    | null          | null        | null         | null             | null                    | 2026-04-01T00:00:00Z
      """;

  private static final String ORDERS = """
      order_id | kind   | one_id | link_reason | channel | net_amount:decimal(18,2) | currency | ordered_at:timestamp | is_cancelled:boolean
      o1       | sale   | anna   | linked      | tmall   | 100.10                   | CNY      | 2026-01-05T00:00:00Z | false
      o2       | sale   | anna   | linked      | pos     | 0.20                     | CNY      | 2025-12-05T00:00:00Z | false
      o3       | sale   | anna   | linked      | tmall   | 0.00                     | CNY      | 2026-02-05T00:00:00Z | true
      o4       | return | anna   | linked      | pos     | -50.05                   | CNY      | 2026-03-05T00:00:00Z | false
      o5       | sale   | anna   | linked      | web     | 9.99                     | USD      | 2026-01-06T00:00:00Z | false
      o6       | sale   | null   | shared-only | pos     | 77.00                    | CNY      | 2026-01-06T00:00:00Z | false
      """;

  private static final String EVENTS = """
      event_id | tokens:array<string> | channel     | event | occurred_at:timestamp
      e1       | [member:m1]          | miniprogram | view  | 2026-01-01T00:00:00Z
      e2       | [phone:p1]           | miniprogram | view  | 2026-01-03T00:00:00Z
      e3       | [phone:p9]           | web         | view  | 2026-02-01T00:00:00Z
      e4       | []                   | web         | view  | 2026-02-01T00:00:00Z
      """;

  private static final String CONSENTS = """
      consent_event_id | tokens:array<string> | purpose   | channel | recipient | status    | occurred_at:timestamp
      c1               | [phone:p1]           | marketing | sms     | self      | GRANTED   | 2026-01-01T00:00:00Z
      c2               | [member:m1]          | marketing | sms     | self      | WITHDRAWN | 2026-01-02T00:00:00Z
      c3               | [phone:p1]           | marketing | sms     | self      | GRANTED   | 2025-01-03T00:00:00Z
      c4               | [phone:p1]           | marketing | email   | self      | GRANTED   | 2026-01-01T00:00:00Z
      c5               | [phone:p1]           | profiling | any     | self      | WITHDRAWN | 2026-01-01T00:00:00Z
      c6               | [phone:p1]           | profiling | any     | self      | GRANTED   | 2026-01-01T00:00:00Z
      c7               | [phone:p9]           | marketing | sms     | self      | GRANTED   | 2026-01-01T00:00:00Z
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
        one_id | brand_id | identifier_kinds | identifier_count | order_count | net_amount | channels | event_count | currency
        anna   | hechuan  | [member, phone]  | 2                | 3           | 50.25      | [miniprogram, pos, tmall, web] | 2 | CNY
        bea    | hechuan  | [member]         | 1                | 0           | 0.00       | [web]    | 1           | CNY
        carl   | hechuan  | [phone]          | 1                | 0           | 0.00       | []       | 0           | CNY
        dora   | hechuan  | []               | 0                | 0           | 0.00       | []       | 0           | CNY
        """);
  }

  @Test
  void eachAttributeSurvivesByTrustThenRecencyThenKeyAndSaysItsSource() {
    assertThat(profile.where("one_id = 'anna'")).hasRows("""
        name_token | name_source | gender | gender_source | birthday   | birthday_source | region_code | region_source | member_level | member_level_source
        name:old   | crm         | female | mini          | 1990-01-01 | mini            | 310101      | crm           | gold         | mini
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
        store            | 2023-01-01T00:00:00Z
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
            o7 | sale | bea | linked | pos | 5.00 | CNY | 2026-05-05T00:00:00Z | false
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
        Rows.of(Customers.TABLE, CUSTOMERS),
        Rows.of(PersonOrders.TABLE, ORDERS),
        Rows.none(Events.TABLE),
        Rows.none(ConsentEvents.TABLE));
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
        Rows.of(Customers.TABLE, CUSTOMERS),
        Rows.of(PersonOrders.TABLE, orders),
        Rows.of(Events.TABLE, EVENTS),
        Rows.of(ConsentEvents.TABLE, CONSENTS));
  }

  private static Dataset<Row> settled(Dataset<Row> rows) {
    SparkSession spark = rows.sparkSession();
    return spark.createDataFrame(rows.collectAsList(), rows.schema());
  }
}
