package io.tributary.schema.dictionary;

import io.tributary.schema.contract.ColumnSpec;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the dictionary says of one feed.
 *
 * @param name its name
 * @param says what a record is
 * @param facts name and text: version, key, how long records are kept …
 * @param columns its columns
 */
record FeedEntry(String name, String says, Map<String, String> facts, List<FeedColumn> columns) {

  FeedEntry {
    columns = List.copyOf(columns);
  }

  /** One column of a feed, as the dictionary says it. */
  record FeedColumn(
      String name, String type, String standardiser, String privacy, String says, String into) {}

  static FeedEntry of(FeedContract feed, String kept) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Version", Integer.toString(feed.version()));
    facts.put("Key", String.join(", ", feed.key()));
    facts.put("Kept", kept);
    facts.put(
        "Fills",
        feed.targets().stream().map(Target::table).distinct().collect(Collectors.joining(", ")));
    return new FeedEntry(
        feed.feed(),
        feed.says(),
        facts,
        feed.columns().stream().map(column -> column(feed, column)).toList());
  }

  private static FeedColumn column(FeedContract feed, ColumnSpec column) {
    return new FeedColumn(
        column.name(),
        column.isDerived()
            ? "from " + String.join(" + ", column.from())
            : column.type().name().toLowerCase(Locale.ROOT),
        column.standardise().map(ColumnSpec.StandardiserCall::name).orElse(""),
        column.privacy().name().toLowerCase(Locale.ROOT),
        column.says(),
        String.join(", ", into(feed, column)));
  }

  /** The silver columns whose expression names it. */
  private static List<String> into(FeedContract feed, ColumnSpec column) {
    Pattern name = Pattern.compile("\\b" + Pattern.quote(column.name()) + "\\b");
    List<String> into = new ArrayList<>();
    for (Target target : feed.targets()) {
      target.select().forEach((made, expression) -> {
        if (name.matcher(expression.replaceAll("'[^']*'", "")).find()) {
          into.add(target.table() + "." + made);
        }
      });
    }
    if (column.identifier().isPresent()) {
      into.add("tokens");
    }
    return into.stream().distinct().toList();
  }
}
