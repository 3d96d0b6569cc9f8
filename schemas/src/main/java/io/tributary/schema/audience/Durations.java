package io.tributary.schema.audience;

import java.time.Duration;
import java.util.regex.Pattern;

/** Lengths of time as YAML writes them: 30m, 24h, 7d. */
final class Durations {

  static final Pattern FORM = Pattern.compile("[1-9]\\d{0,4}[mhd]");
  static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,4}d");

  private Durations() {}

  static Duration of(String text) {
    long count = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 'm' -> Duration.ofMinutes(count);
      case 'h' -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  static int days(String text) {
    return (int) of(text).toDays();
  }

  /** As people read it: the greatest unit that leaves no rest. */
  static String text(Duration duration) {
    if (duration.toSeconds() % Duration.ofDays(1).toSeconds() == 0) {
      return duration.toDays() + " days";
    }
    return duration.toSeconds() % Duration.ofHours(1).toSeconds() == 0
        ? duration.toHours() + " hours"
        : duration.toMinutes() + " minutes";
  }
}
