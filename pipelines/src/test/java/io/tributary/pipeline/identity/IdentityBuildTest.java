package io.tributary.pipeline.identity;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.rand;

import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TestSession;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Four runs over several stories side by side, which no record ties together: the second run brings
 * a record to each, the third repeats it, the fourth withdraws what the second brought.
 */
@SparkTest
class IdentityBuildTest {

  private static final String FIRST = """
      01-02 unionid:a1 phone:a1 cookie:a1
      01-01 cookie:a2
      - phone:u1 cookie:u1

      01-01 cookie:b1 cookie:b2
      01-01 cookie:b2 cookie:b3
      01-01 cookie:b3 cookie:b4

      01-01 phone:s1 member:s1 cookie:s1 cookie:s2
      01-02 phone:s2 member:s2 cookie:s3 cookie:s4

      01-01 member:k1 cookie:k1
      01-01 member:k2 cookie:k2

      01-01 phone:shop member:d1 cookie:d1
      01-02 phone:shop member:d2 cookie:d2
      01-03 phone:shop member:d3
      01-04 phone:shop member:d4

      01-01 member:l1 unionid:l1
      01-02 member:l1 unionid:l2
      01-02 member:l2 unionid:l2
      """;

  private static final String SECOND = FIRST + """
      01-02 cookie:b0 cookie:b4
      01-03 cookie:s2 cookie:s4
      01-02 phone:k1 member:k1
      01-05 cookie:a2 member:new
      """;

  private static BuiltIdentity first;
  private static BuiltIdentity second;
  private static BuiltIdentity repeated;
  private static BuiltIdentity withdrawn;

  @BeforeAll
  static void runs() {
    Builds builds = new Builds(TestSession.session(), Builds.RULES);
    first = builds.run(FIRST);
    second = builds.run(SECOND);
    repeated = builds.run(SECOND);
    withdrawn = builds.run(FIRST);
  }

  @Test
  void identifiersOfOneRecordAreOnePersonNamedForTheStrongest() {
    assertThat(current(first, "a")).hasRows("""
        token      | one_id
        phone:a1   | phone:a1@r1
        unionid:a1 | phone:a1@r1
        cookie:a1  | phone:a1@r1
        cookie:a2  | cookie:a2@r1
        """);
    assertThat(first.persons().where("one_id like '%:a%'")).hasRows("""
        one_id       | status | identifier_count:bigint | link_count:bigint | minted_run
        phone:a1@r1  | ACTIVE | 3                       | 2                 | r1
        cookie:a2@r1 | ACTIVE | 1                       | 0                 | r1
        """);
    assertThat(first.links().where("a like '%:a%'")).hasRows("""
        a        | b          | priority:int | state
        phone:a1 | unionid:a1 | 3            | ACTIVE
        phone:a1 | cookie:a1  | 5            | ACTIVE
        """);
    assertThat(first.mergeEvents()).hasNoRows();
  }

  @Test
  void aChainThatGrowsAtItsEndStaysOnePerson() {
    assertThat(current(second, "b")).hasRows("""
        token     | one_id
        cookie:b0 | cookie:b1@r1
        cookie:b1 | cookie:b1@r1
        cookie:b2 | cookie:b1@r1
        cookie:b3 | cookie:b1@r1
        cookie:b4 | cookie:b1@r1
        """);
  }

  @Test
  void twoStarsJoinedByOneOrderLeaveNobodyOnADeadId() {
    assertThat(current(second, "s").select("one_id").distinct()).hasRows("""
        one_id
        phone:s1@r1
        """);
    assertThat(second.persons().where("one_id like '%:s%'")).hasRows("""
        one_id      | status | super_id    | identifier_count
        phone:s1@r1 | ACTIVE | null        | 8
        phone:s2@r1 | MERGED | phone:s1@r1 | 0
        """);
  }

  @Test
  void aMergeIsOneEventAndOneAliasAndNamesTheLinkThatCausedIt() {
    String cause = second.links().where("a = 'cookie:s2'").first().getAs("link_id");
    assertThat(second.mergeEvents()).hasRows("""
        kind  | from_one_id | to_one_id   | run_id | cause_link | occurred_at
        merge | phone:s2@r1 | phone:s1@r1 | r2     | %s         | 2026-06-02T00:00:00Z
        """.formatted(cause));
    assertThat(second.aliases().where("birth_cluster like '%:s%'")).hasRows("""
        birth_cluster | one_id      | from_run | to_run | cause_link | recorded_to
        phone:s1@r1   | phone:s1@r1 | r1       | null   | null       | null
        phone:s2@r1   | phone:s2@r1 | r1       | r2     | null       | 2026-06-02T00:00:00Z
        phone:s2@r1   | phone:s1@r1 | r2       | null   | %s         | null
        """.formatted(cause));
    assertThat(second.identityMap().where("token = 'cookie:s3'")).hasRows("""
        one_id      | recorded_from        | recorded_to
        phone:s2@r1 | 2026-06-01T00:00:00Z | 2026-06-02T00:00:00Z
        phone:s1@r1 | 2026-06-02T00:00:00Z | null
        """);
  }

  @Test
  void aStrongerIdentifierThatArrivesLaterChangesNobodysOneId() {
    assertThat(current(second, "k")).hasRows("""
        token     | one_id
        phone:k1  | member:k1@r1
        member:k1 | member:k1@r1
        cookie:k1 | member:k1@r1
        member:k2 | member:k2@r1
        cookie:k2 | member:k2@r1
        """);
  }

  @Test
  void aShopsPhoneNeitherJoinsItsCustomersNorPartsTheirIdentifiers() {
    assertThat(current(first, "d")).hasRows("""
        token     | one_id
        member:d1 | member:d1@r1
        cookie:d1 | member:d1@r1
        member:d2 | member:d2@r1
        cookie:d2 | member:d2@r1
        member:d3 | member:d3@r1
        member:d4 | member:d4@r1
        """);
    assertThat(first.identifiers().where("class <> 'PERSON'")).hasRows("""
        token      | class  | class_reason                   | birth_cluster
        phone:shop | SHARED | seen with 4 member (limit 3)   | null
        """);
  }

  @Test
  void aLinkBeyondALimitIsSuppressedWithTheReason() {
    assertThat(current(first, "l")).hasRows("""
        token      | one_id
        unionid:l1 | unionid:l1@r1
        unionid:l2 | unionid:l2@r1
        member:l1  | unionid:l2@r1
        member:l2  | unionid:l2@r1
        """);
    assertThat(first.links().where("a like '%:l%'")).hasRows("""
        a          | b         | state      | state_reason
        unionid:l1 | member:l1 | SUPPRESSED | unionid limit 1
        unionid:l2 | member:l1 | ACTIVE     | null
        unionid:l2 | member:l2 | ACTIVE     | null
        """);
  }

  @Test
  void buildingTheSameObservationsTwiceChangesNothing() {
    sameTables(second, repeated);
    assertThat(repeated.mergeEvents()).hasNoRows();
  }

  @Test
  void aSplitGivesBackTheOneIdTheMergeHadEnded() {
    assertThat(current(withdrawn, "s")).hasRows("""
        token     | one_id
        phone:s1  | phone:s1@r1
        member:s1 | phone:s1@r1
        cookie:s1 | phone:s1@r1
        cookie:s2 | phone:s1@r1
        phone:s2  | phone:s2@r1
        member:s2 | phone:s2@r1
        cookie:s3 | phone:s2@r1
        cookie:s4 | phone:s2@r1
        """);
    assertThat(withdrawn.mergeEvents()).hasRows("""
        kind    | from_one_id | to_one_id   | run_id
        restore | phone:s1@r1 | phone:s2@r1 | r4
        """);
    assertThat(withdrawn.persons().where("one_id = 'phone:s2@r1'")).hasRows("""
        status | super_id | minted_run
        ACTIVE | null     | r1
        """);
  }

  @Test
  void anIdentifierThatIsGoneKeepsItsPastAndLeadsNowhere() {
    assertThat(withdrawn.identityMap().where("token = 'cookie:b0'")).hasRows("""
        one_id       | recorded_from        | recorded_to
        cookie:b1@r1 | 2026-06-02T00:00:00Z | 2026-06-04T00:00:00Z
        """);
  }

  @Test
  void aRecordOfUnknownTimeStillLinks() {
    assertThat(current(first, "u")).hasRows("""
        token     | one_id
        phone:u1  | phone:u1@r1
        cookie:u1 | phone:u1@r1
        """);
    assertThat(first.identifiers().where("token like '%:u%'")).hasRows("""
        token     | first_seen | last_seen
        phone:u1  | null       | null
        cookie:u1 | null       | null
        """);
  }

  @Test
  void anotherOrderAndPartitioningGivesTheSameTables(SparkSession spark) {
    Dataset<Row> rows = Builds.observations(spark, RandomGraphs.lines(7, 60));
    BuiltIdentity one = new Builds(spark, Builds.RULES).run(rows.coalesce(1));
    BuiltIdentity other =
        new Builds(spark, Builds.RULES).run(rows.orderBy(rand(3)).repartition(7, col("tokens")));
    sameTables(one, other);
  }

  @Test
  void noObservationsGiveEmptyTables(SparkSession spark) {
    BuiltIdentity built = new Builds(spark, Builds.RULES).run("");
    for (Dataset<Row> table : tables(built)) {
      assertThat(table).hasNoRows();
    }
  }

  /** The map's current rows of one story. */
  private static Dataset<Row> current(BuiltIdentity built, String story) {
    return built
        .identityMap()
        .where(col("recorded_to").isNull().and(col("token").rlike(":" + story + "\\d")));
  }

  private static void sameTables(BuiltIdentity one, BuiltIdentity other) {
    for (int i = 0; i < tables(one).size(); i++) {
      Assertions.assertThat(tables(other).get(i).collectAsList())
          .containsExactlyInAnyOrderElementsOf(tables(one).get(i).collectAsList());
    }
  }

  private static List<Dataset<Row>> tables(BuiltIdentity built) {
    return List.of(
        built.identifiers(), built.links(), built.aliases(), built.persons(), built.identityMap());
  }
}
