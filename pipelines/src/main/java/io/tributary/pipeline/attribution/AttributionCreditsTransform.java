package io.tributary.pipeline.attribution;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;

import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.attribution.CreditModel;
import io.tributary.schema.table.AttributionCredits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * gold.attribution_credits. One shuffle brings a person's touches and conversions together, sorted
 * by time, and one pass over them gives the rows; a join would repeat every touch by conversion.
 */
public final class AttributionCreditsTransform {

  private static final List<String> OF_CONVERSIONS = List.of(
      "conversion_id",
      "goal",
      "one_id",
      "brand_id",
      "conversion_count",
      "customer_type",
      "paid_amount",
      "net_amount",
      "currency",
      "converted_at",
      "business_date",
      "business_month");

  private static final List<String> OF_TOUCHES = List.of(
      "touch_id",
      "kind",
      "channel_group",
      "channel",
      "campaign",
      "ad_group",
      "creative",
      "is_direct",
      "touched_at");

  private AttributionCreditsTransform() {}

  /**
   * One row per conversion, window and touch.
   *
   * @param touches gold.touches
   * @param conversions gold.conversions
   */
  public static Dataset<Row> apply(
      Dataset<Row> touches, Dataset<Row> conversions, AttributionSettings settings) {
    Dataset<Row> timed = conversions(conversions).unionByName(touches(touches), true);
    StructType schema =
        CreditRows.schema((StructType) timed.schema().apply("conversion").dataType(), (StructType)
            timed.schema().apply("touch").dataType());
    PersonPaths.Rules rules = PersonPaths.Rules.of(settings);
    MapPartitionsFunction<Row, Row> credit = rows -> new PersonPaths(rows, rules);
    return timed
        .repartition(col("person"))
        .sortWithinPartitions("person", "at", "is_conversion", "id")
        .mapPartitions(credit, Encoders.row(schema))
        .select(columns())
        .transform(AttributionCredits.TABLE::conform);
  }

  private static Dataset<Row> conversions(Dataset<Row> conversions) {
    return conversions.select(
        person(coalesce(col("one_id"), col("conversion_id"))),
        unix_micros(col("converted_at")).as("at"),
        lit(1).as("is_conversion"),
        col("conversion_id").as("id"),
        packed(OF_CONVERSIONS).as("conversion"));
  }

  private static Dataset<Row> touches(Dataset<Row> touches) {
    return touches
        .where(col("one_id").isNotNull())
        .select(
            person(col("one_id")),
            unix_micros(col("touched_at")).as("at"),
            lit(0).as("is_conversion"),
            col("touch_id").as("id"),
            packed(OF_TOUCHES).as("touch"));
  }

  private static Column person(Column id) {
    return concat_ws("|", col("brand_id"), id).as("person");
  }

  private static Column packed(List<String> columns) {
    return struct(columns.stream().map(functions::col).toArray(Column[]::new));
  }

  private static Column[] columns() {
    List<Column> columns = new ArrayList<>();
    OF_CONVERSIONS.forEach(name -> columns.add(col("conversion." + name).as(name)));
    Stream.of("touch_id", "campaign", "ad_group", "creative", "touched_at")
        .forEach(name -> columns.add(col("touch." + name).as(name)));
    Stream.of("channel_group", "channel")
        .forEach(name -> columns.add(
            coalesce(col("touch." + name), lit(AttributionCredits.UNATTRIBUTED)).as(name)));
    Stream.of("window", "reason", "position", "path_length")
        .forEach(name -> columns.add(col(name)));
    for (CreditModel model : CreditModel.values()) {
      columns.add(AttributionCredits.weight(model).column());
      columns.add(AttributionCredits.paid(model).column());
      columns.add(AttributionCredits.net(model).column());
    }
    return columns.toArray(Column[]::new);
  }
}
