package io.tributary.schema;

import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;

/** What the values of a column may be; null is another matter. */
public sealed interface Values {

  /** Whether a value is one of them; null for null. */
  Column hold(Column value);

  /** In words, for the dictionary: "one of sale, return", "at least 0". */
  String says();

  /** These words and no others. */
  record Words(List<String> words) implements Values {
    public Words {
      words = List.copyOf(words);
    }

    @Override
    public Column hold(Column value) {
      return value.isin(words.toArray());
    }

    @Override
    public String says() {
      return "one of " + String.join(", ", words);
    }
  }

  /** Numbers between two bounds, both included. */
  record Range(Optional<BigDecimal> least, Optional<BigDecimal> most) implements Values {
    @Override
    public Column hold(Column value) {
      Column above = least.map(bound -> value.geq(lit(bound))).orElse(value.isNotNull());
      return most.map(bound -> above.and(value.leq(lit(bound)))).orElse(above);
    }

    @Override
    public String says() {
      return least.map(bound -> "at least " + bound.toPlainString()).orElse("")
          + (least.isPresent() && most.isPresent() ? ", " : "")
          + most.map(bound -> "at most " + bound.toPlainString()).orElse("");
    }
  }
}
