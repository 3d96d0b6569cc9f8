package io.tributary.pipeline.bronze;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tributary.schema.contract.Source.Format;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Records of a file that is no text, each as the JSON text it would be: numbers with all their
 * digits, times as ISO 8601, and what has no zone of its own as the local time it is.
 */
abstract class BinaryUnits implements JsonUnits, Closeable {

  private final String path;
  private final LocalCopy copy;
  private Optional<Unit> ahead = Optional.empty();
  private boolean isBegun;

  BinaryUnits(String path, LocalCopy copy) {
    this.path = path;
    this.copy = copy;
  }

  /**
   * The records of such a file.
   *
   * @param sheet of a workbook; its first where empty
   */
  static BinaryUnits of(String path, Format format, Optional<String> sheet, Opener opener) {
    LocalCopy copy = copy(path, opener);
    try {
      return switch (format) {
        case PARQUET -> new ParquetUnits(path, copy);
        case ORC -> new OrcUnits(path, copy);
        case AVRO -> new AvroUnits(path, copy);
        case XLSX -> new SheetUnits(path, copy, sheet);
        case CSV, JSON -> throw new IllegalArgumentException(format + " is text.");
      };
    } catch (IOException | RuntimeException broken) {
      try (copy) {
        throw damaged(path, broken);
      } catch (IOException left) {
        throw damaged(path, left);
      }
    }
  }

  private static LocalCopy copy(String path, Opener opener) {
    try {
      return opener.copy(path);
    } catch (IOException storage) {
      throw UnreadableFile.unavailable(path, 0, storage);
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
  public void close() throws IOException {
    copy.close();
  }

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
