package io.tributary.pipeline.attribution;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.table.Touches;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** gold.touches. */
public final class TouchesTransform {

  private static final String PERSON = "_person";

  private TouchesTransform() {}

  /**
   * One row per touch. A visit or a lead within thirty minutes after the same person's click of the
   * same channel is what the click led to, and no touch of its own.
   */
  public static Dataset<Row> apply(TouchInputs inputs, AttributionSettings settings) {
    return TouchSources.interactions(inputs.interactions(), settings.touchKinds())
        .unionByName(TouchSources.visits(inputs.events()))
        .unionByName(TouchSources.leads(inputs.leads()))
        .withColumn(PERSON, coalesce(col("one_id"), col("touch_id")))
        // Otherwise the rules would be computed, and compiled, for each of the sources.
        .repartition(col("brand_id"), col(PERSON))
        .transform(touches -> Channels.of(touches, settings.rules()))
        .transform(TouchesTransform::withoutLandings)
        .transform(Touches.TABLE::conform);
  }

  private static Dataset<Row> withoutLandings(Dataset<Row> touches) {
    WindowSpec before = Window.partitionBy("brand_id", PERSON, "channel_group", "channel")
        .orderBy("touched_at", "is_landing", "touch_id")
        .rowsBetween(Window.unboundedPreceding(), -1);
    Column click =
        when(col("kind").equalTo("click").and(not(col("is_landing"))), col("touched_at"));
    Column isLanding = col("is_landing")
        .and(coalesce(expr("touched_at <= _click + interval 30 minutes"), lit(false)));
    return touches.withColumn("_click", max(click).over(before)).where(not(isLanding));
  }
}
