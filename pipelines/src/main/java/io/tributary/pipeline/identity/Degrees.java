package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.tributary.schema.identity.IdentifierKind;
import io.tributary.schema.identity.IdentityRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Every identifier with its class: PERSON, or SHARED where it was seen together with more different
 * stronger ones than one person has. A shared identifier is evidence, never a bridge.
 */
public final class Degrees {

  private Degrees() {}

  /**
   * One row per token: {@code token, id_hash, kind, class, class_reason, first_seen, last_seen}.
   *
   * @param observations as {@link Observations} gives them
   */
  public static Dataset<Row> identifiers(Dataset<Row> observations, IdentityRules rules) {
    Dataset<Row> seen = observations
        .withColumn("token", explode(col("tokens")))
        .groupBy("token")
        .agg(min("first_seen").as("first_seen"), max("last_seen").as("last_seen"));
    return seen.join(shared(observations, rules), seen.col("token").equalTo(col("of")), "left")
        .select(
            col("token"),
            xxhash64(col("token")).as("id_hash"),
            kind(col("token")).as("kind"),
            when(col("of").isNull(), "PERSON").otherwise("SHARED").as("class"),
            col("class_reason"),
            col("first_seen"),
            col("last_seen"));
  }

  static Column kind(Column token) {
    return substring_index(token, ":", 1);
  }

  /** One row per shared token: {@code of, class_reason}. */
  private static Dataset<Row> shared(Dataset<Row> observations, IdentityRules rules) {
    Dataset<Row> pairs = observations
        .where("size(tokens) > 1")
        .select(col("tokens"))
        .distinct()
        .withColumn("of", explode(col("tokens")))
        .withColumn("with", explode(col("tokens")))
        .where("of <> with")
        .select(
            col("of"),
            col("with"),
            kind(col("of")).as("of_kind"),
            kind(col("with")).as("with_kind"));
    Dataset<Row> degrees = pairs
        .where(isCounted(rules))
        .groupBy("of", "of_kind")
        .agg(countDistinct(col("with")).as("degree"));
    return degrees
        .withColumn("limit", limit(rules))
        .where("degree > limit")
        .select(col("of"), reason().as("class_reason"));
  }

  private static Column reason() {
    return concat_ws(" ", lit("seen with"), col("degree"), lit("others, more than"), col("limit"));
  }

  private static Column isCounted(IdentityRules rules) {
    Column counted = lit(false);
    for (IdentifierKind kind : rules.kinds()) {
      if (kind.sharedWhen().isPresent()) {
        Object[] against = kind.sharedWhen().get().of().toArray();
        counted =
            counted.or(col("of_kind").equalTo(kind.kind()).and(col("with_kind").isin(against)));
      }
    }
    return counted;
  }

  private static Column limit(IdentityRules rules) {
    List<Column> limits = new ArrayList<>();
    for (IdentifierKind kind : rules.kinds()) {
      Optional<IdentifierKind.SharedWhen> shared = kind.sharedWhen();
      shared.ifPresent(
          when -> limits.add(when(col("of_kind").equalTo(kind.kind()), lit(when.moreThan()))));
    }
    limits.add(lit(Integer.MAX_VALUE));
    return coalesce(limits.toArray(Column[]::new));
  }
}
