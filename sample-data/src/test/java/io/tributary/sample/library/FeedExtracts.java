package io.tributary.sample.library;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import io.tributary.schema.contract.ColumnSpec;
import io.tributary.schema.contract.ColumnSpec.RawType;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.FeedTest;
import io.tributary.schema.contract.Source.Format;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An extract of any feed of the library with known truth: the feed's own examples under other keys,
 * and defects planted where the contract says what must become of them.
 */
final class FeedExtracts {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FUTURE = "2031-01-01 00:00:00";

  private final FeedContract contract;
  private final List<String> header;
  private final List<ObjectNode> seeds;
  private final Random random;
  private final List<String> lines = new ArrayList<>();
  private final List<Planted> planted = new ArrayList<>();

  /**
   * One defect.
   *
   * @param row the record it is in, from 1
   * @param isSoft whether the record is kept without the value
   * @param code the reason to be given
   * @param column the column to blame; empty for the whole record
   */
  record Planted(long row, boolean isSoft, String code, String column) {}

  /**
   * What must become of the extract.
   *
   * @param records records in it
   * @param planted the defects; records without one are taken as they are
   * @param duplicates records that came twice with one content
   */
  record Truth(long records, List<Planted> planted, long duplicates) {}

  private FeedExtracts(FeedContract contract, List<FeedTest> examples, long seed) {
    this.contract = contract;
    this.random = new Random(seed);
    this.header = isCsv() ? header(examples) : List.of();
    this.seeds = examples.stream().flatMap(this::accepted).toList();
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("No example of " + contract.feed() + " is accepted.");
    }
  }

  /** An extract's text and what must become of it. */
  record Extract(String text, Truth truth) {}

  /** An extract of so many good records, and the defects beside them. */
  static Extract of(FeedContract contract, List<FeedTest> examples, int good, long seed) {
    FeedExtracts extracts = new FeedExtracts(contract, examples, seed);
    return extracts.write(good);
  }

  private boolean isCsv() {
    return contract.source().format() == Format.CSV;
  }

  private Extract write(int good) {
    int n = 0;
    for (int i = 0; i < good; i++) {
      add(seed(n++));
    }
    int duplicates = 0;
    for (int i = 0; i < 2; i++) {
      ObjectNode twin = seed(n++);
      add(twin);
      add(twin);
      duplicates++;
    }
    for (ColumnSpec column : contract.physicalColumns()) {
      n = plant(column, n);
    }
    if (contract.rules().stream().anyMatch(rule -> rule.id().equals("not_from_the_future"))) {
      ColumnSpec time = contract
          .column(contract.rules().stream()
              .filter(rule -> rule.id().equals("not_from_the_future"))
              .findFirst()
              .orElseThrow()
              .column())
          .orElseThrow();
      if (!time.isDerived()) {
        ObjectNode record = seed(n++);
        if (set(record, time, FUTURE)) {
          add(record, new Planted(lines.size() + 1, false, "out-of-range", time.name()));
        }
      }
    }
    broken();
    String text = String.join("\n", Stream.concat(header(), lines.stream()).toList()) + "\n";
    return new Extract(text, new Truth(lines.size(), planted, duplicates));
  }

  private int plant(ColumnSpec column, int number) {
    int n = number;
    if (column.isRequired() && column.type() != RawType.ARRAY) {
      ObjectNode record = seed(n++);
      if (set(record, column, "")) {
        String code = contract.key().contains(column.name()) ? "missing-key" : "missing-value";
        add(record, new Planted(lines.size() + 1, false, code, column.name()));
      }
    }
    String standardiser = column.standardise().map(call -> call.name()).orElse("");
    boolean isRejecting = column
        .standardise()
        .filter(call -> call.name().equals("enum"))
        .filter(call -> call.parameters().getOrDefault("other", "reject").equals("reject"))
        .isPresent();
    if (isRejecting) {
      n = misfit(column, "¿what?", "unknown-value", n);
    } else if (standardiser.equals("phone")) {
      n = misfit(column, "13800138000", "phone-test", n);
      n = misfit(column, "1.38E+10", "phone-scientific", n);
    } else if (standardiser.equals("integer")) {
      n = misfit(column, "many", "not-a-number", n);
    }
    return n;
  }

  private int misfit(ColumnSpec column, String value, String code, int number) {
    ObjectNode record = seed(number);
    if (!set(record, column, value)) {
      return number;
    }
    boolean isSoft = column.onFailure() == ColumnSpec.OnFailure.SOFT && !column.isRequired();
    add(record, new Planted(lines.size() + 1, isSoft, code, column.name()));
    return number + 1;
  }

  private void broken() {
    planted.add(new Planted(lines.size() + 1, false, "broken-record", ""));
    lines.add(isCsv() ? "only one value" : "{\"cut\": ");
  }

  private void add(ObjectNode record, Planted defect) {
    add(record);
    planted.add(defect);
  }

  /** A record of the examples under a key of its own. */
  private ObjectNode seed(int n) {
    ObjectNode record = seeds.get(random.nextInt(seeds.size())).deepCopy();
    for (String key : contract.key()) {
      Optional<ColumnSpec> column = contract.column(key).filter(one -> !one.isDerived());
      boolean isFree = column
          .filter(one -> one.standardise()
              .map(call -> !List.of("enum", "timestamp", "date").contains(call.name()))
              .orElse(true))
          .isPresent();
      if (isFree && set(record, column.get(), value(record, column.get()) + digits(n))) {
        return record;
      }
    }
    throw new IllegalArgumentException(contract.feed() + " has no key of text.");
  }

  private static String digits(int n) {
    return String.valueOf(1000 + n);
  }

  private String value(ObjectNode record, ColumnSpec column) {
    return at(record, column)
        .map(place -> place.node().path(place.name()).asText())
        .orElse("");
  }

  private record Place(ObjectNode node, String name) {}

  /** Puts a value where the column is; not where the example has none. */
  private boolean set(ObjectNode record, ColumnSpec column, String value) {
    Optional<Place> place = at(record, column);
    place.ifPresent(one -> one.node().put(one.name(), value));
    return place.isPresent();
  }

  private Optional<Place> at(ObjectNode record, ColumnSpec column) {
    return Stream.concat(Stream.of(column.path().orElse(column.name())), column.aliases().stream())
        .flatMap(path -> at(record, path).stream())
        .findFirst();
  }

  private Optional<Place> at(ObjectNode record, String path) {
    ObjectNode node = record;
    String[] names = isCsv() ? new String[] {path} : path.split("\\.");
    for (int i = 0; i < names.length - 1; i++) {
      JsonNode inner = node.path(names[i]);
      if (inner.isArray() && inner.size() > 0) {
        inner = inner.get(0);
      }
      if (!(inner instanceof ObjectNode object)) {
        return Optional.empty();
      }
      node = object;
    }
    String last = names[names.length - 1];
    return node.has(last) && !node.path(last).isNull()
        ? Optional.of(new Place(node, last))
        : Optional.empty();
  }

  private Stream<String> header() {
    return isCsv() ? Stream.of(csv(header)) : Stream.empty();
  }

  private void add(ObjectNode record) {
    lines.add(
        isCsv()
            ? csv(header.stream().map(name -> record.path(name).asText()).toList())
            : record.toString());
  }

  private String csv(List<String> values) {
    CsvWriterSettings settings = new CsvWriterSettings();
    settings.setQuoteEscapingEnabled(true);
    settings.setEmptyValue("");
    StringWriter text = new StringWriter();
    CsvWriter writer = new CsvWriter(text, settings);
    writer.writeRow(values);
    writer.close();
    return text.toString().stripTrailing();
  }

  private static List<String> header(List<FeedTest> examples) {
    return List.of(rows(examples.get(0).given().get(0)).get(0));
  }

  private static List<String[]> rows(String text) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.getFormat().setQuoteEscape('"');
    return new CsvParser(settings).parseAll(new StringReader(text));
  }

  /** The records of an example that are not refused, and lose no value. */
  private Stream<ObjectNode> accepted(FeedTest example) {
    List<ObjectNode> records = new ArrayList<>();
    for (String text : example.given()) {
      records.addAll(isCsv() ? ofCsv(text) : ofJson(text));
    }
    List<Integer> faulty = Stream.concat(example.refused().stream(), example.soft().stream())
        .map(FeedTest.Refusal::row)
        .toList();
    List<ObjectNode> accepted = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      if (!faulty.contains(i + 1)) {
        accepted.add(records.get(i));
      }
    }
    return accepted.stream();
  }

  private List<ObjectNode> ofCsv(String text) {
    List<String[]> rows = rows(text);
    return rows.subList(1, rows.size()).stream()
        .filter(row -> List.of(rows.get(0)).equals(header))
        .map(row -> {
          ObjectNode record = JSON.createObjectNode();
          for (int i = 0; i < header.size(); i++) {
            record.put(header.get(i), row[i] == null ? "" : row[i]);
          }
          return record;
        })
        .toList();
  }

  private List<ObjectNode> ofJson(String text) {
    try {
      List<ObjectNode> records = new ArrayList<>();
      for (JsonNode node :
          JSON.readerFor(JsonNode.class).<JsonNode>readValues(text).readAll()) {
        if (node.isArray()) {
          node.forEach(one -> records.add((ObjectNode) one));
        } else {
          records.add((ObjectNode) node);
        }
      }
      return contract.source().each().map(array -> elements(records, array)).orElse(records);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document for each element, so that one line is one record. */
  private static List<ObjectNode> elements(List<ObjectNode> documents, String array) {
    List<ObjectNode> records = new ArrayList<>();
    for (ObjectNode document : documents) {
      for (JsonNode element : document.path(array)) {
        ObjectNode record = document.deepCopy();
        record.putArray(array).add(element);
        records.add(record);
      }
    }
    return records;
  }

  @Override
  public String toString() {
    return contract.feed() + " of "
        + seeds.stream().map(JsonNode::toString).collect(Collectors.joining());
  }
}
