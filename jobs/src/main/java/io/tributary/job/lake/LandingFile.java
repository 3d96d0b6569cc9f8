package io.tributary.job.lake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file that landed.
 *
 * @param path below the landing root, parts joined by /
 * @param bytes its size
 * @param modifiedAt the file system's time of it
 * @param day the day its folder {@code dt=yyyy-MM-dd} names, where one does
 * @param hour the hour its folder {@code hour=HH} names, where one does
 */
public record LandingFile(
    String path, long bytes, Instant modifiedAt, Optional<LocalDate> day, Optional<Integer> hour) {

  private static final Pattern DAY = Pattern.compile("(?:^|/)dt=(\\d{4}-\\d{2}-\\d{2})(?:/|$)");
  private static final Pattern HOUR = Pattern.compile("(?:^|/)hour=(\\d{1,2})(?:/|$)");

  /**
   * A file by what the store says of it; day and hour are those of its folders.
   *
   * @throws IllegalArgumentException when the folder names no day
   */
  static LandingFile of(String path, long bytes, Instant modifiedAt) {
    Matcher hour = HOUR.matcher(path);
    return new LandingFile(
        path,
        bytes,
        modifiedAt,
        day(path),
        hour.find() ? Optional.of(Integer.parseInt(hour.group(1))) : Optional.empty());
  }

  private static Optional<LocalDate> day(String path) {
    Matcher matcher = DAY.matcher(path);
    try {
      return matcher.find() ? Optional.of(LocalDate.parse(matcher.group(1))) : Optional.empty();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "The folder of " + path + " names no day: expected dt=yyyy-MM-dd. Rename it.", e);
    }
  }

  /** Whether what the file covers begins before that local time; files without a day always do. */
  public boolean beginsBefore(LocalDateTime end) {
    return day.map(date -> date.atTime(hour.orElse(0), 0).isBefore(end)).orElse(true);
  }
}
