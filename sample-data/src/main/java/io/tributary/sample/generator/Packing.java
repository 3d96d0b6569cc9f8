package io.tributary.sample.generator;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How text becomes the bytes of a file.
 *
 * @param charset the character set
 * @param hasByteOrderMark whether a byte order mark comes first
 * @param isCompressed whether the bytes are gzip, whatever the file is called
 */
record Packing(Charset charset, boolean hasByteOrderMark, boolean isCompressed) {

  static final Packing PLAIN = new Packing(StandardCharsets.UTF_8, false, false);
  static final Packing MARKED = new Packing(StandardCharsets.UTF_8, true, false);
  static final Packing GZIP = new Packing(StandardCharsets.UTF_8, false, true);
  static final Packing GB18030 = new Packing(Charset.forName("GB18030"), false, false);
}
