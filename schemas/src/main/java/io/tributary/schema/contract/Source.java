package io.tributary.schema.contract;

import java.util.List;
import java.util.Optional;

/**
 * How and where the files of a feed come.
 *
 * @param format how a file is cut into records
 * @param path glob below the landing root; {@code dt=*} gives the day, {@code hour=*} the hour
 * @param charset name of the character set; a byte order mark in the file wins
 * @param delimiter CSV only
 * @param quote CSV only; doubled inside a quoted value
 * @param root JSON only: dotted path from a document to its array of records, where there is one
 * @param each nested formats only: an array of the record whose elements are the records
 * @param sheet XLSX only: the sheet; the first one where empty
 */
public record Source(
    Format format,
    String path,
    String charset,
    char delimiter,
    char quote,
    Optional<String> root,
    Optional<String> each,
    Optional<String> sheet) {

  /** How a file is cut into records. */
  public enum Format {
    /** Delimited text with a header line; values may be quoted and hold line breaks. */
    CSV,
    /** JSON lines, one array, or one document with the array at {@link Source#root}. */
    JSON,
    /** Rows of a Parquet file. */
    PARQUET,
    /** Records of an Avro container file. */
    AVRO,
    /** Rows of an ORC file. */
    ORC,
    /** Rows of one sheet of an Excel workbook, by the names in its first row. */
    XLSX;

    /** Whether charset and packing are a file's own matter. */
    public boolean isText() {
      return this == CSV || this == JSON;
    }

    /** Whether a record may hold others, so that a column may have a path or be an array. */
    public boolean isNested() {
      return this != CSV && this != XLSX;
    }

    /** Keys of {@code source} that only other formats have. */
    List<String> otherKeys() {
      return switch (this) {
        case CSV -> List.of("root", "each", "sheet");
        case JSON -> List.of("delimiter", "quote", "sheet");
        case PARQUET, AVRO, ORC -> List.of("charset", "delimiter", "quote", "root", "sheet");
        case XLSX -> List.of("charset", "delimiter", "quote", "root", "each");
      };
    }
  }
}
