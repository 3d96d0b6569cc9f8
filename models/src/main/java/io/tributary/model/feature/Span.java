package io.tributary.model.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * From when to when there are facts of persons before a day.
 *
 * @param begins first day of each source that has any
 * @param lastOrder newest day with an order; empty where there is none
 */
public record Span(Map<Source, LocalDate> begins, Optional<LocalDate> lastOrder) {

  public Span {
    begins = Map.copyOf(begins);
  }

  /** The span of the facts before that day; starts one Spark job. */
  public static Span before(Facts facts, LocalDate day) {
    Map<Source, LocalDate> begins = new EnumMap<>(Source.class);
    Optional<LocalDate> lastOrder = Optional.empty();
    Dataset<Row> spans = span(facts.orders(), Source.ORDERS, day)
        .unionByName(span(facts.events(), Source.EVENTS, day))
        .unionByName(span(facts.interactions(), Source.INTERACTIONS, day));
    for (Row row : spans.collectAsList()) {
      if (!row.isNullAt(1)) {
        Source source = Source.valueOf(row.getString(0));
        begins.put(source, row.getDate(1).toLocalDate());
        if (source == Source.ORDERS) {
          lastOrder = Optional.of(row.getDate(2).toLocalDate());
        }
      }
    }
    return new Span(begins, lastOrder);
  }

  private static Dataset<Row> span(Dataset<Row> facts, Source source, LocalDate day) {
    return facts
        .where("one_id is not null")
        .where(col("business_date").lt(lit(day)))
        .agg(min("business_date").as("first"), max("business_date").as("last"))
        .select(lit(source.name()).as("source"), col("first"), col("last"));
  }
}
