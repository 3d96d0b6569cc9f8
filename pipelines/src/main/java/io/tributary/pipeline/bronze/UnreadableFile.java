package io.tributary.pipeline.bronze;

import java.io.IOException;

/** The bytes of a file do not give records: cut, of an unknown packing, or no text at all. */
public final class UnreadableFile extends ReadFailure {

  private static final long serialVersionUID = 1L;

  private final long offset;

  private UnreadableFile(String path, long offset, String problem, Throwable cause) {
    super(path, "Cannot read " + path + " (stopped at byte " + offset + "): " + problem, cause);
    this.offset = offset;
  }

  /** The file cannot be read for a reason we found ourselves. */
  static UnreadableFile because(String path, long offset, String problem) {
    return new UnreadableFile(path, offset, problem, null);
  }

  /** The file cannot be read since its bytes ended or made no sense to a decoder. */
  static UnreadableFile broken(String path, long offset, String packing, IOException cause) {
    String problem = packing + " data is cut or damaged (" + cause.getClass().getSimpleName()
        + "). None of its records is taken; have the file sent again.";
    return new UnreadableFile(path, offset, problem, cause);
  }

  /** How many bytes of the file, as it lies in landing, were consumed. */
  public long offset() {
    return offset;
  }
}
