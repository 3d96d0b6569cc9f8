package io.tributary.pipeline.audience;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.audience.LifecycleSettings;
import io.tributary.schema.audience.LifecycleSettings.CategoryGap;
import io.tributary.schema.audience.LifecycleSettings.Gap;
import java.util.function.ToIntFunction;
import org.apache.spark.sql.Column;

/**
 * How many days a person is expected to let pass between purchases.
 *
 * @param settings the usual gaps and the bounds, by category
 */
record Gaps(LifecycleSettings settings) {

  private static final String DAYS = "decimal(9,1)";

  /** The entry of the settings that a category path belongs to; null for the general one. */
  Column category(Column path) {
    Column found = when(lit(false), "");
    for (CategoryGap entry : settings.categories()) {
      Column isBelow = path.equalTo(entry.category()).or(path.startsWith(entry.category() + ">"));
      found = found.when(isBelow, entry.category());
    }
    return found;
  }

  /** From gaps in days; null or none for a person of one purchase day. */
  Column of(Column between) {
    return when(size(between).gt(0), least(greatest(median(between), shortest()), longest()))
        .otherwise(bound(Gap::usual))
        .cast(DAYS);
  }

  /** Which of the numbers it is: personal, least, most or usual. */
  Column basis(Column between) {
    return when(size(between).leq(0), "usual")
        .when(median(between).lt(shortest()), "least")
        .when(median(between).gt(longest()), "most")
        .otherwise("personal");
  }

  /** Exact: the mean of the two in the middle, which are one for an odd number. */
  private static Column median(Column between) {
    Column sorted = array_sort(between);
    Column n = size(between);
    Column low = element_at(sorted, n.plus(1).divide(2).cast("int"));
    Column high = element_at(sorted, n.divide(2).cast("int").plus(1));
    return low.plus(high)
        .cast("decimal(9,1)")
        .multiply(lit(new java.math.BigDecimal("0.5")))
        .cast(DAYS);
  }

  private Column shortest() {
    return bound(Gap::least).cast(DAYS);
  }

  private Column longest() {
    return bound(Gap::most).cast(DAYS);
  }

  private Column bound(ToIntFunction<Gap> days) {
    Column bound = when(lit(false), 0);
    for (CategoryGap entry : settings.categories()) {
      bound = bound.when(col("category").equalTo(entry.category()), days.applyAsInt(entry.gap()));
    }
    return bound.otherwise(days.applyAsInt(settings.general()));
  }
}
