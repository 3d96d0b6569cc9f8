package io.tributary.pipeline.standard;

import io.tributary.pipeline.standard.StandardiserEntry.Parameter;
import io.tributary.pipeline.standard.TimeText.Parsed;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Times and days within a range.
 *
 * @param kind whether the value is a point in time or a calendar day
 * @param zone of times written without an offset, and of the days
 * @param min first day allowed
 * @param max first day no longer allowed
 * @param nullDates days that stand for "none" when written at midnight or as the epoch's zero
 * @param order of day and month where the year stands last
 */
record TimeRule(
    Kind kind, ZoneId zone, LocalDate min, LocalDate max, Set<LocalDate> nullDates, DateOrder order)
    implements Rule {

  static final List<Parameter> TIME_PARAMETERS = parameters("2000-01-01", "0001-01-01,1970-01-01");
  static final List<Parameter> BIRTHDAY_PARAMETERS =
      parameters("1900-01-01", "0001-01-01,1900-01-01,1970-01-01");

  TimeRule {
    nullDates = Set.copyOf(nullDates);
  }

  /** What the value is. */
  enum Kind {
    TIMESTAMP {
      @Override
      Serializable value(Parsed time, ZoneId zone) {
        return time.instant(zone).truncatedTo(ChronoUnit.MICROS);
      }
    },
    DATE {
      @Override
      Serializable value(Parsed time, ZoneId zone) {
        return time.date(zone);
      }
    };

    abstract Serializable value(Parsed time, ZoneId zone);
  }

  static TimeRule timestamp(Settings settings) {
    return of(Kind.TIMESTAMP, settings);
  }

  static TimeRule date(Settings settings) {
    return of(Kind.DATE, settings);
  }

  private static TimeRule of(Kind kind, Settings settings) {
    DateOrder order = switch (settings.choice("order", List.of("ymd", "mdy", "dmy"))) {
      case "mdy" -> DateOrder.MONTH_FIRST;
      case "dmy" -> DateOrder.DAY_FIRST;
      default -> DateOrder.YEAR_FIRST;
    };
    return new TimeRule(
        kind,
        settings.zone("zone"),
        settings.date("min"),
        settings.date("max"),
        new HashSet<>(settings.dates("null-dates")),
        order);
  }

  @Override
  public Standardised apply(String raw) {
    String text = RawText.cleaned(raw);
    if (text.isEmpty() || isZero(text)) {
      return Standardised.MISSING;
    }
    Optional<Parsed> parsed = TimeText.parse(text, order);
    return parsed.isEmpty() ? Reasons.NOT_A_DATE.rejected() : within(parsed.get());
  }

  private Standardised within(Parsed time) {
    if (isNull(time)) {
      return Standardised.MISSING;
    }
    LocalDate day = time.date(zone);
    if (day.isBefore(min) || !day.isBefore(max)) {
      return Reasons.OUT_OF_RANGE.rejected(
          "The day is before " + min + " or not before " + max + ".");
    }
    return new Standardised.Value(kind.value(time, zone));
  }

  private boolean isNull(Parsed time) {
    return (time.local().toLocalTime().equals(LocalTime.MIDNIGHT)
            && nullDates.contains(time.local().toLocalDate()))
        || (nullDates.contains(LocalDate.EPOCH) && time.instant(zone).equals(Instant.EPOCH));
  }

  /** 0, 00000000 and 0000-00-00 00:00:00: databases and counters write them for "none". */
  private static boolean isZero(String text) {
    if (text.charAt(0) != '0') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '1' && text.charAt(i) <= '9') {
        return false;
      }
    }
    return RawText.folded(text).chars().allMatch(c -> "0-/.: T".indexOf(c) >= 0);
  }

  private static List<Parameter> parameters(String min, String nullDates) {
    return List.of(
        new Parameter("zone", "", "zone of times without an offset; the workspace's by default"),
        new Parameter("min", min, "first day allowed"),
        new Parameter("max", "2100-01-01", "first day no longer allowed"),
        new Parameter("null-dates", nullDates, "days that stand for none, comma separated"),
        new Parameter(
            "order", "ymd", "order where the year stands last: mdy or dmy; ymd: refused"));
  }
}
