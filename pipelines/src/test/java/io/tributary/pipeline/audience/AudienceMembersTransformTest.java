package io.tributary.pipeline.audience;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.schema.audience.Definitions;
import io.tributary.schema.table.AudienceMembers;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.testkit.SparkTest;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** As of 1 June 2026 in Shanghai, which begins at 16:00 UTC of 31 May. */
@SparkTest
class AudienceMembersTransformTest {

  private static final String TAGS = """
      tags:
        - tag: a.b.level
          version: 1
          names: {zh: 名, en: Name}
          level: basic
          owner: me
          ttl: 30d
          sensitivity: L1
          purposes: [marketing]
          value-type: text
          value: member_level
      """;

  private static final Brand BRAND = new Brand().with(Customer360.TABLE, """
      one_id | member_level | order_count | net_amount
      anna   | gold         | 3           | 30.00
      bea    | silver       | 3           | 50.00
      carl   | null         | 3           | 50.00
      dora   | gold         | 0           | 0.00
      """);

  @Test
  void membersAreThoseTheRuleHoldsForWithTheConditionsThatHold() {
    assertThat(BRAND.members(audiences(audience("top", """
        rule:
          all:
            - sql: order_count > 0
            - any:
                - {tag: {code: a.b.level, is: [gold, diamond]}}
                - sql: array_contains(tags, 'a.b.level')
            - not: {sql: net_amount > 100}
        """)))).hasRows("""
        audience_id | one_id | reason
        top         | anna   | ["order_count > 0 [order_count=3]", "tag a.b.level is gold or diamond [gold]", "array_contains(tags, 'a.b.level')", "not: net_amount > 100 [net_amount=30.00]"]
        top         | bea    | ["order_count > 0 [order_count=3]", "array_contains(tags, 'a.b.level')", "not: net_amount > 100 [net_amount=50.00]"]
        """);
  }

  @Test
  void audiencesAreTakenInAndOutWhateverTheOrderTheyAreWrittenIn() {
    assertThat(BRAND
            .members(audiences(
                audience("all_but_gold", """
                rule: {sql: order_count = 0}
                include: [buyers]
                exclude: [gold]
                """),
                audience("buyers", "rule: {sql: order_count > 0}\n"),
                audience("gold", "rule: {tag: {code: a.b.level, is: [gold]}}\n")))
            .where("audience_id = 'all_but_gold'"))
        .hasRows("""
        one_id | reason
        bea    | ["in audience buyers", "not: in audience gold"]
        carl   | ["in audience buyers", "not: in audience gold"]
        """);
  }

  @Test
  void aLimitKeepsTheGreatestAndOfEqualOnesTheFirstByOneIdAndOthersSeeItsResult() {
    assertThat(BRAND.members(audiences(
            audience("best", "rule: {sql: order_count > 0}\nlimit: {top: 1, by: net_amount}\n"),
            audience("rest", "rule: {sql: order_count > 0}\nexclude: [best]\n"))))
        .hasRows("""
        audience_id | one_id
        best        | bea
        rest        | anna
        rest        | carl
        """);
  }

  @Test
  void staysBeginLastAndEnd() {
    assertThat(stays("""
        audience_id | one_id | entered_at           | left_at              | rule_version | reason:array<string>
        buyers      | anna   | 2026-04-01T16:00:00Z | null                 | 1.old        | [old]
        buyers      | dora   | 2026-04-01T16:00:00Z | null                 | 1.old        | [old]
        buyers      | bea    | 2026-03-01T16:00:00Z | 2026-03-05T16:00:00Z | 1.old        | [older]
        gone        | carl   | 2026-04-01T16:00:00Z | null                 | 3.old        | [old]
        """)).hasRows("""
        audience_id | one_id | entered_at           | left_at              | reason
        buyers      | anna   | 2026-04-01T16:00:00Z | null                 | ["order_count > 0 [order_count=3]"]
        buyers      | dora   | 2026-04-01T16:00:00Z | 2026-05-31T16:00:00Z | [old]
        buyers      | bea    | 2026-03-01T16:00:00Z | 2026-03-05T16:00:00Z | [older]
        buyers      | bea    | 2026-05-31T16:00:00Z | null                 | ["order_count > 0 [order_count=3]"]
        buyers      | carl   | 2026-05-31T16:00:00Z | null                 | ["order_count > 0 [order_count=3]"]
        gone        | carl   | 2026-04-01T16:00:00Z | 2026-05-31T16:00:00Z | [old]
        """);
  }

  @Test
  void aDayWorkedOutAgainGivesWhatItGaveTheFirstTime() {
    String before = """
        audience_id | one_id | entered_at           | left_at | rule_version | reason:array<string>
        buyers      | anna   | 2026-04-01T16:00:00Z | null    | 1.old        | [old]
        buyers      | dora   | 2026-04-01T16:00:00Z | null    | 1.old        | [old]
        """;
    Dataset<Row> once = stays(before);

    Dataset<Row> twice = AudienceMembersTransform.apply(BRAND.members(buyers()), once, Given.JUNE);

    assertThat(twice.exceptAll(once)).hasNoRows();
    assertThat(once.exceptAll(twice)).hasNoRows();
  }

  @Test
  void whoIsSeenOutByMistakeAndFoundInWhenTheDayIsWorkedOutAgainNeverLeft() {
    Dataset<Row> none = BRAND.members(audiences(audience("buyers", "rule: {sql: \"false\"}\n")));
    Dataset<Row> wrong =
        AudienceMembersTransform.apply(none, Given.table(AudienceMembers.TABLE, """
            audience_id | one_id | entered_at           | rule_version | reason:array<string>
            buyers      | anna   | 2026-04-01T16:00:00Z | 1.old        | [old]
            """), Given.JUNE);

    assertThat(wrong).hasRows("""
        one_id | left_at
        anna   | 2026-05-31T16:00:00Z
        """);
    assertThat(AudienceMembersTransform.apply(BRAND.members(buyers()), wrong, Given.JUNE)
            .where("one_id = 'anna'"))
        .hasRows("""
        one_id | entered_at           | left_at
        anna   | 2026-04-01T16:00:00Z | null
        """);
  }

  @Test
  void theNextDayGoesOnFromTheDayBefore() {
    AsOf next = new AsOf(LocalDate.parse("2026-06-02"), Given.SHANGHAI);
    Dataset<Row> first =
        stays("audience_id | one_id | entered_at | left_at | rule_version | reason:array<string>");

    assertThat(AudienceMembersTransform.apply(
            BRAND.members(buyers()).where("one_id <> 'bea'"), first, next))
        .hasRows("""
        one_id | entered_at           | left_at
        anna   | 2026-05-31T16:00:00Z | null
        bea    | 2026-05-31T16:00:00Z | 2026-06-01T16:00:00Z
        carl   | 2026-05-31T16:00:00Z | null
        """);
  }

  @Test
  void withoutAudiencesOpenStaysEndAndOthersRemain() {
    assertThat(AudienceMembersTransform.apply(
            BRAND.members(Given.definitions("", "")),
            Given.table(AudienceMembers.TABLE, """
                audience_id | one_id | entered_at           | rule_version | reason:array<string>
                buyers      | anna   | 2026-04-01T16:00:00Z | 1.old        | [old]
                """),
            Given.JUNE))
        .hasRows("""
        one_id | left_at
        anna   | 2026-05-31T16:00:00Z
        """);
  }

  @Test
  void everyConditionOfARuleIsExplainedWhetherItHoldsOrNot() {
    Definitions definitions = audiences(audience("top", """
        rule:
          all:
            - sql: order_count > 0
            - tag: a.b.level
            - not: {any: [{sql: net_amount > 100}, {did: {source: orders}}]}
        """));
    Memberships memberships = new Memberships(definitions, Given.JUNE);
    Dataset<Row> carl = BRAND.persons(definitions).where("one_id = 'carl'");

    assertThat(memberships.explained(
            memberships.of(carl), definitions.audience("top").orElseThrow()))
        .hasRows("""
        condition                                                      | holds | found
        order_count > 0                                                | true  | order_count=3
        tag a.b.level                                                  | false | null
        not: any of (net_amount > 100; orders: at least 1)             | true  | null
        """);
  }

  private static Dataset<Row> stays(String before) {
    return AudienceMembersTransform.apply(
        BRAND.members(buyers()), Given.table(AudienceMembers.TABLE, before), Given.JUNE);
  }

  private static Definitions buyers() {
    return audiences(audience("buyers", "rule: {sql: order_count > 0}\n"));
  }

  private static Definitions audiences(String... audiences) {
    return Given.definitions(TAGS, "audiences:\n" + String.join("", audiences));
  }

  private static String audience(String id, String rest) {
    return """
          - audience: %s
            version: 1
            names: {zh: 名, en: Name}
            purpose: marketing
            owner: me
        """.formatted(id) + rest.indent(4);
  }
}
