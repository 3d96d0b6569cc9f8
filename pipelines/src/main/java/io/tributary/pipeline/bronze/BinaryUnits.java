package io.tributary.pipeline.bronze;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tributary.schema.contract.Source;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Records of a file that is no text, each as the JSON text it would be: numbers with all their
 * digits, times as ISO 8601, and what has no zone of its own as the local time it is.
 */
abstract class BinaryUnits implements JsonUnits, Closeable {

  private final String path;
  private Optional<Unit> ahead = Optional.empty();
  private boolean isBegun;

  BinaryUnits(String path) {
    this.path = path;
  }

  /**
   * The records of such a file. Most of these formats begin at their end, so the file is kept on
   * the local disk while it is read.
   */
  static BinaryUnits of(String path, Source source, InputStream bytes) {
    Path file = spooled(path, bytes);
    try {
      return switch (source.format()) {
        case PARQUET -> new ParquetUnits(path, file);
        case ORC -> new OrcUnits(path, file);
        case AVRO -> new AvroUnits(path, file);
        case XLSX -> new SheetUnits(path, file, source.sheet());
        case CSV, JSON -> throw new IllegalArgumentException(source.format() + " is text.");
      };
    } catch (IOException | RuntimeException broken) {
      remove(file);
      throw damaged(path, broken);
    }
  }

  private static Path spooled(String path, InputStream bytes) {
    try (bytes) {
      Path file = Files.createTempFile("tributary-", ".part");
      Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException storage) {
      throw UnreadableFile.unavailable(path, 0, storage);
    }
  }

  static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException left) {
      file.toFile().deleteOnExit();
    }
  }

  private static UnreadableFile damaged(String path, Exception broken) {
    if (broken instanceof UnreadableFile known) {
      return known;
    }
    return UnreadableFile.because(
        path,
        0,
        "its data is damaged or of another format (" + broken.getClass().getSimpleName()
            + "). None of its records is taken; have the file sent again.");
  }

  /** The next record's JSON; empty at the end. */
  abstract Optional<String> read() throws IOException;

  @Override
  public boolean hasNext() {
    if (!isBegun) {
      isBegun = true;
      advance();
    }
    return ahead.isPresent();
  }

  @Override
  public Unit next() {
    if (!hasNext()) {
      throw new NoSuchElementException("All records are read.");
    }
    Unit unit = ahead.orElseThrow();
    advance();
    return unit;
  }

  private void advance() {
    try {
      ahead = read().map(text -> new Unit(text, ""));
    } catch (IOException | RuntimeException broken) {
      throw damaged(path, broken);
    }
  }

  @Override
  public abstract void close() throws IOException;

  /** Writes one record's JSON. */
  @FunctionalInterface
  interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  static String json(Writing record) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonText.FACTORY.createGenerator(text)) {
      record.to(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /** A fraction without an exponent, so that an id of many digits stays what it is. */
  static void number(JsonGenerator json, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(new BigDecimal(Double.toString(value)).toPlainString());
    } else {
      json.writeNull();
    }
  }
}
