package io.tributary.pipeline.bronze;

import java.util.Optional;

/** A whole file cannot be taken; none of its records is. The message holds no value of the file. */
public abstract sealed class ReadFailure extends RuntimeException
    permits UnreadableFile, DriftFailed {

  private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 50;

  private final String path;

  ReadFailure(String path, String message, Throwable cause) {
    super(message, cause);
    this.path = path;
  }

  /** The file, below the landing root. */
  public String path() {
    return path;
  }

  /** The read failure that made a Spark job fail, where one did. */
  public static Optional<ReadFailure> in(Throwable failure) {
    Throwable current = failure;
    for (int depth = 0; current != null && depth < DEEPEST; depth++) {
      if (current instanceof ReadFailure found) {
        return Optional.of(found);
      }
      current = current.getCause();
    }
    return Optional.empty();
  }
}
