package io.tributary.pipeline.standard;

import io.tributary.schema.yaml.DidYouMean;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;

/** The library of standardisers, by the names contracts use. */
public final class Standardisers {

  private Standardisers() {}

  /**
   * Builds a standardiser.
   *
   * @param name one of {@link #catalogue()}
   * @param parameters over the defaults; values as contracts write them
   * @param zone the workspace's zone, for times without one
   * @throws IllegalArgumentException if name, parameter or a parameter's value is unknown; the
   *     message names what was probably meant
   */
  public static Standardiser named(String name, Map<String, String> parameters, ZoneId zone) {
    return Definitions.ALL.stream()
        .filter(definition -> definition.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no standardiser '" + name + "'. "
            + DidYouMean.hint(name, Definitions.names())))
        .standardiser(parameters, zone);
  }

  /** Every standardiser with its parameters, for the dictionary. */
  public static List<StandardiserEntry> catalogue() {
    return Definitions.ALL.stream()
        .map(definition -> definition.entry(ZoneOffset.UTC))
        .toList();
  }

  /**
   * The standard value of a string column, null where there is none or it is refused. A UDF,
   * because nested native functions took six times as long for a phone number (341 ns against 57).
   */
  public static Column column(Standardiser standardiser, Column raw) {
    UDF1<String, Object> valueOrNull =
        // SQL null: the row has no value here.
        text -> standardiser.apply(text) instanceof Standardised.Value found ? found.value() : null;
    return functions.udf(valueOrNull, standardiser.type()).apply(raw);
  }
}
