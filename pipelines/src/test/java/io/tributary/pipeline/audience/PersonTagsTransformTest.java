package io.tributary.pipeline.audience;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.OrderLines;
import io.tributary.schema.table.PersonEvents;
import io.tributary.schema.table.PersonInteractions;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.table.Products;
import io.tributary.schema.testkit.SparkTest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** As of 1 June 2026 in Shanghai, which begins at 16:00 UTC of 31 May. */
@SparkTest
class PersonTagsTransformTest {

  @Test
  void factsOfTheLastDaysAreThoseFromTheFirstInstantOfTheFirstDayToTheLastOfTheDayBefore() {
    Dataset<Row> tags = brand("in | out | edge").with(PersonEvents.TABLE, """
            one_id | event | category    | occurred_at          | business_month
            in     | view  | 护肤>面霜    | 2026-03-02T16:00:00Z | 2026-03
            in     | view  | 护肤        | 2026-05-31T15:59:59Z | 2026-05
            out    | view  | 护肤>面霜    | 2026-03-02T15:59:59Z | 2026-03
            out    | view  | 护肤>面霜    | 2026-05-31T15:00:00Z | 2026-05
            edge   | view  | 护肤>面霜    | 2026-05-31T15:00:00Z | 2026-05
            edge   | view  | 护肤>面霜    | 2026-05-31T16:00:00Z | 2026-05
            edge   | cart  | 护肤>面霜    | 2026-05-31T15:00:00Z | 2026-05
            edge   | view  | 护肤品      | 2026-05-31T15:00:00Z | 2026-05
            edge   | view  | null       | 2026-05-31T15:00:00Z | 2026-05
            null   | view  | 护肤>面霜    | 2026-05-31T15:00:00Z | 2026-05
            null   | view  | 护肤>面霜    | 2026-05-31T15:00:00Z | 2026-05
            """).tags(tag("""
            did:
              source: events
              where: event = 'view' and (category = '护肤' or category like '护肤>%')
              last: 90d
              at-least: 2
            """));

    assertThat(tags).hasRows("""
        one_id | tag_code | value | computed_at          | expires_at
        in     | a.b.c    | true  | 2026-05-31T16:00:00Z | 2026-06-30T16:00:00Z
        """);
    assertThat(tags.select("evidence.*")).hasRows("""
        count:bigint | last_at              | clauses
        2            | 2026-05-31T15:59:59Z | ["events where event = 'view' and (category = '护肤' or category like '护肤>%') in the last 90 days: at least 2 [2, last 2026-05-31T15:59:59Z]"]
        """);
  }

  @Test
  void twoWithinAWeekAreAtMostSevenTimesTwentyFourHoursApart() {
    assertThat(brand("week | longer | day | three | one | cancelled | none")
            .with(PersonOrders.TABLE, """
            one_id    | kind   | is_cancelled | ordered_at           | business_month
            week      | sale   | false        | 2026-05-01T10:00:00Z | 2026-05
            week      | sale   | false        | 2026-05-08T10:00:00Z | 2026-05
            longer    | sale   | false        | 2026-05-01T10:00:00Z | 2026-05
            longer    | sale   | false        | 2026-05-08T10:00:01Z | 2026-05
            day       | sale   | false        | 2026-05-01T10:00:00Z | 2026-05
            day       | sale   | false        | 2026-05-01T10:00:00Z | 2026-05
            three     | sale   | false        | 2026-01-01T10:00:00Z | 2026-01
            three     | sale   | false        | 2026-03-01T10:00:00Z | 2026-03
            three     | sale   | false        | 2026-03-03T10:00:00Z | 2026-03
            one       | sale   | false        | 2026-05-01T10:00:00Z | 2026-05
            cancelled | sale   | false        | 2026-05-01T10:00:00Z | 2026-05
            cancelled | sale   | true         | 2026-05-02T10:00:00Z | 2026-05
            cancelled | return | false        | 2026-05-02T10:00:00Z | 2026-05
            """)
            .tags(tag("""
            says: twice a week
            did:
              source: orders
              where: kind = 'sale' and not is_cancelled
              last: 365d
              at-least: 2
              within: 7d
            """)))
        .hasRows("""
        one_id | evidence
        week   | {count: 2, last_at: 2026-05-08T10:00:00Z, clauses: ["twice a week [2, last 2026-05-08T10:00:00Z]"]}
        day    | {count: 2, last_at: 2026-05-01T10:00:00Z, clauses: ["twice a week [2, last 2026-05-01T10:00:00Z]"]}
        three  | {count: 3, last_at: 2026-03-03T10:00:00Z, clauses: ["twice a week [3, last 2026-03-03T10:00:00Z]"]}
        """);
  }

  @Test
  void conditionsOnEventsAndOnWhatWasBoughtGoTogether() {
    assertThat(brand("both | looked | bought | cancelled | unknown")
            .with(PersonEvents.TABLE, """
            one_id    | event | category | occurred_at          | business_month
            both      | view  | 鞋>运动鞋 | 2026-05-01T10:00:00Z | 2026-05
            looked    | view  | 鞋>运动鞋 | 2026-05-01T10:00:00Z | 2026-05
            cancelled | view  | 鞋>运动鞋 | 2026-05-01T10:00:00Z | 2026-05
            unknown   | view  | 鞋>运动鞋 | 2026-05-01T10:00:00Z | 2026-05
            """)
            .with(PersonOrders.TABLE, """
            one_id    | channel | order_id | kind | is_cancelled | ordered_at           | business_month
            both      | pos     | 1        | sale | false        | 2026-04-01T10:00:00Z | 2026-04
            bought    | pos     | 2        | sale | false        | 2026-04-01T10:00:00Z | 2026-04
            cancelled | pos     | 3        | sale | true         | 2026-04-01T10:00:00Z | 2026-04
            unknown   | pos     | 4        | sale | false        | 2026-04-01T10:00:00Z | 2026-04
            looked    | tmall   | 1        | sale | false        | 2026-04-01T10:00:00Z | 2026-04
            """)
            .with(OrderLines.TABLE, """
            channel | order_id | line_no | product_id | ordered_at           | business_month
            pos     | 1        | 1       | ball       | 2026-04-01T10:00:00Z | 2026-04
            pos     | 1        | 2       | ball       | 2026-04-01T10:00:00Z | 2026-04
            pos     | 2        | 1       | ball       | 2026-04-01T10:00:00Z | 2026-04
            pos     | 3        | 1       | ball       | 2026-04-01T10:00:00Z | 2026-04
            pos     | 4        | 1       | mystery    | 2026-04-01T10:00:00Z | 2026-04
            """)
            .with(Products.TABLE, """
            product_id | category
            ball       | 运动>篮球
            """)
            .tags(tag("""
            all:
              - {says: looked, did: {source: events, where: category = '鞋>运动鞋', last: 365d}}
              - {says: bought, did: {source: lines, where: "not is_cancelled and category like '%篮球%'", last: 365d}}
            """)))
        .hasRows("""
        one_id | evidence
        both   | {count: 3, last_at: 2026-05-01T10:00:00Z, clauses: ["looked [1, last 2026-05-01T10:00:00Z]", "bought [2, last 2026-04-01T10:00:00Z]"]}
        """);
  }

  @Test
  void conditionsOnTheProfileShowTheValuesAndNullDoesNotHold() {
    assertThat(new Brand()
            .with(Customer360.TABLE, """
            one_id | gender | birthday   | net_amount | order_count
            low    | female | 2001-06-02 | 399.99     | 1
            band   | female | 2001-06-01 | 400.00     | 1
            top    | female | 1990-06-01 | 1999.98    | 2
            high   | female | 1990-06-01 | 2000.00    | 2
            old    | female | 1989-05-31 | 400.00     | 1
            male   | male   | 1995-01-01 | 500.00     | 1
            none   | female | 1995-01-01 | 0.00       | 0
            ageless | female | null      | 500.00     | 1
            """)
            .tags(tag("""
            all:
              - sql: gender = 'female' and age between 25 and 36
              - sql: order_count > 0 and net_amount >= :low * order_count and net_amount < :high * order_count
            """) + "    parameters: {low: 400, high: 1000}\n")
            .selectExpr("one_id", "evidence.count", "evidence.clauses"))
        .hasRows("""
        one_id | count | clauses
        band   | null  | ["gender = 'female' and age between 25 and 36 [gender=female, age=25]", "order_count > 0 and net_amount >= 400 * order_count and net_amount < 1000 * order_count [order_count=1, net_amount=400.00]"]
        top    | null  | ["gender = 'female' and age between 25 and 36 [gender=female, age=36]", "order_count > 0 and net_amount >= 400 * order_count and net_amount < 1000 * order_count [order_count=2, net_amount=1999.98]"]
        """);
  }

  @Test
  void ageIsInWholeYearsAndALeapDayIsOnTheFirstOfMarch() {
    Dataset<Row> persons =
        new Brand().with(Customer360.TABLE, """
            one_id   | birthday
            today    | 2000-06-01
            tomorrow | 2000-06-02
            leap     | 2004-02-29
            unborn   | 2026-06-02
            unknown  | null
            """).persons(Given.definitions("", ""));

    assertThat(persons).hasRows("""
        one_id   | age:bigint | as_of
        today    | 26         | 2026-06-01
        tomorrow | 25         | 2026-06-01
        leap     | 22         | 2026-06-01
        unborn   | null       | 2026-06-01
        unknown  | null       | 2026-06-01
        """);
  }

  @Test
  void aValueIsTheTagsTextAndNoValueIsNoTag() {
    assertThat(new Brand()
            .with(Customer360.TABLE, """
            one_id | member_level | order_count
            anna   | gold         | 3
            bea    | null         | 3
            carl   | silver       | 0
            """)
            .tags("tags:" + TAG.formatted("a.b.level") + """
                value-type: text
                value: member_level
            """ + TAG.formatted("a.b.orders") + """
                value-type: number
                value: order_count
                rule: {sql: order_count > 0}
            """
                + TAG.formatted("a.b.draft") + """
                status: draft
                rule: {sql: "true"}
            """ + TAG.formatted("a.b.flag") + """
                value: order_count > 0
            """)
            .selectExpr("one_id", "tag_code", "value", "evidence.clauses"))
        .hasRows("""
        one_id | tag_code   | value  | clauses
        anna   | a.b.level  | gold   | ["member_level [gold]"]
        anna   | a.b.orders | 3      | ["order_count > 0 [order_count=3]", "order_count [3]"]
        anna   | a.b.flag   | true   | ["order_count > 0 [true]"]
        bea    | a.b.orders | 3      | ["order_count > 0 [order_count=3]", "order_count [3]"]
        bea    | a.b.flag   | true   | ["order_count > 0 [true]"]
        carl   | a.b.level  | silver | ["member_level [silver]"]
        """);
  }

  @Test
  void aSequenceHoldsWhenWhatFollowsComesInTimeOrWhenTheTimeIsOverWithoutIt() {
    Brand brand = brand("bought | late | before | waiting | over")
        .with(PersonEvents.TABLE, """
            one_id  | event | occurred_at          | business_month
            bought  | cart  | 2026-05-20T10:00:00Z | 2026-05
            late    | cart  | 2026-05-20T10:00:00Z | 2026-05
            before  | cart  | 2026-05-20T10:00:00Z | 2026-05
            waiting | cart  | 2026-05-30T16:00:01Z | 2026-05
            over    | cart  | 2026-05-30T16:00:00Z | 2026-05
            """)
        .with(PersonOrders.TABLE, """
            one_id | ordered_at           | business_month
            bought | 2026-05-21T10:00:00Z | 2026-05
            late   | 2026-05-21T10:00:01Z | 2026-05
            before | 2026-05-20T10:00:00Z | 2026-05
            """);

    assertThat(brand.tags(tag("""
        sequence: {first: {source: events, where: event = 'cart'}, then: {source: orders}, within: 24h}
        """))).hasRows("""
        one_id
        bought
        """);
    assertThat(brand.tags(tag("""
        sequence: {first: {source: events, where: event = 'cart'}, then-not: {source: orders}, within: 24h}
        """))).hasRows("""
        one_id
        late
        before
        over
        """);
  }

  @Test
  void whatSomebodyDidNotDoHoldsForThoseWithoutAnyFactToo() {
    assertThat(brand("sent | clicked | silent")
            .with(PersonInteractions.TABLE, """
            one_id  | kind         | occurred_at          | business_month
            sent    | message_sent | 2026-05-20T10:00:00Z | 2026-05
            clicked | clicked      | 2026-05-20T10:00:00Z | 2026-05
            """)
            .tags(tag("""
            did-not: {source: interactions, where: kind = 'clicked'}
            """))
            .selectExpr("one_id", "evidence.clauses"))
        .hasRows("""
        one_id | clauses
        sent   | ["no interactions where kind = 'clicked' [0]"]
        silent | ["no interactions where kind = 'clicked' [0]"]
        """);
  }

  @Test
  void differentValuesAreCountedWhereAskedForAndAnyOfSeveralConditionsIsEnough() {
    assertThat(brand("two | one | many | neither")
            .with(PersonOrders.TABLE, """
            one_id | channel | ordered_at           | business_month
            two    | pos     | 2026-05-20T10:00:00Z | 2026-05
            two    | tmall   | 2026-05-20T10:00:00Z | 2026-05
            one    | pos     | 2026-05-20T10:00:00Z | 2026-05
            one    | pos     | 2026-05-21T10:00:00Z | 2026-05
            """)
            .with(PersonInteractions.TABLE, """
            one_id | kind    | occurred_at          | business_month
            many   | clicked | 2026-05-20T10:00:00Z | 2026-05
            """)
            .tags(tag("""
            any:
              - {says: channels, did: {source: orders, distinct: channel, at-least: 2}}
              - {says: clicks, did: {source: interactions}}
            """))
            .selectExpr("one_id", "evidence.count", "evidence.clauses"))
        .hasRows("""
        one_id | count | clauses
        two    | 2     | ["channels [2, last 2026-05-20T10:00:00Z]"]
        many   | 1     | ["clicks [1, last 2026-05-20T10:00:00Z]"]
        """);
  }

  @Test
  void noPersonsHaveNoTags() {
    assertThat(new Brand().tags(tag("sql: order_count >= 0\n"))).hasNoRows();
  }

  private static final String TAG = """

        - tag: %s
          version: 1
          names: {zh: 名, en: Name}
          level: basic
          owner: me
          ttl: 30d
          sensitivity: L1
          purposes: [marketing]
      """;

  private static String tag(String rule) {
    return "tags:" + TAG.formatted("a.b.c") + "    rule:\n" + rule.indent(6);
  }

  private static Brand brand(String names) {
    return new Brand()
        .with(Customer360.TABLE, "one_id\n" + String.join("\n", names.split("\\s*\\|\\s*")));
  }
}
