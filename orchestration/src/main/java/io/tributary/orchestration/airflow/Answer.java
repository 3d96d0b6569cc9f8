package io.tributary.orchestration.airflow;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status of HTTP
 * @param type content type in lower case without parameters; empty for none
 * @param retryAfterHeader the header as it was sent
 * @param location the header as it was sent
 * @param text the whole body
 */
record Answer(
    int status,
    String type,
    Optional<String> retryAfterHeader,
    Optional<String> location,
    String text) {

  boolean isGood() {
    return status >= 200 && status < 300;
  }

  boolean isJson() {
    return type.equals("application/json") || type.endsWith("+json");
  }

  /** Seconds or a date, as a time from now. */
  Optional<Duration> retryAfter(Timing timing) {
    return retryAfterHeader.map(String::strip).flatMap(text -> {
      if (text.matches("\\d{1,9}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
      }
      try {
        ZonedDateTime at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
        Duration wait = Duration.between(timing.now(), at.toInstant());
        return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    });
  }

  static String bare(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.matches("[a-z0-9.+/-]{0,80}") ? type : "something else";
  }
}
