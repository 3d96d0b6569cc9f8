package io.tributary.model.feature;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** What each person did on each day of any source, and the days since their purchase before. */
final class PersonDays {

  /** Days from the purchase day before to this one; null on other days and on the first. */
  static final String GAP = "gap";

  private PersonDays() {}

  /** One row per person and day with anything: the measures' sums, {@code bought}, the gap. */
  static Dataset<Row> of(Facts facts, List<Measure> measures, Set<Source> sources) {
    Dataset<Row> moments = ordered(facts, measures).unionByName(bought(facts, measures));
    if (sources.contains(Source.EVENTS)) {
      moments = moments.unionByName(
          moments(facts.events(), col("business_date"), Source.EVENTS, measures));
    }
    if (sources.contains(Source.INTERACTIONS)) {
      moments = moments.unionByName(
          moments(facts.interactions(), col("business_date"), Source.INTERACTIONS, measures));
    }
    return moments
        .groupBy("one_id", "day")
        .agg(sum(Measures.BOUGHT).as(Measures.BOUGHT), sums(measures))
        .withColumn(GAP, gap());
  }

  private static Dataset<Row> ordered(Facts facts, List<Measure> measures) {
    Column paid = to_date(from_utc_timestamp(col("paid_at"), facts.zone().getId()));
    return moments(facts.orders(), coalesce(paid, col("business_date")), Source.ORDERS, measures);
  }

  /** The label's orders, by the day they were placed; they are no feature. */
  private static Dataset<Row> bought(Facts facts, List<Measure> measures) {
    List<Column> columns = new ArrayList<>(
        List.of(col("one_id"), col("business_date").as("day"), lit(1L).as(Measures.BOUGHT)));
    measures.forEach(measure -> columns.add(zero(measure)));
    return facts
        .orders()
        .where("one_id is not null and kind = 'sale' and not is_cancelled")
        .select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> moments(
      Dataset<Row> facts, Column day, Source source, List<Measure> measures) {
    List<Column> columns =
        new ArrayList<>(List.of(col("one_id"), day.as("day"), lit(0L).as(Measures.BOUGHT)));
    for (Measure measure : measures) {
      columns.add(measure.source() == source ? measure.value().as(measure.name()) : zero(measure));
    }
    return facts.where("one_id is not null").select(columns.toArray(Column[]::new));
  }

  private static Column zero(Measure measure) {
    return lit(0L).as(measure.name());
  }

  private static Column[] sums(List<Measure> measures) {
    return measures.stream()
        .map(measure -> sum(measure.name()).as(measure.name()))
        .toArray(Column[]::new);
  }

  private static Column gap() {
    Column isPurchaseDay = col(Measures.ORDERS).gt(0);
    Column before = last(when(isPurchaseDay, col("day")), true)
        .over(Window.partitionBy("one_id")
            .orderBy("day")
            .rowsBetween(Window.unboundedPreceding(), -1));
    return when(isPurchaseDay, datediff(col("day"), before).cast("long"));
  }
}
