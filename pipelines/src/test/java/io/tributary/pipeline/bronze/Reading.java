package io.tributary.pipeline.bronze;

import io.tributary.pipeline.standard.LakeKeys;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.FeedContracts;
import io.tributary.schema.identity.Blocklist;
import io.tributary.schema.yaml.Problems;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;

/** Reads byte arrays as files of a feed, without Spark; rules are not applied. */
final class Reading {

  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final LakeKeys KEYS = new LakeKeys(key(1), "k1", Map.of("k1", key(2)));
  static final Blocklist BLOCKED = new Blocklist(Map.of(
      "phone", new Blocklist.Blocked(Set.of("+8613911110000"), List.of(Pattern.compile("9999$")))));

  private final FeedContract contract;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final FileFactsAccumulator facts = new FileFactsAccumulator();

  private Reading(FeedContract contract) {
    this.contract = contract;
  }

  static Reading of(String yaml) {
    return new Reading(contract(yaml));
  }

  static FeedContract contract(String yaml) {
    Problems problems = new Problems();
    return FeedContracts.read("feed.yaml", yaml, problems).orElseThrow().contract();
  }

  Reading file(String path, byte[] bytes) {
    files.put(path, bytes);
    return this;
  }

  Reading file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Rows of all files, in order. */
  List<Row> rows() {
    StructType schema =
        BronzeReader.table(contract, SHANGHAI).schema().add("_fingerprint", "string");
    FileRows reader = new FileRows(
        fileRows().iterator(), FilePlan.of(contract, SHANGHAI), settings(), facts::add);
    List<Row> rows = new ArrayList<>();
    reader.forEachRemaining(row -> rows.add(named(row, schema)));
    return rows;
  }

  private static Row named(Row row, StructType schema) {
    Object[] values = new Object[row.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    int standard = List.of(schema.fieldNames()).indexOf("_standard");
    if (standard >= 0 && values[standard] instanceof Row inside && inside.schema() == null) {
      values[standard] = named(inside, (StructType) schema.apply(standard).dataType());
    }
    return new GenericRowWithSchema(values, schema);
  }

  List<Row> fileRows() {
    return files.keySet().stream()
        .<Row>map(path -> new GenericRowWithSchema(
            new Object[] {
              path,
              "print-of-" + path,
              Date.valueOf(LocalDate.parse("2026-03-01")),
              "2026-03-02T01:00:00Z"
            },
            BronzeReader.fileSchema()))
        .toList();
  }

  ReadSettings settings() {
    Map<String, byte[]> held = new LinkedHashMap<>(files);
    return new ReadSettings(
        KEYS, SHANGHAI, BLOCKED, new Held(held), "run-1", Instant.parse("2026-03-02T01:00:00Z"));
  }

  FeedContract contract() {
    return contract;
  }

  /** What the files turned out to be, after {@link #rows()}. */
  Map<String, FileFacts> facts() {
    return facts.value();
  }

  /** What is wrong with the last file, which is damaged. */
  String damage() {
    List<Row> rows = rows();
    Row last = rows.get(rows.size() - 1);
    if (last.<Long>getAs("_row") != 0 || !codes(last).equals(List.of("unreadable-file"))) {
      throw new AssertionError("The file is not damaged.");
    }
    return structs(last, "_reasons").get(0).getString(3);
  }

  /** Codes of a row's reasons, in order, soft ones in brackets. */
  static List<String> codes(Row row) {
    return structs(row, "_reasons").stream()
        .map(reason -> reason.getString(1).equals("soft")
            ? "(" + reason.getString(2) + ")"
            : reason.getString(2))
        .toList();
  }

  /** The elements of an array of structs, which the reader gives as a Java array. */
  static List<Row> structs(Row row, String column) {
    Object[] elements = row.getAs(column);
    return Arrays.stream(elements).map(Row.class::cast).toList();
  }

  /** All a row holds, to the depth of its arrays and structs. */
  static String text(Object value) {
    if (value instanceof Row row) {
      return IntStream.range(0, row.length())
          .mapToObj(i -> text(row.get(i)))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value instanceof Object[] elements
        ? Arrays.stream(elements).map(Reading::text).toList().toString()
        : String.valueOf(value);
  }

  private static byte[] key(int seed) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) seed);
    return key;
  }

  /** Files in memory. */
  private record Held(Map<String, byte[]> files) implements Opener {

    @Override
    public InputStream open(String path) throws FileNotFoundException {
      if (!files.containsKey(path)) {
        throw new FileNotFoundException(path);
      }
      return new ByteArrayInputStream(files.get(path));
    }

    @Override
    public LocalCopy copy(String path) throws IOException {
      Path file = Files.createTempFile("reading-", ".part");
      Files.write(file, files.get(path));
      return new LocalCopy() {
        @Override
        public Path path() {
          return file;
        }

        @Override
        public void close() throws IOException {
          Files.deleteIfExists(file);
        }
      };
    }
  }
}
