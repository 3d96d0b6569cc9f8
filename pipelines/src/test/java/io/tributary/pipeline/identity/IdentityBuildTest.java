package io.tributary.pipeline.identity;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.rand;

import io.tributary.schema.testkit.SparkTest;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@SparkTest
class IdentityBuildTest {

  @Test
  void identifiersOfOneRecordAreOnePersonNamedForTheStrongest(SparkSession spark) {
    BuiltIdentity built = new Builds(spark, Builds.RULES).run("""
        01-02 unionid:u1 phone:p1 cookie:c1
        01-01 cookie:c2
        """);
    assertThat(current(built)).hasRows("""
        token      | one_id
        phone:p1   | phone:p1@r1
        unionid:u1 | phone:p1@r1
        cookie:c1  | phone:p1@r1
        cookie:c2  | cookie:c2@r1
        """);
    assertThat(built.persons()).hasRows("""
        one_id       | status | identifier_count:bigint | link_count:bigint | minted_run
        phone:p1@r1  | ACTIVE | 3                       | 2                 | r1
        cookie:c2@r1 | ACTIVE | 1                       | 0                 | r1
        """);
    assertThat(built.links()).hasRows("""
        a        | b          | priority:int | state
        phone:p1 | unionid:u1 | 3            | ACTIVE
        phone:p1 | cookie:c1  | 5            | ACTIVE
        """);
    assertThat(built.mergeEvents()).hasNoRows();
  }

  @Test
  void aChainThatGrowsAtItsEndStaysOnePerson(SparkSession spark) {
    Builds builds = new Builds(spark, Builds.RULES);
    String chain = """
        01-01 cookie:b1 cookie:b2
        01-01 cookie:b2 cookie:b3
        01-01 cookie:b3 cookie:b4
        """;
    builds.run(chain);
    BuiltIdentity grown = builds.run(chain + "01-02 cookie:a0 cookie:b4");
    assertThat(current(grown)).hasRows("""
        token     | one_id
        cookie:a0 | cookie:b1@r1
        cookie:b1 | cookie:b1@r1
        cookie:b2 | cookie:b1@r1
        cookie:b3 | cookie:b1@r1
        cookie:b4 | cookie:b1@r1
        """);
  }

  @Test
  void twoStarsJoinedByOneOrderLeaveNobodyOnADeadId(SparkSession spark) {
    Builds builds = new Builds(spark, Builds.RULES);
    String stars = """
        01-01 phone:p1 member:m1 cookie:c1 cookie:c2
        01-02 phone:p2 member:m2 cookie:c3 cookie:c4
        """;
    builds.run(stars);
    BuiltIdentity joined = builds.run(stars + "01-03 cookie:c2 cookie:c4");
    assertThat(current(joined).select("one_id").distinct()).hasRows("""
        one_id
        phone:p1@r1
        """);
    assertThat(joined.persons()).hasRows("""
        one_id      | status | super_id    | identifier_count
        phone:p1@r1 | ACTIVE | null        | 8
        phone:p2@r1 | MERGED | phone:p1@r1 | 0
        """);
    assertThat(joined.mergeEvents()).hasRows("""
        kind  | from_one_id | to_one_id   | run_id
        merge | phone:p2@r1 | phone:p1@r1 | r2
        """);
    String cause = joined.links().where("a = 'cookie:c2'").first().getAs("link_id");
    Assertions.assertThat(joined.mergeEvents().first().<String>getAs("cause_link"))
        .isEqualTo(cause);
    assertThat(joined.aliases()).hasRows("""
        birth_cluster | one_id      | from_run | to_run | cause_link
        phone:p1@r1   | phone:p1@r1 | r1       | null   | null
        phone:p2@r1   | phone:p2@r1 | r1       | r2     | null
        phone:p2@r1   | phone:p1@r1 | r2       | null   | %s
        """.formatted(cause));
  }

  @Test
  void aStrongerIdentifierThatArrivesLaterChangesNobodysOneId(SparkSession spark) {
    Builds builds = new Builds(spark, Builds.RULES);
    String known = """
        01-01 member:m1 cookie:c1
        01-01 member:m2 cookie:c2
        """;
    builds.run(known);
    BuiltIdentity later = builds.run(known + "01-02 phone:p1 member:m1");
    assertThat(current(later)).hasRows("""
        token     | one_id
        phone:p1  | member:m1@r1
        member:m1 | member:m1@r1
        cookie:c1 | member:m1@r1
        member:m2 | member:m2@r1
        cookie:c2 | member:m2@r1
        """);
    assertThat(later.mergeEvents()).hasNoRows();
  }

  @Test
  void aShopsPhoneNeitherJoinsItsCustomersNorPartsTheirIdentifiers(SparkSession spark) {
    BuiltIdentity built = new Builds(spark, Builds.RULES).run("""
        01-01 phone:shop member:m1 cookie:c1
        01-02 phone:shop member:m2 cookie:c2
        01-03 phone:shop member:m3
        01-04 phone:shop member:m4
        """);
    assertThat(current(built)).hasRows("""
        token     | one_id
        member:m1 | member:m1@r1
        cookie:c1 | member:m1@r1
        member:m2 | member:m2@r1
        cookie:c2 | member:m2@r1
        member:m3 | member:m3@r1
        member:m4 | member:m4@r1
        """);
    assertThat(built.identifiers().where("class <> 'PERSON'")).hasRows("""
        token      | class  | class_reason                   | birth_cluster
        phone:shop | SHARED | seen with 4 member (limit 3)   | null
        """);
  }

  @Test
  void linksBeyondALimitAreSuppressedWithTheReason(SparkSession spark) {
    BuiltIdentity built = new Builds(spark, Builds.RULES).run("""
        01-01 member:m1 unionid:u1
        01-02 member:m1 unionid:u2
        01-02 member:m2 unionid:u2
        """);
    assertThat(current(built)).hasRows("""
        token      | one_id
        unionid:u1 | unionid:u1@r1
        unionid:u2 | unionid:u2@r1
        member:m1  | unionid:u2@r1
        member:m2  | unionid:u2@r1
        """);
    assertThat(built.links()).hasRows("""
        a          | b         | state      | state_reason
        unionid:u1 | member:m1 | SUPPRESSED | unionid limit 1
        unionid:u2 | member:m1 | ACTIVE     | null
        unionid:u2 | member:m2 | ACTIVE     | null
        """);
  }

  @Test
  void buildingTheSameObservationsTwiceChangesNothing(SparkSession spark) {
    Builds builds = new Builds(spark, Builds.RULES);
    String first = """
        01-01 phone:p1 member:m1
        01-02 phone:p2 member:m2
        01-03 member:m2 unionid:u2
        01-03 member:m2 unionid:u3
        """;
    builds.run(first);
    String second = first + "01-04 phone:p1 phone:p2";
    BuiltIdentity once = builds.run(second);
    BuiltIdentity twice = builds.run(second);
    sameTables(once, twice);
    assertThat(twice.mergeEvents()).hasNoRows();
  }

  @Test
  void anotherOrderAndPartitioningGivesTheSameTables(SparkSession spark) {
    Dataset<Row> rows = Builds.observations(spark, RandomGraphs.lines(7, 60));
    BuiltIdentity one = new Builds(spark, Builds.RULES).run(rows.coalesce(1));
    BuiltIdentity other = new Builds(spark, Builds.RULES)
        .run(rows.orderBy(rand(3)).repartition(7, col("tokens")).orderBy(rand(5)));
    sameTables(one, other);
  }

  @Test
  void noObservationsGiveEmptyTables(SparkSession spark) {
    BuiltIdentity built = new Builds(spark, Builds.RULES).run("");
    for (Dataset<Row> table : tables(built)) {
      assertThat(table).hasNoRows();
    }
  }

  @Test
  void aRecordOfUnknownTimeStillLinks(SparkSession spark) {
    BuiltIdentity built = new Builds(spark, Builds.RULES).run("- phone:p1 cookie:c1");
    assertThat(current(built)).hasRows("""
        token     | one_id
        phone:p1  | phone:p1@r1
        cookie:c1 | phone:p1@r1
        """);
    assertThat(built.identifiers()).hasRows("""
        token     | first_seen | last_seen
        phone:p1  | null       | null
        cookie:c1 | null       | null
        """);
  }

  static Dataset<Row> current(BuiltIdentity built) {
    return built.identityMap().where("recorded_to is null");
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
