package io.tributary.pipeline.bronze;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes consumed, so that a failure can say where in the file it happened. */
final class CountedInput extends FilterInputStream {

  private long consumed;

  CountedInput(InputStream in) {
    super(in);
  }

  long consumed() {
    return consumed;
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    consumed += one < 0 ? 0 : 1;
    return one;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = in.read(target, offset, length);
    consumed += Math.max(read, 0);
    return read;
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
