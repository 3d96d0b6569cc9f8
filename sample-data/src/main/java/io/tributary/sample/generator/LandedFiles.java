package io.tributary.sample.generator;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/** Writes files into the folders of their days of arrival and adds up their sizes. */
final class LandedFiles {

  private static final int BUFFER = 1 << 16;

  private final Path incoming;
  private final TreeSet<LocalDate> arrivals = new TreeSet<>();
  private long files;
  private long bytes;

  LandedFiles(Path incoming) {
    this.incoming = incoming;
  }

  long files() {
    return files;
  }

  long bytes() {
    return bytes;
  }

  /** The day the last file arrives. */
  LocalDate lastArrival() {
    return arrivals.last();
  }

  /** Opens a new file for text. */
  Writer open(Place place, Packing packing) throws IOException {
    OutputStream plain = open(place);
    // The JDK's gzip header holds no time, so that the same text gives the same bytes.
    OutputStream packed = packing.isCompressed() ? new GZIPOutputStream(plain, BUFFER) : plain;
    Writer writer =
        new OutputStreamWriter(new BufferedOutputStream(packed, BUFFER), packing.charset());
    if (packing.hasByteOrderMark()) {
      writer.write('\uFEFF');
    }
    return writer;
  }

  /** Lands the bytes of one file once more. */
  void copy(Place original, Place copy) throws IOException {
    try (OutputStream out = open(copy)) {
      Files.copy(original.below(incoming), out);
    }
  }

  private OutputStream open(Place place) throws IOException {
    Path file = place.below(incoming);
    Files.createDirectories(file.getParent());
    files++;
    arrivals.add(place.arrival().toLocalDate());
    return new Counted(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
  }

  private final class Counted extends FilterOutputStream {

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      bytes++;
    }

    @Override
    public void write(byte[] many, int from, int length) throws IOException {
      out.write(many, from, length);
      bytes += length;
    }
  }
}
