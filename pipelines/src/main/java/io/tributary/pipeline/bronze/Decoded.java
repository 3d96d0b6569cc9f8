package io.tributary.pipeline.bronze;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * The text of a file. Its packing is told by its bytes; a byte order mark wins over the charset of
 * the contract. Bytes that are no character become {@link #MALFORMED}, a code point that text never
 * has, so that the record they are in can be told apart.
 */
final class Decoded extends Reader {

  /** Stands where bytes made no character. */
  static final char MALFORMED = '\uffff';

  private static final int HEAD = 4096;

  private final String path;
  private final CountedInput file;
  private final InputStream content;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
  private final CharBuffer text = CharBuffer.allocate(1 << 16).flip();
  private boolean isAtEnd;
  private boolean isFlushed;
  private boolean sawMalformed;

  Decoded(String path, InputStream file, String charset) {
    this.path = path;
    this.file = new CountedInput(file);
    this.content = Unpacked.of(path, this.file);
    fill();
    Charset actual = ByteOrderMark.skip(bytes, charset(charset));
    refuseBinary(actual);
    this.decoder = actual
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Whether some bytes so far made no character. */
  boolean sawMalformed() {
    return sawMalformed;
  }

  /** Bytes of the file consumed so far, as it lies in landing. */
  long offset() {
    return file.consumed();
  }

  /** The same text with the replacement character where bytes made none. */
  static String repaired(String text) {
    return text.replace(MALFORMED, '\ufffd');
  }

  @Override
  public int read(char[] target, int offset, int length) {
    while (!text.hasRemaining()) {
      if (isFlushed) {
        return -1;
      }
      decodeMore();
    }
    int count = Math.min(length, text.remaining());
    text.get(target, offset, count);
    return count;
  }

  private void decodeMore() {
    // One place stays free, for decode() can meet an error with its buffer full.
    text.clear().limit(text.capacity() - 1);
    CoderResult result = decoder.decode(bytes, text, isAtEnd);
    if (result.isError()) {
      sawMalformed = true;
      bytes.position(bytes.position() + result.length());
      text.limit(text.capacity()).put(MALFORMED);
    } else if (result.isUnderflow() && isAtEnd) {
      isFlushed = decoder.flush(text).isUnderflow();
    } else if (result.isUnderflow()) {
      fill();
    }
    text.flip();
  }

  private void fill() {
    bytes.compact();
    try {
      int read = content.read(bytes.array(), bytes.position(), bytes.remaining());
      while (read > 0) {
        bytes.position(bytes.position() + read);
        read = bytes.hasRemaining()
            ? content.read(bytes.array(), bytes.position(), bytes.remaining())
            : 0;
      }
      isAtEnd = read < 0;
    } catch (IOException broken) {
      throw file.failure(path, "its", broken);
    }
    bytes.flip();
  }

  private Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "Cannot read " + path + ": Java knows no charset '" + name
              + "'. Write one like UTF-8 or GB18030 into source.charset of the contract.",
          unknown);
    }
  }

  private void refuseBinary(Charset actual) {
    if (actual.name().startsWith("UTF-16") || actual.name().startsWith("UTF-32")) {
      return;
    }
    for (int i = bytes.position(); i < Math.min(bytes.limit(), bytes.position() + HEAD); i++) {
      if (bytes.get(i) == 0) {
        throw UnreadableFile.because(
            path,
            i,
            "it holds zero bytes, so it is no text in " + actual.name()
                + ". Send it as text, or name its charset in the contract.");
      }
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  /** The first bytes of a text that name its encoding. */
  private enum ByteOrderMark {
    UTF_32LE("UTF-32LE", "\u00ff\u00fe\u0000\u0000"),
    UTF_32BE("UTF-32BE", "\u0000\u0000\u00fe\u00ff"),
    UTF_8("UTF-8", "\u00ef\u00bb\u00bf"),
    UTF_16LE("UTF-16LE", "\u00ff\u00fe"),
    UTF_16BE("UTF-16BE", "\u00fe\u00ff"),
    GB18030("GB18030", "\u00841\u00953");

    private final String charset;
    private final String mark;

    ByteOrderMark(String charset, String mark) {
      this.charset = charset;
      this.mark = mark;
    }

    private static Charset skip(ByteBuffer bytes, Charset otherwise) {
      for (ByteOrderMark one : values()) {
        if (one.isAt(bytes)) {
          bytes.position(bytes.position() + one.mark.length());
          return Charset.forName(one.charset);
        }
      }
      return otherwise;
    }

    private boolean isAt(ByteBuffer bytes) {
      boolean isThere = bytes.remaining() >= mark.length();
      for (int i = 0; isThere && i < mark.length(); i++) {
        isThere = (bytes.get(bytes.position() + i) & 0xff) == mark.charAt(i);
      }
      return isThere;
    }
  }
}
