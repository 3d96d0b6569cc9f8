package io.tributary.schema.dictionary;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.contract.ColumnSpec;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.Target;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the dictionary as Markdown: tables with their columns, then feeds with theirs. */
public final class Dictionary {

  private Dictionary() {}

  /** The whole dictionary; equal contracts give equal text. */
  public static String markdown(List<TableSpec> tables, List<FeedContract> feeds) {
    StringBuilder text = new StringBuilder("# Dictionary\n\n");
    text.append("Generated from the contracts by `tributary dictionary`; do not edit.\n");
    text.append("Times are UTC; `business_date` is the day in the workspace's zone.\n");
    tables.forEach(table -> text.append('\n').append(table(table)));
    feeds.forEach(feed -> text.append('\n').append(feed(feed)));
    return text.toString();
  }

  private static String table(TableSpec table) {
    String key = table.key().stream().map(Field::name).collect(Collectors.joining(", "));
    return "## "
        + table.id()
        + "\nOne row per "
        + table.grain()
        + "."
        + (key.isEmpty() ? " Append only." : " Key: " + key + ".")
        + "\n\n| Column | Type | Null | Privacy | Meaning |\n|---|---|---|---|---|\n"
        + table.columns().stream().map(Dictionary::field).collect(Collectors.joining());
  }

  private static String field(Field field) {
    return row(
        field.name(),
        field.type().simpleString(),
        field.required() ? "no" : "yes",
        field.privacy().name().toLowerCase(Locale.ROOT),
        field.says());
  }

  private static String feed(FeedContract feed) {
    String targets =
        feed.targets().stream().map(Target::table).distinct().collect(Collectors.joining(", "));
    return "## feed "
        + feed.feed()
        + "\n"
        + feed.says()
        + " Version "
        + feed.version()
        + "; key: "
        + String.join(", ", feed.key())
        + "; fills "
        + targets
        + ".\n\n| Column | Raw type | Standardiser | Privacy | Meaning |\n|---|---|---|---|---|\n"
        + feed.columns().stream().map(Dictionary::column).collect(Collectors.joining());
  }

  private static String column(ColumnSpec column) {
    return row(
        column.name(),
        column.isDerived()
            ? "from " + String.join(" + ", column.from())
            : column.type().name().toLowerCase(Locale.ROOT),
        column.standardise().map(ColumnSpec.StandardiserCall::name).orElse(""),
        column.privacy().name().toLowerCase(Locale.ROOT),
        column.says());
  }

  private static String row(String... cells) {
    return List.of(cells).stream()
        .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
