package io.tributary.job.wiring;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What happens to files on their way. */
final class Mutations {

  private static final int HUGE = 17 << 20;

  private final Random random;
  private final List<UnaryOperator<byte[]>> kinds = List.of(
      this::cut,
      this::flipped,
      bytes -> cut(gzip(bytes)),
      bytes -> flipped(gzip(bytes)),
      Mutations::gzip,
      bytes -> gzip(gzip(bytes)),
      bytes -> gzip(gzip(gzip(gzip(bytes)))),
      bytes -> recoded(bytes, Charset.forName("GB18030")),
      bytes -> recoded(bytes, StandardCharsets.UTF_16LE),
      bytes -> new byte[0],
      bytes -> new byte[bytes.length],
      this::noise,
      bytes -> replaced(bytes, "\n", "\r\n"),
      bytes -> replaced(bytes, "\n", "\r"),
      bytes -> replaced(bytes, ",", ";"),
      bytes -> replaced(bytes, "\n", ""),
      bytes -> replaced(bytes, "Li", "\"Li"),
      bytes -> replaced(bytes, "Li", "L\u0000i"),
      bytes -> withoutFirstLine(bytes),
      bytes -> wide(bytes, 10_000),
      bytes -> deep(bytes, 10_000),
      Mutations::zipOfTwo,
      bytes -> doubled(bytes),
      this::shuffled);

  Mutations(long seed) {
    this.random = new Random(seed);
  }

  /** The n-th of them; every hundredth file has a line without end. */
  byte[] of(int n, byte[] bytes) {
    return n % 500 == 499 ? huge(bytes) : kinds.get(n % kinds.size()).apply(bytes);
  }

  private byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, random.nextInt(bytes.length));
  }

  private byte[] flipped(byte[] bytes) {
    byte[] other = bytes.clone();
    for (int i = 0; i <= random.nextInt(5); i++) {
      other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return other;
  }

  private byte[] noise(byte[] bytes) {
    byte[] other = new byte[bytes.length];
    random.nextBytes(other);
    return other;
  }

  private byte[] shuffled(byte[] bytes) {
    byte[] other = bytes.clone();
    int from = random.nextInt(other.length);
    int to = from + random.nextInt(other.length - from);
    for (int i = from; i < to; i++) {
      int at = from + random.nextInt(to - from);
      byte kept = other[i];
      other[i] = other[at];
      other[at] = kept;
    }
    return other;
  }

  private static byte[] doubled(byte[] bytes) {
    byte[] other = Arrays.copyOf(bytes, bytes.length * 2);
    System.arraycopy(bytes, 0, other, bytes.length, bytes.length);
    return other;
  }

  private static byte[] recoded(byte[] bytes, Charset charset) {
    return text(bytes).getBytes(charset);
  }

  private static byte[] replaced(byte[] bytes, String text, String other) {
    return text(bytes).replace(text, other).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] withoutFirstLine(byte[] bytes) {
    String text = text(bytes);
    return text.substring(text.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] huge(byte[] bytes) {
    return replaced(bytes, "Li", "L".repeat(HUGE / 20));
  }

  private static byte[] wide(byte[] bytes, int columns) {
    String text = text(bytes);
    if (text.startsWith("{")) {
      StringBuilder more = new StringBuilder("{");
      for (int i = 0; i < columns; i++) {
        more.append("\"x").append(i).append("\":1,");
      }
      return (more + text.substring(1)).getBytes(StandardCharsets.UTF_8);
    }
    StringBuilder header = new StringBuilder();
    for (int i = 0; i < columns; i++) {
      header.append(",x").append(i);
    }
    return text.replaceFirst("\n", header + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] deep(byte[] bytes, int levels) {
    String nested = "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
    return (text(bytes) + nested + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) {
    return packed(bytes, true);
  }

  private static byte[] zipOfTwo(byte[] bytes) {
    return packed(bytes, false);
  }

  private static byte[] packed(byte[] bytes, boolean isGzip) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (OutputStream out = isGzip ? new GZIPOutputStream(target) : new ZipOutputStream(target)) {
      if (out instanceof ZipOutputStream zip) {
        zip.putNextEntry(new ZipEntry("a"));
        zip.write(bytes);
        zip.putNextEntry(new ZipEntry("b"));
      }
      out.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return target.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
