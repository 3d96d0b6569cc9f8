package io.tributary.pipeline.bronze;

import java.io.IOException;

/**
 * The bytes of a file do not give records: cut, of an unknown packing, or no text at all; or they
 * cannot be had just now.
 */
public final class UnreadableFile extends ReadFailure {

  private static final long serialVersionUID = 1L;

  private final long offset;
  private final boolean isDamaged;

  private UnreadableFile(
      String path, long offset, boolean isDamaged, String problem, Throwable cause) {
    super(path, "Cannot read " + path + " (stopped at byte " + offset + "): " + problem, cause);
    this.offset = offset;
    this.isDamaged = isDamaged;
  }

  /** The file cannot be opened, or its storage fails: it may be readable another time. */
  static UnreadableFile unavailable(String path, long offset, IOException cause) {
    String problem = "it cannot be read (" + cause.getClass().getSimpleName()
        + "). Check that it is still in landing and may be read.";
    return new UnreadableFile(path, offset, false, problem, cause);
  }

  /** The file cannot be read for a reason we found ourselves. */
  static UnreadableFile because(String path, long offset, String problem) {
    return new UnreadableFile(path, offset, true, problem, null);
  }

  /** The file cannot be read since its bytes ended or made no sense to a decoder. */
  static UnreadableFile broken(String path, long offset, String packing, IOException cause) {
    String problem = packing + " data is cut or damaged (" + cause.getClass().getSimpleName()
        + "). None of its records is taken; have the file sent again.";
    return new UnreadableFile(path, offset, true, problem, cause);
  }

  /** Whether the fault is in the bytes themselves, so that reading them again is of no use. */
  boolean isDamaged() {
    return isDamaged;
  }

  /** How many bytes of the file, as it lies in landing, were consumed. */
  public long offset() {
    return offset;
  }
}
