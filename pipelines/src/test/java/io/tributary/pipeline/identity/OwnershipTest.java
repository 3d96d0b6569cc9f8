package io.tributary.pipeline.identity;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.apache.spark.sql.functions.col;

import io.tributary.schema.identity.Blocklist;
import io.tributary.schema.identity.IdentifierKind;
import io.tributary.schema.identity.IdentityRules;
import io.tributary.schema.testkit.SparkTest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A recycled phone: facts after the change are the new owner's, those before the old one's. */
@SparkTest
class OwnershipTest {

  private static final IdentityRules RULES = new IdentityRules(
      List.of(
          new IdentifierKind(
              "phone",
              OptionalInt.of(3),
              Optional.empty(),
              Blocklist.Blocked.NOTHING,
              Optional.of(new IdentifierKind.Recycled(90, List.of("unionid", "member")))),
          Builds.kind("unionid", OptionalInt.of(1), Optional.empty()),
          Builds.kind("member", OptionalInt.empty(), Optional.empty()),
          Builds.kind("cookie", OptionalInt.empty(), Optional.empty())),
      List.of());

  private static final String LINES = """
      01-01 phone:r member:old cookie:o1
      02-01 phone:r cookie:o2
      02-20 phone:r cookie:o3
      05-28 phone:r cookie:n0
      06-01 phone:r member:new cookie:n1
      06-02 phone:r cookie:n2

      01-01 phone:short member:s1
      03-01 phone:short member:s2

      01-01 phone:busy member:b1
      03-01 phone:busy cookie:b2
      05-01 phone:busy cookie:b3
      06-01 phone:busy member:b4

      01-01 phone:other member:x1
      06-01 phone:other unionid:x2

      01-01 phone:kept member:k1
      06-01 phone:kept member:k1 cookie:k2
      """;

  @Test
  void silenceAndOtherEvidenceOfAKindEndAnOwnership(SparkSession spark) {
    Builds builds = new Builds(spark, RULES);
    BuiltIdentity built = builds.runOwned(LINES);

    assertThat(built.identityMap().where("token like 'phone%'")).hasRows("""
        token       | one_id         | valid_from:timestamp | valid_to:timestamp
        phone:r     | phone:r@r1     | null                 | 2026-05-28T00:00:00Z
        phone:r     | phone:r/2@r1   | 2026-05-28T00:00:00Z | null
        phone:busy  | phone:busy@r1  | null                 | null
        phone:short | phone:short@r1 | null                 | null
        phone:other | phone:other@r1 | null                 | null
        phone:kept  | phone:kept@r1  | null                 | null
        """);
    assertThat(owners(built, "r")).hasRows("""
        token      | one_id
        member:old | phone:r@r1
        cookie:o1  | phone:r@r1
        cookie:o2  | phone:r@r1
        cookie:o3  | phone:r@r1
        cookie:n0  | phone:r/2@r1
        member:new | phone:r/2@r1
        cookie:n1  | phone:r/2@r1
        cookie:n2  | phone:r/2@r1
        """);
  }

  @Test
  void anOldOwnersRecordThatComesLaterClosesTheGap(SparkSession spark) {
    Builds builds = new Builds(spark, RULES);
    builds.runOwned(LINES);
    BuiltIdentity again = builds.runOwned(LINES + "04-01 phone:r member:old\n");

    assertThat(again.identityMap().where("token = 'phone:r'")).hasRows("""
        token   | one_id       | valid_from:timestamp | valid_to:timestamp   | recorded_to:timestamp
        phone:r | phone:r@r1   | null                 | 2026-05-28T00:00:00Z | 2026-06-02T00:00:00Z
        phone:r | phone:r/2@r1 | 2026-05-28T00:00:00Z | null                 | 2026-06-02T00:00:00Z
        phone:r | phone:r@r1   | null                 | null                 | null
        """);
  }

  @Test
  void theSameAgainChangesNothing(SparkSession spark) {
    Builds builds = new Builds(spark, RULES);
    BuiltIdentity once = builds.runOwned(LINES);
    BuiltIdentity twice = builds.runOwned(LINES);

    Assertions.assertThat(twice.mergeEvents().count()).isZero();
    Assertions.assertThat(twice.identityMap().exceptAll(once.identityMap()).count())
        .isZero();
  }

  private static Dataset<Row> owners(BuiltIdentity built, String phone) {
    Dataset<Row> map = built.identityMap();
    Dataset<Row> ids = map.where(col("token").equalTo("phone:" + phone)).select("one_id");
    return map.where("token not like 'phone%'").join(ids, "one_id");
  }
}
