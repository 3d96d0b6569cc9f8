package io.tributary.pipeline.bronze;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.schema.contract.Source.Format;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A first contract for files nobody has described yet, to be read and mended by a person. No value
 * of the files is in it.
 */
public final class ContractDraft {

  /** Names rules and silver use themselves. */
  private static final Set<String> TAKEN =
      Set.of("tokens", "item", "rank", "newest", "is_refused", "group_document");

  private static final Pattern ID =
      Pattern.compile("(^|_)(id|no|code|tid|oid)$|_?id$|编号|单号", Pattern.CASE_INSENSITIVE);

  private final String feed;
  private final ZoneId zone;

  private ContractDraft(String feed, ZoneId zone) {
    this.feed = feed;
    this.zone = zone;
  }

  /**
   * The YAML of a contract for such files.
   *
   * @param feed its name
   * @param paths files of one kind
   * @param opener opens them
   * @param zone the zone of times without one
   * @throws UnreadableFile when one of them is neither text nor of a format we read
   */
  public static String of(String feed, List<String> paths, Opener opener, ZoneId zone) {
    List<SampleFile> files =
        paths.stream().map(path -> SampleFile.of(path, opener)).toList();
    List<Map<String, Object>> records =
        files.stream().flatMap(file -> file.records().stream()).toList();
    if (records.isEmpty()) {
      throw new IllegalArgumentException("There is no record in " + String.join(", ", paths)
          + ". Give a file with a header line and records, or JSON.");
    }
    return new ContractDraft(feed, zone).yaml(files.get(0), records);
  }

  private List<DraftColumn> columns(List<Map<String, Object>> records) {
    Map<String, DraftColumn> columns = new LinkedHashMap<>();
    Map<String, List<Map<String, Object>>> arrays = new LinkedHashMap<>();
    for (Map<String, Object> record : records) {
      record.forEach((path, value) -> {
        DraftColumn column = columns.computeIfAbsent(path, any -> new DraftColumn(path, zone));
        if (value instanceof List<?> elements) {
          elements.forEach(element ->
              arrays.computeIfAbsent(path, any -> new ArrayList<>()).add(typed(element)));
        } else if (value instanceof JsonNode json) {
          column.json(json.toString());
        } else {
          column.add(value.toString());
        }
      });
    }
    arrays.forEach((path, elements) -> columns.get(path).fields(columns(elements)));
    return List.copyOf(columns.values());
  }

  @SuppressWarnings("unchecked") // SampleFile gives a list of records for an array.
  private static Map<String, Object> typed(Object element) {
    return (Map<String, Object>) element;
  }

  private String yaml(SampleFile file, List<Map<String, Object>> records) {
    List<DraftColumn> columns = columns(records);
    Map<DraftColumn, String> names = names(columns);
    Optional<DraftColumn> key = key(columns, records.size());
    List<String> lines = new ArrayList<>();
    lines.add("# A draft from " + records.size() + " records of a sample: read every line of it.");
    lines.add("feed: " + feed);
    lines.add("version: 1");
    lines.add("says: One sentence, what a record of it is and where it comes from.");
    lines.add("source: {" + source(file) + "}");
    lines.add("key: [" + names.get(key.orElse(columns.get(0))) + "]"
        + (key.isPresent() ? "" : "   # no column is unique in the sample: name those that are"));
    latest(columns).ifPresent(column -> lines.add("latest: [" + names.get(column) + "]"));
    lines.add("drift: {missing-column: \"null\"}");
    lines.add("columns:");
    for (DraftColumn column : columns) {
      boolean isKey = column.equals(key.orElse(columns.get(0)));
      lines.addAll(column(file.format(), column, names.get(column), isKey, records.size(), "  "));
    }
    lines.add("to: []   # the records stay in bronze until a silver table is named here:");
    lines.add("#  - table: silver.orders");
    lines.add("#    select: {order_id: " + names.get(key.orElse(columns.get(0))) + "}");
    return String.join("\n", lines) + "\n";
  }

  private String source(SampleFile file) {
    boolean isCsv = file.format() == Format.CSV;
    String format = file.format().name().toLowerCase(Locale.ROOT);
    StringBuilder source = new StringBuilder("format: ").append(format);
    source.append(", path: \"").append(feed).append("/dt=*/*.").append(format);
    source.append(file.format().isText() ? "*\"" : "\"");
    if (!file.charset().equals("UTF-8")) {
      source.append(", charset: ").append(file.charset());
    }
    if (isCsv && file.delimiter() != ',') {
      source.append(", delimiter: \"").append(file.delimiter() == '\t' ? "\\t" : file.delimiter());
      source.append('"');
    }
    file.root().ifPresent(root -> source.append(", root: \"").append(root).append('"'));
    return source.toString();
  }

  private List<String> column(
      Format format, DraftColumn column, String name, boolean isKey, long records, String indent) {
    List<String> lines = new ArrayList<>();
    String place = column.path().equals(name)
        ? ""
        : format.isNested()
            ? ", path: \"" + column.path() + "\""
            : ", aliases: [\"" + column.path().replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
    if (!column.fields().isEmpty()) {
      lines.add(indent + "- name: " + name);
      if (!place.isEmpty()) {
        lines.add(indent + "  " + place.substring(2));
      }
      lines.add(indent + "  type: array");
      lines.add(indent + "  fields:");
      Map<DraftColumn, String> names = names(column.fields());
      column.fields().forEach(field -> lines.add(field(field, names.get(field), indent + "    ")));
      return lines;
    }
    if (column.isJson()) {
      return List.of(indent + "- {name: " + name + place + ", type: json}");
    }
    String more = isKey ? "" : column.more();
    String line = indent + "- {name: " + name + place + (isKey ? ", required: true" : "")
        + ", standardise: " + (isKey ? "text" : column.standardise())
        + (more.isEmpty() ? "" : ", " + more) + "}";
    long missing = column.missingPercent(records);
    lines.add(missing > 0 ? line + "   # " + missing + " % of the records have none" : line);
    return lines;
  }

  /** A field of an array's elements: never an identifier, and an array in it is kept as text. */
  private static String field(DraftColumn field, String name, String indent) {
    String place = field.path().equals(name) ? "" : ", path: \"" + field.path() + "\"";
    if (!field.fields().isEmpty() || field.isJson()) {
      return indent + "- {name: " + name + place + ", type: json}";
    }
    String more = field.more().replaceAll(",? ?identifier: (\\{[^}]*}|\\w+)", "");
    return indent + "- {name: " + name + place + ", standardise: " + field.standardise()
        + (more.isEmpty() ? "" : ", " + more) + "}";
  }

  private static Optional<DraftColumn> key(List<DraftColumn> columns, long records) {
    List<DraftColumn> unique =
        columns.stream().filter(column -> column.isUnique(records)).toList();
    return unique.stream()
        .filter(column -> ID.matcher(column.path()).find())
        .findFirst()
        .or(() -> unique.stream().filter(column -> column.is("text")).findFirst());
  }

  private static Optional<DraftColumn> latest(List<DraftColumn> columns) {
    return columns.stream()
        .filter(column -> column.is("timestamp"))
        .filter(column -> column.path().matches("(?i).*(updat|modif|更新|修改).*"))
        .findFirst();
  }

  /** A name of letters, digits and _ for each, the file's own where it is one. */
  private static Map<DraftColumn, String> names(List<DraftColumn> columns) {
    Map<DraftColumn, String> names = new LinkedHashMap<>();
    Set<String> used = new HashSet<>(TAKEN);
    for (DraftColumn column : columns) {
      String wanted = column.path().replace('.', '_').replaceAll("[^A-Za-z0-9_]", "");
      String base = wanted.matches("[A-Za-z]\\w*") ? wanted : "column_" + (names.size() + 1);
      String name = base;
      for (int n = 2; !used.add(name.toLowerCase(Locale.ROOT)); n++) {
        name = base + "_" + n;
      }
      names.put(column, name);
    }
    return names;
  }
}
