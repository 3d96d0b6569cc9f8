package io.tributary.schema.destination;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A place audiences are delivered to.
 *
 * @param name snake_case, part of every path
 * @param type the file format
 * @param zone how open the values are; raw and hashed files never share a folder
 * @param root where the files go: a path, s3:// or s3a://
 * @param store how an object store is reached; only for such roots
 * @param audiences audiences that go there
 * @param columns what a line is made of; of {@code tencent_ads} each column is a file
 * @param needs consents that must all be GRANTED, the first one leading
 * @param mode full: each delivery replaces the one before
 * @param jurisdiction ISO 3166 code of the country the data goes to
 * @param limits what stops a delivery
 */
public record Destination(
    String name,
    Type type,
    Zone zone,
    String root,
    Optional<ObjectStore> store,
    List<String> audiences,
    List<ExportColumn> columns,
    List<ConsentNeed> needs,
    Mode mode,
    String jurisdiction,
    Limits limits) {

  public Destination {
    audiences = List.copyOf(audiences);
    columns = List.copyOf(columns);
    needs = List.copyOf(needs);
    if (audiences.isEmpty() || columns.isEmpty() || needs.isEmpty()) {
      throw new IllegalArgumentException("Destination " + name + " has " + audiences.size()
          + " audiences, " + columns.size() + " columns and " + needs.size()
          + " consents. Give at least one of each.");
    }
  }

  /** File formats. */
  public enum Type {
    /** One id a line, one type of id a file, zipped. */
    TENCENT_ADS,
    /** CSV with Google's headers; a person may have several rows. */
    GOOGLE_CUSTOMER_MATCH,
    /** CSV of chosen columns, one row a person. */
    CSV;

    /** The name that YAML, rules and tables use. */
    public String word() {
      return switch (this) {
        case TENCENT_ADS -> "tencent_ads";
        case GOOGLE_CUSTOMER_MATCH -> "google_customer_match";
        case CSV -> "csv";
      };
    }
  }

  /** How open the values of a destination are. */
  public enum Zone {
    HASHED,
    RAW
  }

  /** What a delivery is, compared with the one before. */
  public enum Mode {
    FULL
  }

  /**
   * A consent that must be GRANTED for a person to leave.
   *
   * @param purpose as consent events name it, such as marketing
   * @param channel the channel; statements about it or about any count
   * @param recipient who receives; statements about it or about any count
   */
  public record ConsentNeed(String purpose, String channel, String recipient) {}

  /**
   * What stops a delivery before anything leaves.
   *
   * @param minRows fewest lines
   * @param maxRows most lines
   * @param maxMegabytes biggest file, 10⁶ bytes; bigger ones are split
   * @param maxChange greatest share of the last delivery's lines that may be added or removed
   */
  public record Limits(long minRows, long maxRows, int maxMegabytes, BigDecimal maxChange) {}

  /** The same below another root. */
  public Destination at(String otherRoot) {
    return new Destination(
        name, type, zone, otherRoot, store, audiences, columns, needs, mode, jurisdiction, limits);
  }

  /** The channel suppressions are looked up for. */
  public String channel() {
    return needs.get(0).channel();
  }

  /** The rules of its columns. */
  public List<ExportRule> rules() {
    return columns.stream()
        .flatMap(column ->
            column instanceof ExportColumn.Made made ? Stream.of(made.rule()) : Stream.of())
        .toList();
  }
}
