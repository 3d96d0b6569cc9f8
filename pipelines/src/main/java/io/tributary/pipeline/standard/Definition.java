package io.tributary.pipeline.standard;

import io.tributary.pipeline.standard.StandardiserEntry.Parameter;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.types.DataType;

/**
 * One line of the list of standardisers: its words and how it is built from its settings.
 *
 * @param type of the values under given settings
 * @param rule built from given settings
 */
record Definition(
    String name,
    Function<Settings, DataType> type,
    List<Parameter> parameters,
    String says,
    Function<Settings, Rule> rule) {

  static Definition of(
      String name,
      DataType type,
      List<Parameter> parameters,
      String says,
      Function<Settings, Rule> rule) {
    return new Definition(name, settings -> type, parameters, says, rule);
  }

  Standardiser standardiser(Map<String, String> given, ZoneId zone) {
    Settings settings = Settings.of(name, parameters, given, zone);
    return new NamedStandardiser(name, type.apply(settings), says, rule.apply(settings));
  }

  /** What the dictionary shows; needs no parameter that has no default. */
  StandardiserEntry entry(ZoneId zone) {
    Settings usual = Settings.of(name, parameters, Map.of(), zone);
    return new StandardiserEntry(name, type.apply(usual), parameters, says);
  }

  /** A rule under its name. */
  private record NamedStandardiser(String name, DataType type, String says, Rule rule)
      implements Standardiser {

    @Override
    public Standardised apply(String raw) {
      return rule.apply(raw);
    }
  }
}
