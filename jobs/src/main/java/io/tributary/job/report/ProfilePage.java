package io.tributary.job.report;

import io.tributary.quality.ColumnFigures;
import io.tributary.schema.TableSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page of a table's profile: what the values of its columns are like. */
public final class ProfilePage {

  private ProfilePage() {}

  /** The page on those figures. */
  public static Page of(TableSpec table, long rows, List<ColumnFigures> columns) {
    Block.Grid grid = new Block.Grid(
        List.of("column", "type", "privacy", "filled", "different", "least", "mean", "most", "sd"),
        columns.stream().map(ProfilePage::row).toList());
    List<Section> words = columns.stream()
        .filter(column -> !column.words().isEmpty())
        .map(ProfilePage::words)
        .toList();
    Section all = new Section(
        "Columns",
        "One row per " + table.grain() + ", " + Text.thousands(rows)
            + " of them. Filled is the share"
            + " of rows with a value, different about how many values there are. Of columns that are"
            + " not public nothing else is shown.",
        List.of(grid));
    return new Page(
        table.id(),
        "Profile of the newest release",
        java.util.stream.Stream.concat(java.util.stream.Stream.of(all), words.stream())
            .toList());
  }

  private static List<String> row(ColumnFigures column) {
    return List.of(
        column.column(),
        column.type(),
        column.privacy(),
        String.format(Locale.ROOT, "%.1f %%", 100 * column.filled()),
        Long.toString(column.distinct()),
        number(column.least()),
        number(column.mean()),
        number(column.most()),
        number(column.deviation()));
  }

  private static String number(Optional<Double> value) {
    return value.map(one -> Text.decimals(one, 2)).orElse("");
  }

  private static Section words(ColumnFigures column) {
    return new Section(
        column.column(),
        "How often each value stands there.",
        List.of(new Block.Bars(
            List.of("rows"),
            column.words().entrySet().stream()
                .limit(20)
                .map(ProfilePage::bar)
                .collect(Collectors.toList()))));
  }

  private static Block.Bars.Bar bar(Map.Entry<String, Long> word) {
    return new Block.Bars.Bar(
        word.getKey(),
        List.of(word.getValue().doubleValue()),
        List.of(Text.thousands(word.getValue())));
  }
}
