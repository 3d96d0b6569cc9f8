package io.tributary.job.publish;

import io.tributary.job.lake.Digests;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One file of lines, plain or zipped; the same lines give the same bytes. */
final class FileWriter implements AutoCloseable {

  /** Zip files carry a time; this one is the first they can. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** What a zip still holds back, and its directory: kept free below the limit. */
  private static final long ZIP_RESERVE = 256 << 10;

  private final Path path;
  private final String name;
  private final String part;
  private final Counted counted;
  private final MessageDigest digest = Digests.sha256();
  private final OutputStream lines;
  private final boolean isZip;
  private long rows;

  private FileWriter(Path path, String part, boolean isZip) throws IOException {
    this.path = path;
    this.name = path.getFileName().toString();
    this.part = part;
    this.isZip = isZip;
    this.counted = new Counted(
        new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(path)), digest));
    this.lines = isZip ? zipped(counted, name) : counted;
  }

  /** A file of lines under that name. */
  static FileWriter plain(Path path, String part, String header) throws IOException {
    FileWriter writer = new FileWriter(path, part, false);
    if (!header.isEmpty()) {
      writer.write(header);
    }
    return writer;
  }

  /** A zip with one text file of the same name. */
  static FileWriter zip(Path path, String part) throws IOException {
    return new FileWriter(path, part, true);
  }

  /** Whether a line more would make the file bigger than that. */
  boolean isFull(String line, long limit) {
    return isZip
        ? counted.bytes > limit - ZIP_RESERVE
        : counted.bytes + bytes(line).length + 1 > limit;
  }

  void add(String line) throws IOException {
    write(line);
    rows++;
  }

  /** Closes the file and says what it has become. */
  StagedFile finish() throws IOException {
    close();
    return new StagedFile(
        name, part, path, rows, counted.bytes, HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private void write(String line) throws IOException {
    lines.write(bytes(line));
    lines.write('\n');
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private static OutputStream zipped(OutputStream out, String name) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    ZipEntry entry = new ZipEntry(name.replaceFirst("\\.zip$", ".txt"));
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    return new BufferedOutputStream(zip);
  }

  /** Counts what goes through. */
  private static final class Counted extends OutputStream {

    private final OutputStream out;
    private long bytes;

    Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
      out.write(some, from, length);
      bytes += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
