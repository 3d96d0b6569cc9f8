package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.xxhash64;

import io.tributary.pipeline.identity.Stewardship.Pair;
import io.tributary.schema.identity.IdentityRules;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Links that no record carries: of likeness, the weakest of all, and of stewards, the strongest.
 */
final class OtherLinks {

  /** The rule of a steward's link. */
  static final String STEWARD = "steward";

  /** The rule of what keeps two identifiers apart; no link, but in the same order. */
  static final String APART = "apart";

  /** What the rule of a scored link begins with. */
  static final String SCORED = "scored:";

  private static final StructType PAIR =
      new StructType().add("a", DataTypes.StringType, false).add("b", DataTypes.StringType, false);

  private OtherLinks() {}

  /** The scored pairs of identifiers that stand for persons, in the columns of links. */
  static Dataset<Row> scored(Dataset<Row> pairs, Dataset<Row> identifiers, IdentityRules rules) {
    // Weaker than any two kinds in one record.
    Column priority = lit(2 * rules.kinds().size() + 3);
    return links(
        persons(pairs.where("state = 'LINKED'"), identifiers),
        col("rule"),
        col("source"),
        priority,
        col("probability"));
  }

  /** What stewards tie together, in the columns of links. */
  static Dataset<Row> together(Evidence evidence, Dataset<Row> identifiers) {
    return links(
        persons(pairs(evidence, evidence.decisions().together(), identifiers), identifiers),
        lit(STEWARD),
        lit(STEWARD),
        lit(0),
        lit(1));
  }

  /** What stewards keep apart: {@code a, b}. */
  static Dataset<Row> apart(Evidence evidence, Dataset<Row> identifiers) {
    return persons(pairs(evidence, evidence.decisions().apart(), identifiers), identifiers);
  }

  /** An identifier that changed hands is its owner's of today. */
  private static Dataset<Row> pairs(Evidence evidence, List<Pair> pairs, Dataset<Row> identifiers) {
    Ownership owners = evidence.ownership();
    return DriverRows.beside(
        identifiers,
        pairs.stream()
            .map(pair -> RowFactory.create(owners.newest(pair.a()), owners.newest(pair.b())))
            .toList(),
        PAIR);
  }

  private static Dataset<Row> persons(Dataset<Row> pairs, Dataset<Row> identifiers) {
    Dataset<Row> persons =
        identifiers.where("class = 'PERSON'").select(col("token").as("person_token"));
    Dataset<Row> others = persons.toDF("other_token");
    return pairs
        .join(persons, col("a").equalTo(col("person_token")), "left_semi")
        .join(others, col("b").equalTo(col("other_token")), "left_semi");
  }

  private static Dataset<Row> links(
      Dataset<Row> pairs, Column rule, Column source, Column priority, Column confidence) {
    return pairs.select(
        substring(sha2(concat_ws("|", col("a"), col("b"), rule), 256), 1, 32).as("link_id"),
        col("a"),
        col("b"),
        rule.as("rule"),
        source.as("source"),
        priority.as("priority"),
        confidence.cast(DataTypes.createDecimalType(18, 4)).as("confidence"),
        lit(null).cast(DataTypes.TimestampType).as("first_seen"),
        lit(null).cast(DataTypes.TimestampType).as("last_seen"));
  }

  /** Pairs kept apart in the columns of a guarded component's links, before all of them. */
  static Dataset<Row> asGuards(Dataset<Row> apart, Dataset<Row> unlimited) {
    Dataset<Row> ends = apart.select(
        xxhash64(col("a")).as("a_hash"),
        xxhash64(col("b")).as("b_hash"),
        Degrees.kind(col("a")).as("a_kind"),
        Degrees.kind(col("b")).as("b_kind"));
    return ends.join(unlimited.toDF("a_end", "component"), col("a_hash").equalTo(col("a_end")))
        .join(unlimited.toDF("b_end", "b_component"), col("b_hash").equalTo(col("b_end")))
        .where("component = b_component")
        .select(
            col("component"),
            col("a_hash"),
            col("b_hash"),
            col("a_kind"),
            col("b_kind"),
            lit(APART).as("link_id"),
            lit(APART).as("rule"),
            lit(-1).as("priority"),
            lit(1).cast(DataTypes.createDecimalType(18, 4)).as("confidence"),
            lit(null).cast(DataTypes.TimestampType).as("last_seen"));
  }
}
