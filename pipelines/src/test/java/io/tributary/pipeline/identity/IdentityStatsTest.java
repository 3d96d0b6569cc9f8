package io.tributary.pipeline.identity;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TextTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@SparkTest
class IdentityStatsTest {

  @Test
  void theFiguresOfABuildAreAFewRows(SparkSession spark) {
    BuiltIdentity built = new Builds(spark, Builds.RULES).run("""
        01-01 phone:1 cookie:1 cookie:2 member:1
        01-01 cookie:3
        01-01 member:2 unionid:1
        01-01 member:2 unionid:2
        01-01 phone:shop member:3 member:4 member:5 member:6
        """);
    Dataset<Row> stats =
        IdentityStats.of(built.identifiers(), built.links(), built.persons(), built.identityMap());
    assertThat(stats.where("measure <> 'biggest'")).hasRows("""
        measure         | subject    | kind            | value:bigint
        identifiers     | PERSON     | phone           | 1
        identifiers     | SHARED     | phone           | 1
        identifiers     | PERSON     | cookie          | 3
        identifiers     | PERSON     | member          | 6
        identifiers     | PERSON     | unionid         | 2
        hash_collisions |            |                 | 0
        links           | ACTIVE     |                 | 7
        links           | SUPPRESSED | unionid limit 1 | 1
        persons         | ACTIVE     |                 | 5
        biggest_person  |            |                 | 4
        persons_of_size | 1          |                 | 2
        persons_of_size | 2-3        |                 | 1
        persons_of_size | 4-7        |                 | 2
        """);
    assertThat(stats.where("measure = 'biggest' and subject = 'phone:1@r1'")).hasRows("""
        kind   | value
        phone  | 1
        cookie | 2
        member | 1
        """);
  }

  @Test
  void onlyTheTenBiggestPersonsAreListed(SparkSession spark) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      lines
          .append("01-01 phone:")
          .append(i)
          .append(i < 11 ? " cookie:" + i : "")
          .append('\n');
    }
    BuiltIdentity built = new Builds(spark, Builds.RULES).run(lines.toString());
    Assertions.assertThat(IdentityStats.of(
                built.identifiers(), built.links(), built.persons(), built.identityMap())
            .where("measure = 'biggest'")
            .select("subject")
            .distinct()
            .count())
        .isEqualTo(10);
  }

  @Test
  void noBuildGivesZeroes(SparkSession spark) {
    BuiltIdentity built = new Builds(spark, Builds.RULES).run("");
    assertThat(IdentityStats.of(
            built.identifiers(), built.links(), built.persons(), built.identityMap()))
        .hasRows("""
            measure         | value
            hash_collisions | 0
            biggest_person  | 0
            """);
  }

  @Test
  void twoIdentifiersOfOneHashAreCounted(SparkSession spark) {
    BuiltIdentity built = new Builds(spark, Builds.RULES).run("");
    Dataset<Row> identifiers = TextTables.table(spark, """
        token   | id_hash:bigint | class  | kind
        phone:1 | 5              | PERSON | phone
        phone:2 | 5              | PERSON | phone
        phone:3 | 6              | PERSON | phone
        """);
    assertThat(IdentityStats.of(identifiers, built.links(), built.persons(), built.identityMap())
            .where("measure = 'hash_collisions'"))
        .hasRows("""
            value
            1
            """);
  }

  @Test
  void aJumpOfTheBiggestPersonAlarms() {
    Assertions.assertThat(IdentityStats.alarm(1000, 0, 10_000_000)).isEmpty();
    Assertions.assertThat(IdentityStats.alarm(1001, 100, 10_000_000).orElseThrow())
        .contains("has 1001 identifiers, more than 1000 (yesterday 100)");
    Assertions.assertThat(IdentityStats.alarm(2000, 200, 10_000_000)).isEmpty();
    Assertions.assertThat(IdentityStats.alarm(2001, 200, 10_000_000)).isPresent();
  }

  @Test
  void aPersonOfMoreThanAThousandthOfAllAlarmsUnlessSmall() {
    Assertions.assertThat(IdentityStats.alarm(500, 500, 500_000)).isEmpty();
    Assertions.assertThat(IdentityStats.alarm(501, 500, 500_000).orElseThrow())
        .contains("has 501 of 500000 identifiers, more than 0.1 %");
    Assertions.assertThat(IdentityStats.alarm(100, 0, 200)).isEmpty();
    Assertions.assertThat(IdentityStats.alarm(101, 0, 200)).isPresent();
  }
}
