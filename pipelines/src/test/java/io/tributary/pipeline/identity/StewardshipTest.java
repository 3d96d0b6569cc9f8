package io.tributary.pipeline.identity;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.pipeline.identity.Stewardship.Pair;
import io.tributary.schema.table.ScoredPairs;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TextTables;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** What stewards decide, and what likeness may do. */
@SparkTest
class StewardshipTest {

  private static final String CHAIN = """
      01-01 unionid:a phone:1
      01-02 phone:1 member:m
      01-03 member:m cookie:c
      01-01 unionid:b member:n
      """;

  @Test
  void aSplitRefusesTheWeakestLinkBetweenAndGivesBackOnceWithdrawn(SparkSession spark) {
    Builds builds = new Builds(spark, Builds.RULES);
    builds.run(CHAIN);
    Stewardship apart =
        new Stewardship(List.of(), List.of(new Pair("cookie:c", "unionid:a")), Set.of());
    BuiltIdentity split = builds.run(CHAIN, apart);
    assertThat(split.identityMap().where("recorded_to is null")).hasRows("""
            token     | one_id
            unionid:a | phone:1@r1
            phone:1   | phone:1@r1
            member:m  | phone:1@r1
            cookie:c  | cookie:c@r2
            member:n  | unionid:b@r1
            unionid:b | unionid:b@r1
            """);
    assertThat(split.links().where("state = 'SUPPRESSED'")).hasRows("""
        a        | b        | state_reason
        member:m | cookie:c | a steward keeps them apart
        """);
    assertThat(builds.run(CHAIN).persons().where("status = 'ACTIVE'")).hasRows("""
        one_id       | identifier_count:bigint
        phone:1@r1   | 4
        unionid:b@r1 | 2
        """);
  }

  @Test
  void aMergeGoesBeforeLimitsAndAPinSurvivesIt(SparkSession spark) {
    Builds builds = new Builds(spark, Builds.RULES);
    builds.run(CHAIN);
    Stewardship together = new Stewardship(
        List.of(new Pair("unionid:a", "unionid:b")), List.of(), Set.of("unionid:b@r1"));
    BuiltIdentity merged = builds.run(CHAIN, together);

    assertThat(merged.persons()).hasRows("""
        one_id       | status | super_id
        unionid:b@r1 | ACTIVE | null
        phone:1@r1   | MERGED | unionid:b@r1
        """);
    assertThat(merged.mergeEvents()).hasRows("""
        kind  | from_one_id | to_one_id
        merge | phone:1@r1  | unionid:b@r1
        """);
  }

  @Test
  void likenessJoinsNoTwoWhoBothHaveAStrongIdentifier(SparkSession spark) {
    Builds builds = new Builds(spark, Builds.RULES);
    Dataset<Row> scored = ScoredPairs.TABLE.conform(TextTables.table(spark, """
        link_id | a        | b        | rule     | source | probability:decimal(18,4) | weight:decimal(18,4) | agreement | state   | state_reason
        l1      | cookie:c | unionid:b | scored:x | crm    | 0.9900                    | 9                    | all       | LINKED  | null
        l2      | cookie:d | member:n | scored:x | crm    | 0.9900                    | 9                    | all       | LINKED  | null
        l3      | cookie:e | member:n | scored:x | crm    | 0.4000                    | 9                    | all       | BELOW   | null
        """));
    BuiltIdentity built = builds.run(CHAIN + "01-01 cookie:d\n01-01 cookie:e\n", scored);

    assertThat(built.links().where("rule = 'scored:x'")).hasRows("""
        a        | b         | state      | state_reason
        cookie:c | unionid:b | SUPPRESSED | both have a unionid, and likeness joins no two who have
        cookie:d | member:n  | ACTIVE     | null
        """);
    assertThat(built.persons()).hasRows("""
        one_id       | identifier_count:bigint
        phone:1@r1   | 4
        unionid:b@r1 | 3
        cookie:e@r1  | 1
        """);
  }
}
