package io.tributary.schema.dictionary;

import io.tributary.schema.TableSpec;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.dictionary.FeedEntry.FeedColumn;
import io.tributary.schema.dictionary.TableEntry.ColumnEntry;
import io.tributary.schema.governance.Governance;
import io.tributary.schema.governance.TablePolicy;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The dictionary: tables with their columns, owners, how long they keep rows and what they are made
 * from, then feeds with theirs. Equal contracts give equal text.
 */
public final class Dictionary {

  private final List<TableEntry> tables;
  private final List<FeedEntry> feeds;

  /**
   * The dictionary of those tables and feeds.
   *
   * @param policies who answers for tables, and how long rows are kept
   * @param flow how they come about from each other
   */
  public Dictionary(
      List<TableSpec> tables, List<FeedContract> feeds, Governance policies, Flow flow) {
    this.tables = tables.stream()
        .map(table -> TableEntry.of(table, policies.of(table), flow))
        .toList();
    this.feeds =
        feeds.stream().map(feed -> FeedEntry.of(feed, kept(feed, policies))).toList();
  }

  private static String kept(FeedContract feed, Governance policies) {
    TablePolicy own = policies.tables().get("bronze." + feed.feed());
    TablePolicy policy = own == null ? policies.databases().get("bronze") : own;
    return policy.keepDays().map(days -> days + " days by the day of the file").orElse("for ever");
  }

  /** As Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# Dictionary\n\n");
    text.append("Generated from the contracts by `tributary dictionary`; do not edit.\n");
    text.append("Times are UTC; `business_date` is the day in the workspace's zone.\n");
    tables.forEach(table -> text.append('\n').append(markdown(table)));
    feeds.forEach(feed -> text.append('\n').append(markdown(feed)));
    return text.toString();
  }

  private static String markdown(TableEntry table) {
    boolean hasSources =
        table.columns().stream().anyMatch(column -> !column.from().isEmpty());
    String head = hasSources
        ? "| Column | Type | Null | Privacy | Meaning | Made from |\n|---|---|---|---|---|---|\n"
        : "| Column | Type | Null | Privacy | Meaning |\n|---|---|---|---|---|\n";
    return "## " + table.id() + "\nOne row per " + table.grain() + ".\n\n" + facts(table.facts())
        + "\n" + head
        + table.columns().stream()
            .map(column -> markdown(column, hasSources))
            .collect(Collectors.joining());
  }

  private static String markdown(ColumnEntry column, boolean hasSources) {
    return hasSources
        ? row(
            column.name(),
            column.type(),
            column.isNull(),
            column.privacy(),
            column.says(),
            column.from())
        : row(column.name(), column.type(), column.isNull(), column.privacy(), column.says());
  }

  private static String markdown(FeedEntry feed) {
    return "## feed " + feed.name() + "\n" + feed.says() + "\n\n" + facts(feed.facts())
        + "\n| Column | Raw type | Standardiser | Privacy | Meaning | Goes into |\n"
        + "|---|---|---|---|---|---|\n"
        + feed.columns().stream()
            .map(column -> row(
                column.name(),
                column.type(),
                column.standardiser(),
                column.privacy(),
                column.says(),
                column.into()))
            .collect(Collectors.joining());
  }

  private static String facts(Map<String, String> facts) {
    return facts.entrySet().stream()
        .filter(fact -> !fact.getValue().isEmpty())
        .map(fact -> "- " + fact.getKey() + ": " + fact.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static String row(String... cells) {
    return List.of(cells).stream()
        .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** As one page that needs nothing else: an index, then every table and feed. */
  public String html() {
    StringBuilder page = new StringBuilder("<!doctype html><html lang=en><head><meta charset=utf-8>"
        + "<meta name=viewport content=\"width=device-width, initial-scale=1\">"
        + "<title>Dictionary</title><style>" + STYLE + "</style></head><body><h1>Dictionary</h1>"
        + "<p>Generated from the contracts. Times are UTC; <code>business_date</code> is the day in"
        + " the workspace's zone.</p><nav>");
    tables.forEach(table -> page.append(link(table.id(), table.id())));
    feeds.forEach(feed -> page.append(link("feed." + feed.name(), "feed " + feed.name())));
    page.append("</nav>");
    tables.forEach(table -> page.append(html(table)));
    feeds.forEach(feed -> page.append(html(feed)));
    return page.append("</body></html>\n").toString();
  }

  private static final String STYLE =
      "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;"
          + "color:#1b1f24;background:#fff}nav a{display:inline-block;margin:0 .8rem .2rem 0}"
          + "table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}"
          + "th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;"
          + "border-bottom:1px solid #d0d7de}td:first-child{font-family:ui-monospace,monospace}"
          + "dt{float:left;width:7rem;color:#57606a}dd{margin-left:7.5rem}h2{margin-top:2.5rem}";

  private static String link(String anchor, String text) {
    return "<a href=\"#" + escaped(anchor) + "\">" + escaped(text) + "</a>";
  }

  private static String html(TableEntry table) {
    return "<h2 id=\"" + escaped(table.id()) + "\">" + escaped(table.id()) + "</h2><p>One row per "
        + escaped(table.grain()) + ".</p>" + htmlFacts(table.facts())
        + head("Column", "Type", "Null", "Privacy", "Meaning", "Made from")
        + table.columns().stream()
            .map(column -> cells(
                column.name(),
                column.type(),
                column.isNull(),
                column.privacy(),
                column.says(),
                column.from()))
            .collect(Collectors.joining())
        + "</tbody></table>";
  }

  private static String html(FeedEntry feed) {
    return "<h2 id=\"feed." + escaped(feed.name()) + "\">feed " + escaped(feed.name()) + "</h2><p>"
        + escaped(feed.says()) + "</p>" + htmlFacts(feed.facts())
        + head("Column", "Raw type", "Standardiser", "Privacy", "Meaning", "Goes into")
        + feed.columns().stream().map(Dictionary::cells).collect(Collectors.joining())
        + "</tbody></table>";
  }

  private static String cells(FeedColumn column) {
    return cells(
        column.name(),
        column.type(),
        column.standardiser(),
        column.privacy(),
        column.says(),
        column.into());
  }

  private static String htmlFacts(Map<String, String> facts) {
    return facts.entrySet().stream()
        .filter(fact -> !fact.getValue().isEmpty())
        .map(fact ->
            "<dt>" + escaped(fact.getKey()) + "</dt><dd>" + escaped(fact.getValue()) + "</dd>")
        .collect(Collectors.joining("", "<dl>", "</dl>"));
  }

  private static String head(String... names) {
    return List.of(names).stream()
        .map(name -> "<th>" + name + "</th>")
        .collect(Collectors.joining("", "<table><thead><tr>", "</tr></thead><tbody>"));
  }

  private static String cells(String... cells) {
    return List.of(cells).stream()
        .map(cell -> "<td>" + escaped(cell) + "</td>")
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
