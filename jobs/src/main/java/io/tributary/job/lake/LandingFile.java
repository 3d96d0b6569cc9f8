package io.tributary.job.lake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

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

  /** Whether what the file covers begins before that local time; files without a day always do. */
  public boolean beginsBefore(LocalDateTime end) {
    return day.map(date -> date.atTime(hour.orElse(0), 0).isBefore(end)).orElse(true);
  }
}
