package io.tributary.model.score;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import io.tributary.model.feature.Feature;
import io.tributary.schema.table.CustomerReasons;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** gold.customer_reasons: what moved each score most. */
public final class CustomerReasonsTransform {

  private static final StructType REASON = new StructType()
      .add("reason_rank", DataTypes.LongType)
      .add("feature", DataTypes.StringType)
      .add("value", DataTypes.DoubleType)
      .add("contribution", DataTypes.DoubleType)
      .add("text_zh", DataTypes.StringType)
      .add("text_en", DataTypes.StringType);

  private CustomerReasonsTransform() {}

  /**
   * At most five rows per scored person; a feature that adds nothing is no reason.
   *
   * @param rows {@code one_id} and {@code features} of one day
   * @param scores what {@link CustomerScoresTransform} made of them; others are left out
   * @param features the definitions, in the order of the vector
   */
  public static Dataset<Row> apply(
      Dataset<Row> rows, Dataset<Row> scores, Scoring scoring, List<Feature> features) {
    Dataset<Row> scored = scores.where("suppressed_reason is null").select("one_id");
    return rows.join(scored, new String[] {"one_id"}, "left_semi")
        .select(col("one_id"), explode(reasons(scoring, features)).as("reason"))
        .select(
            col("one_id"),
            lit(scoring.model()).as("model"),
            lit(scoring.asOf()).as("as_of"),
            lit(scoring.version()).as("model_version"),
            col("reason.*"))
        .transform(CustomerReasons.TABLE::conform);
  }

  /** Sorting ninety contributions a person in {@code functions.*} took six times as long. */
  private static Column reasons(Scoring scoring, List<Feature> features) {
    Contributions contributions = Contributions.of(scoring.scorer().model(), features);
    UDF1<Vector, List<Row>> highest = vector -> contributions.highest(vector.toArray());
    return udf(highest, new ArrayType(REASON, false)).apply(col("features"));
  }
}
