package io.tributary.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.job.cli.OpenWorkspace;
import io.tributary.pipeline.standard.Reasons;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Holds what became of the defects in a demo's extracts against what must become of them. */
final class DefectCheck {

  private final OpenWorkspace open;
  private final Truth truth;

  DefectCheck(OpenWorkspace open, Truth truth) {
    this.open = open;
    this.truth = truth;
  }

  /**
   * Planted defects that did not end where the truth says, by kind with how many: records that must
   * be refused, values that must be dropped, columns that must be rescued, each with its reason,
   * and files that must be skipped.
   */
  Map<String, Long> misplaced() {
    Map<String, Set<String>> found = new HashMap<>();
    open.tables().stream()
        .filter(table -> table.database().equals("bronze") && open.lake().exists(table))
        .forEach(table -> findings(open.lake().read(table), found));
    Map<String, Set<String>> skipped = skippedFiles();
    Map<String, Long> wrong = new TreeMap<>();
    for (JsonNode line : truth.lines("defects.jsonl")) {
      if (!isInPlace(line, found, skipped)) {
        wrong.merge(line.path("feed").asText() + " " + line.path("kind").asText(), 1L, Long::sum);
      }
    }
    return wrong;
  }

  /**
   * Files that were not read, or whose bytes lie under another path, with that path. Of two files
   * of the same bytes that land at once the lake reads the one that sorts first, which need not be
   * the one the generator wrote first.
   */
  private Map<String, Set<String>> skippedFiles() {
    Map<String, Set<String>> skipped = new HashMap<>();
    for (Row row : open.lake()
        .read(io.tributary.schema.table.Files.TABLE)
        .where("status in ('duplicate', 'empty')")
        .select("path", "duplicate_of")
        .collectAsList()) {
      Set<String> twins = skipped.computeIfAbsent(row.getString(0), path -> new HashSet<>());
      if (!row.isNullAt(1)) {
        twins.add(row.getString(1));
        skipped.computeIfAbsent(row.getString(1), path -> new HashSet<>()).add(row.getString(0));
      }
    }
    return skipped;
  }

  private static void findings(Dataset<Row> bronze, Map<String, Set<String>> found) {
    List<Row> rows = bronze
        .where("size(_reasons) > 0 or _rescued is not null")
        .selectExpr(
            "_file",
            "_row",
            "concat_ws(',', transform(_reasons, r -> concat(r.severity, ' ', r.code)))",
            "_rescued is not null")
        .collectAsList();
    for (Row row : rows) {
      Set<String> codes = new HashSet<>(List.of(row.getString(2).split(",")));
      if (row.getBoolean(3)) {
        codes.add("rescued");
      }
      // A defect of a whole file names no record.
      found.computeIfAbsent(row.getString(0) + " 0", file -> new HashSet<>()).addAll(codes);
      found.merge(row.getString(0) + " " + row.getLong(1), codes, (one, other) -> {
        one.addAll(other);
        return one;
      });
    }
  }

  private static boolean isInPlace(
      JsonNode line, Map<String, Set<String>> found, Map<String, Set<String>> skipped) {
    String path = line.path("path").asText();
    long number = line.path("row").asLong();
    Set<String> codes = new HashSet<>(found.getOrDefault(path + " " + number, Set.of()));
    for (String twin : skipped.getOrDefault(path, Set.of())) {
      codes.addAll(found.getOrDefault(twin + " " + number, Set.of()));
    }
    String value = line.path("value").asText();
    return switch (line.path("expect").asText()) {
      case "quarantined" -> codes.stream().anyMatch(code -> isOf(code, "quarantine ", value));
      case "soft" -> codes.stream().anyMatch(code -> isOf(code, "soft ", value));
      case "rescued" -> codes.contains("rescued");
      case "skipped" -> skipped.containsKey(path);
      default -> true;
    };
  }

  /** The truth names a family of reasons where the lake may be more exact. */
  private static boolean isOf(String found, String severity, String expected) {
    String code = found.substring(found.indexOf(' ') + 1);
    boolean isFamily = Arrays.stream(Reasons.values())
        .anyMatch(reason -> reason.code().equals(code) && reason.family().equals(expected));
    boolean isLostNumber = expected.equals("phone-invalid") && code.equals("phone-scientific");
    return found.startsWith(severity) && (code.equals(expected) || isFamily || isLostNumber);
  }
}
