package io.tributary.pipeline.bronze;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The content of a file whatever it is packed with, told by its first bytes and never by its name:
 * gzip (many members too), zip with one entry, zstd, bzip2, or plain.
 */
final class Unpacked {

  private static final int LAYERS = 3;
  private static final int BUFFER = 1 << 16;

  private Unpacked() {}

  /** The unpacked bytes; a file packed twice is unpacked twice. */
  static InputStream of(String path, CountedInput file) {
    InputStream content = new BufferedInputStream(file, BUFFER);
    Packing packing = Packing.PLAIN;
    try {
      for (int layer = 0; layer < LAYERS; layer++) {
        packing = sniff(content);
        if (packing == Packing.PLAIN) {
          return content;
        }
        content = new BufferedInputStream(unpack(packing, content), BUFFER);
      }
    } catch (IOException broken) {
      throw file.failure(path, packing.word, broken);
    }
    throw UnreadableFile.because(
        path, file.consumed(), "it is packed more than twice. Send it packed once.");
  }

  private static Packing sniff(InputStream content) throws IOException {
    content.mark(4);
    byte[] head = content.readNBytes(4);
    content.reset();
    for (Packing packing : Packing.values()) {
      if (packing.startsWith(head)) {
        return packing;
      }
    }
    return Packing.PLAIN;
  }

  private static InputStream unpack(Packing packing, InputStream content) throws IOException {
    return switch (packing) {
      case GZIP -> new GzipCompressorInputStream(content, true);
      case BZIP2 -> new BZip2CompressorInputStream(content, true);
      case ZSTD -> new ZstdInputStream(content);
      case ZIP -> new SingleEntry(new ZipInputStream(content, StandardCharsets.ISO_8859_1));
      case PLAIN -> content;
    };
  }

  /** How bytes can be packed, and what such bytes begin with. */
  private enum Packing {
    GZIP("gzip", "\u001f\u008b"),
    ZIP("zip", "PK\u0003\u0004"),
    ZSTD("zstd", "(\u00b5/\u00fd"),
    BZIP2("bzip2", "BZh"),
    PLAIN("plain", "");

    private final String word;
    private final String magic;

    Packing(String word, String magic) {
      this.word = word;
      this.magic = magic;
    }

    private boolean startsWith(byte[] head) {
      return new String(head, StandardCharsets.ISO_8859_1).startsWith(magic);
    }
  }

  /** The one file in a zip; folders and what macOS adds do not count. */
  private static final class SingleEntry extends InputStream {

    private final ZipInputStream zip;
    private boolean isOver;

    SingleEntry(ZipInputStream zip) throws IOException {
      this.zip = zip;
      this.isOver = !toNextFile();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (isOver) {
        return -1;
      }
      int read = zip.read(target, offset, length);
      if (read < 0) {
        isOver = true;
        if (toNextFile()) {
          throw new IOException("a zip with more than one file");
        }
      }
      return read;
    }

    private boolean toNextFile() throws IOException {
      ZipEntry entry = zip.getNextEntry();
      while (entry != null && (entry.isDirectory() || entry.getName().startsWith("__MACOSX/"))) {
        entry = zip.getNextEntry();
      }
      return entry != null;
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
