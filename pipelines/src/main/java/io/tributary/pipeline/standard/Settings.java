package io.tributary.pipeline.standard;

import io.tributary.pipeline.standard.StandardiserEntry.Parameter;
import io.tributary.schema.yaml.DidYouMean;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The parameters of one standardiser call: what the contract gives over what is usual. */
final class Settings {

  private final String standardiser;
  private final Map<String, String> values;
  private final ZoneId workspaceZone;

  private Settings(String standardiser, Map<String, String> values, ZoneId workspaceZone) {
    this.standardiser = standardiser;
    this.values = values;
    this.workspaceZone = workspaceZone;
  }

  /** Fills in defaults; a parameter the standardiser does not have is an error. */
  static Settings of(
      String standardiser, List<Parameter> known, Map<String, String> given, ZoneId zone) {
    Map<String, String> values = new HashMap<>();
    known.forEach(parameter -> values.put(parameter.name(), parameter.defaultValue()));
    List<String> names = known.stream().map(Parameter::name).toList();
    new TreeMap<>(given).forEach((name, value) -> {
      if (!values.containsKey(name)) {
        throw new IllegalArgumentException("Standardiser " + standardiser + " has no parameter '"
            + name + "'. " + (names.isEmpty() ? "It has none." : DidYouMean.hint(name, names)));
      }
      values.put(name, value);
    });
    return new Settings(standardiser, values, zone);
  }

  String text(String name) {
    return values.get(name).strip();
  }

  /** The comma-separated parts, without blank ones. */
  List<String> list(String name) {
    return Stream.of(text(name).split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  boolean flag(String name) {
    return switch (text(name)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(name, "true or false");
    };
  }

  /** A whole number within bounds. */
  int number(String name, int min, int max) {
    String expected = "a whole number from " + min + " to " + max;
    try {
      int number = Integer.parseInt(text(name));
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw wrong(name, expected, notANumber);
    }
    throw wrong(name, expected);
  }

  LocalDate date(String name) {
    try {
      return LocalDate.parse(text(name));
    } catch (DateTimeParseException notADate) {
      throw wrong(name, "a date such as 2000-01-01", notADate);
    }
  }

  List<LocalDate> dates(String name) {
    try {
      return list(name).stream().map(LocalDate::parse).toList();
    } catch (DateTimeParseException notADate) {
      throw wrong(name, "dates such as 1970-01-01,0001-01-01", notADate);
    }
  }

  /** The zone of the parameter, or the workspace's where it is blank. */
  ZoneId zone(String name) {
    if (text(name).isEmpty()) {
      return workspaceZone;
    }
    try {
      return ZoneId.of(text(name));
    } catch (DateTimeException unknown) {
      throw wrong(name, "a time zone such as Asia/Shanghai", unknown);
    }
  }

  /** One of a closed list of words. */
  String choice(String name, List<String> allowed) {
    if (!allowed.contains(text(name))) {
      throw new IllegalArgumentException(
          sentence(name, "one of " + allowed) + " " + DidYouMean.hint(text(name), allowed));
    }
    return text(name);
  }

  IllegalArgumentException wrong(String name, String expected) {
    return new IllegalArgumentException(sentence(name, expected));
  }

  private IllegalArgumentException wrong(String name, String expected, Throwable cause) {
    return new IllegalArgumentException(sentence(name, expected), cause);
  }

  private String sentence(String name, String expected) {
    return "Parameter '" + name + "' of standardiser " + standardiser + " is '" + values.get(name)
        + "'; write " + expected + ".";
  }
}
