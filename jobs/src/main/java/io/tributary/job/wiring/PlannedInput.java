package io.tributary.job.wiring;

/**
 * A file a run would take up.
 *
 * @param path below the landing root
 * @param bytes its size
 * @param why new, retry (an earlier run began it), or duplicate of another path
 */
public record PlannedInput(String path, long bytes, String why) {

  static PlannedInput of(InputFile file) {
    if (file.isDuplicate()) {
      return new PlannedInput(file.path(), file.bytes(), "duplicate of " + file.duplicateOf());
    }
    return new PlannedInput(file.path(), file.bytes(), file.isRetry() ? "retry" : "new");
  }
}
