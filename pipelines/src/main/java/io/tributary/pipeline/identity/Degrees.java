package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.find_in_set;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.tributary.schema.identity.IdentifierKind;
import io.tributary.schema.identity.IdentityRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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

  /**
   * One row per shared token: {@code of, class_reason}. Every partner counts, whatever its own
   * class: that errs on the side of not joining, and no order of kinds can change the outcome.
   */
  private static Dataset<Row> shared(Dataset<Row> observations, IdentityRules rules) {
    Column limit = perKind(rules, when -> lit(when.moreThan()));
    Column counted = perKind(rules, when -> lit(String.join(",", when.of())));
    return observations
        .where(size(col("tokens")).gt(1))
        .select(explode(col("tokens")).as("of"), col("tokens"))
        .withColumn("counted", counted)
        .where(col("counted").isNotNull())
        .withColumn("limit", limit)
        .withColumn("with", explode(col("tokens")))
        .where(col("of").notEqual(col("with")))
        .where(find_in_set(kind(col("with")), col("counted")).gt(0))
        .groupBy("of", "counted", "limit")
        .agg(countDistinct(col("with")).as("degree"))
        .where(col("degree").gt(col("limit")))
        .select(
            col("of"),
            format_string("seen with %d %s (limit %d)", col("degree"), col("counted"), col("limit"))
                .as("class_reason"));
  }

  /** A value for tokens whose kind can be shared; null for the others. */
  private static Column perKind(
      IdentityRules rules, Function<IdentifierKind.SharedWhen, Column> value) {
    List<Column> values = new ArrayList<>();
    for (IdentifierKind kind : rules.kinds()) {
      kind.sharedWhen()
          .ifPresent(shared ->
              values.add(when(kind(col("of")).equalTo(kind.kind()), value.apply(shared))));
    }
    values.add(lit(null));
    return coalesce(values.toArray(Column[]::new));
  }
}
