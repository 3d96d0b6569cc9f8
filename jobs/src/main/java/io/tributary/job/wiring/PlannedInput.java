package io.tributary.job.wiring;

import java.time.LocalDate;

/**
 * A file a run would take up.
 *
 * @param path below the landing root
 * @param bytes its size
 * @param why new, late (its day is before the window), corrected (the path is known with other
 *     bytes), retry (an earlier run began it), or duplicate of another path
 */
public record PlannedInput(String path, long bytes, String why) {

  /**
   * A file found.
   *
   * @param isKnown whether a run has read another content of the path
   * @param first the first day of the window
   */
  static PlannedInput of(InputFile file, boolean isKnown, LocalDate first) {
    return new PlannedInput(file.path(), file.bytes(), why(file, isKnown, first));
  }

  private static String why(InputFile file, boolean isKnown, LocalDate first) {
    if (file.isDuplicate()) {
      return "duplicate of " + file.duplicateOf();
    }
    if (file.isRetry()) {
      return "retry";
    }
    if (isKnown) {
      return "corrected";
    }
    boolean isLate = !file.day().isEmpty() && LocalDate.parse(file.day()).isBefore(first);
    return isLate ? "late" : "new";
  }
}
