package io.tributary.pipeline.bronze;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts the bytes consumed, so that a failure can say where in the file it happened, and remembers
 * a fault of the storage, so that it is not taken for one of the bytes.
 */
final class CountedInput extends FilterInputStream {

  private long consumed;
  private IOException fault;

  CountedInput(InputStream in) {
    super(in);
  }

  long consumed() {
    return consumed;
  }

  /** The file cannot be read: for what its storage said, or for what its bytes are. */
  UnreadableFile failure(String path, String packing, IOException broken) {
    return fault == null
        ? UnreadableFile.broken(path, consumed, packing, broken)
        : UnreadableFile.unavailable(path, consumed, fault);
  }

  private IOException remembered(IOException storage) {
    fault = storage;
    return storage;
  }

  @Override
  public int read() throws IOException {
    try {
      int one = in.read();
      consumed += one < 0 ? 0 : 1;
      return one;
    } catch (IOException storage) {
      throw remembered(storage);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      int read = in.read(target, offset, length);
      consumed += Math.max(read, 0);
      return read;
    } catch (IOException storage) {
      throw remembered(storage);
    }
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = in.skip(count);
    consumed += skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
