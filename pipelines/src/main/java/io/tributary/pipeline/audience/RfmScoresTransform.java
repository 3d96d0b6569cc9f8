package io.tributary.pipeline.audience;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.audience.RfmSettings;
import io.tributary.schema.audience.RfmSettings.Range;
import io.tributary.schema.audience.RfmSettings.Segment;
import io.tributary.schema.audience.RfmSettings.Threshold;
import io.tributary.schema.table.RfmScores;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * gold.rfm_scores.
 *
 * <p>Scores are quintiles by exact quantiles of type 7 (Hyndman and Fan, 1996: linear between order
 * statistics). Bins are open below and closed above, so that where most customers bought once, and
 * all four bounds are 1, one purchase is score 1 and two are 5. With fewer than five customers, or
 * with ties, some scores are not given. The eight types compare each value with a mean or median,
 * which must be exceeded, or with a given value, which may be met.
 */
public final class RfmScoresTransform {

  private static final String EXACT = "decimal(24,6)";

  private RfmScoresTransform() {}

  /**
   * One row per person with a purchase in the look-back.
   *
   * @param purchases {@link Purchases}
   */
  public static Dataset<Row> apply(
      Dataset<Row> purchases, RfmSettings settings, AsOf asOf, String brand, String currency) {
    Dataset<Row> customers = purchases
        .where("frequency > 0")
        .withColumn(
            "recency_days",
            datediff(lit(asOf.date()), element_at(col("days"), -1)).cast("long"));
    return customers
        .crossJoin(bounds(customers))
        .withColumn("r_score", lit(5).minus(above("recency_days")).cast("long"))
        .withColumn("f_score", lit(1).plus(above("frequency")).cast("long"))
        .withColumn("m_score", lit(1).plus(above("monetary")).cast("long"))
        .withColumn("rfm_segment", segment(settings.segments()))
        .withColumn("rfm_type_zh", type(settings))
        .withColumn("as_of", lit(asOf.date()))
        .withColumn("brand_id", lit(brand))
        .withColumn("currency", lit(currency))
        .transform(RfmScores.TABLE::conform);
  }

  /** One row: of each value its quintile bounds, median and mean. */
  private static Dataset<Row> bounds(Dataset<Row> customers) {
    List<Column> bounds = new ArrayList<>();
    for (String value : List.of("recency_days", "frequency", "monetary")) {
      Column quantiles =
          percentile(col(value), array(lit(0.2), lit(0.4), lit(0.6), lit(0.8), lit(0.5)));
      bounds.add(transform(quantiles, RfmScoresTransform::exact).as(value + "_quantiles"));
      bounds.add(avg(col(value).cast("decimal(20,2)")).as(value + "_mean"));
    }
    return customers.agg(bounds.get(0), bounds.subList(1, bounds.size()).toArray(Column[]::new));
  }

  /** Quantiles of whole numbers and cents have at most three decimals; the rest is rounding. */
  private static Column exact(Column quantile) {
    return round(quantile, 6).cast(EXACT);
  }

  /** How many of the four quintile bounds the value exceeds. */
  private static Column above(String value) {
    Column bounds = slice(col(value + "_quantiles"), 1, 4);
    return size(filter(bounds, bound -> col(value).cast(EXACT).gt(bound)));
  }

  private static Column segment(List<Segment> segments) {
    Column name = when(lit(false), "");
    for (Segment segment : segments) {
      name = name.when(
          in("r_score", segment.r())
              .and(in("f_score", segment.f()))
              .and(in("m_score", segment.m())),
          segment.segment());
    }
    return name;
  }

  private static Column in(String score, Range range) {
    return col(score).between(range.from(), range.to());
  }

  private static Column type(RfmSettings settings) {
    Column isRecent = settings.recency() instanceof Threshold.Fixed fixed
        ? col("recency_days").leq(lit(fixed.value()))
        : col("recency_days").cast(EXACT).lt(threshold("recency_days", settings.recency()));
    Column isFrequent = isHigh("frequency", settings.frequencyThreshold());
    Column isRich = isHigh("monetary", settings.monetary());
    return concat(
        when(isRich, "重要").otherwise("一般"),
        when(isRecent.and(isFrequent), "价值")
            .when(isRecent, "发展")
            .when(isFrequent, "保持")
            .otherwise("挽留"));
  }

  private static Column isHigh(String value, Threshold threshold) {
    return threshold instanceof Threshold.Fixed fixed
        ? col(value).geq(lit(fixed.value()))
        : col(value).cast(EXACT).gt(threshold(value, threshold));
  }

  private static Column threshold(String value, Threshold threshold) {
    return threshold instanceof Threshold.Mean
        ? col(value + "_mean")
        : element_at(col(value + "_quantiles"), 5);
  }
}
