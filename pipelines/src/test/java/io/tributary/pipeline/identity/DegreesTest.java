package io.tributary.pipeline.identity;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TextTables;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class DegreesTest {

  @Test
  void anIdentifierIsSharedOnlyBeyondTheLimitAndDifferentPartnersCountOnce(SparkSession spark) {
    assertThat(identifiers(spark, """
        01-01 phone:at member:1
        01-02 phone:at member:2
        01-03 phone:at member:3 cookie:5
        01-04 phone:at member:3
        01-01 phone:over member:1 member:4
        01-02 phone:over member:2 member:3
        """).where("kind = 'phone'")).hasRows("""
        token      | class  | class_reason
        phone:at   | PERSON | null
        phone:over | SHARED | seen with 4 member (limit 3)
        """);
  }

  @Test
  void partnersOfAllKindsNamedCountTogether(SparkSession spark) {
    assertThat(identifiers(spark, """
        01-01 cookie:kiosk phone:1 member:1
        01-02 cookie:kiosk phone:2 unionid:1
        01-01 cookie:own phone:1 unionid:1 member:1 member:2 member:3
        """).where("kind = 'cookie'")).hasRows("""
        token        | class  | class_reason
        cookie:kiosk | SHARED | seen with 3 phone,unionid (limit 2)
        cookie:own   | PERSON | null
        """);
  }

  @Test
  void withoutSharedWhenNothingIsShared(SparkSession spark) {
    Dataset<Row> rows = Builds.observations(spark, "01-01 a:1 b:1 b:2 b:3 b:4 b:5");
    assertThat(Degrees.identifiers(
                rows,
                new io.tributary.schema.identity.IdentityRules(
                    List.of(
                        Builds.kind("a", OptionalInt.empty(), Optional.empty()),
                        Builds.kind("b", OptionalInt.empty(), Optional.empty())),
                    List.of()))
            .where("class <> 'PERSON'"))
        .hasNoRows();
  }

  @Test
  void anIdentifierIsSeenFromItsFirstToItsLastRecord(SparkSession spark) {
    assertThat(identifiers(spark, """
        02-01 phone:1
        01-01 phone:1 cookie:1
        - phone:1
        """)).hasRows("""
        token    | kind   | first_seen           | last_seen
        phone:1  | phone  | 2026-01-01T00:00:00Z | 2026-02-01T00:00:00Z
        cookie:1 | cookie | 2026-01-01T00:00:00Z | 2026-01-01T00:00:00Z
        """);
  }

  @Test
  void observationsDropNullsAndRepeatsAndRecordsThatNameNobody(SparkSession spark) {
    Dataset<Row> rows = TextTables.table(spark, """
        tokens:array<string>             | _feed | at:timestamp
        [phone:1, null, phone:1, cookie:1] | crm | 2026-01-02T00:00:00Z
        [phone:1, cookie:1]              | crm   | 2026-01-01T00:00:00Z
        [phone:1, cookie:1]              | null  | null
        [null]                           | crm   | 2026-01-01T00:00:00Z
        []                               | crm   | 2026-01-01T00:00:00Z
        null                             | crm   | 2026-01-01T00:00:00Z
        """);
    Dataset<Row> seen = Observations.of(rows, org.apache.spark.sql.functions.col("at"));
    assertThat(Observations.together(List.of(seen))).hasRows("""
        tokens              | source  | first_seen           | last_seen
        [phone:1, cookie:1] | crm     | 2026-01-01T00:00:00Z | 2026-01-02T00:00:00Z
        [phone:1, cookie:1] | unknown | null                 | null
        """);
  }

  private static Dataset<Row> identifiers(SparkSession spark, String lines) {
    return Degrees.identifiers(Builds.observations(spark, lines), Builds.RULES);
  }
}
