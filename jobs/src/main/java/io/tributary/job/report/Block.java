package io.tributary.job.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One thing to look at in a section. */
sealed interface Block permits Block.Tiles, Block.Grid, Block.Bars, Trend {

  /** The block as HTML; every text is escaped. */
  String html();

  /**
   * Large figures side by side.
   *
   * @param figures what they are and how they read
   */
  record Tiles(List<Tile> figures) implements Block {

    /** One figure: what it is, how it reads, and what it is set against. */
    record Tile(String label, String value, String note) {}

    public Tiles {
      figures = List.copyOf(figures);
    }

    @Override
    public String html() {
      return figures.stream()
          .map(tile -> "<div class=tile><b>" + Text.escape(tile.value()) + "</b><span>"
              + Text.escape(tile.label()) + "</span><small>" + Text.escape(tile.note())
              + "</small></div>")
          .collect(Collectors.joining("", "<div class=tiles>", "</div>"));
    }
  }

  /**
   * Rows under a header; columns of numbers stand to the right. Without rows it says so.
   *
   * @param header column names
   * @param rows as many cells each as the header has
   */
  record Grid(List<String> header, List<List<String>> rows) implements Block {

    public Grid {
      header = List.copyOf(header);
      rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public String html() {
      if (rows.isEmpty()) {
        return "<p class=none>" + Text.escape(String.join(", ", header)) + ": none</p>";
      }
      String body = rows.stream().map(row -> line("td", row)).collect(Collectors.joining());
      return "<div class=scroll><table><thead>" + line("th", header) + "</thead><tbody>" + body
          + "</tbody></table></div>";
    }

    private String line(String tag, List<String> cells) {
      return IntStream.range(0, header.size())
          .mapToObj(i -> "<" + tag + (isNumbers(i) ? " class=number>" : ">")
              + Text.escape(cells.get(i)) + "</" + tag + ">")
          .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private boolean isNumbers(int column) {
      return rows.stream()
          .map(row -> row.get(column))
          .allMatch(value -> value.isBlank() || value.matches("[-+]?[\\d,]*\\.?\\d+ ?[%s]?"));
    }
  }

  /**
   * Bars of several series over the same labels, drawn on one scale from zero; a negative value has
   * no bar and shows as its number.
   *
   * @param series names, one colour each
   * @param bars one entry a label
   */
  record Bars(List<String> series, List<Bar> bars) implements Block {

    /** A label with one value for each series, and how each of them reads. */
    record Bar(String label, List<Double> values, List<String> texts) {

      public Bar {
        values = List.copyOf(values);
        texts = List.copyOf(texts);
      }
    }

    public Bars {
      series = List.copyOf(series);
      bars = List.copyOf(bars);
    }

    @Override
    public String html() {
      double most = bars.stream()
          .flatMap(bar -> bar.values().stream())
          .mapToDouble(Double::doubleValue)
          .max()
          .orElse(0);
      String legend = series.size() < 2
          ? ""
          : IntStream.range(0, series.size())
              .mapToObj(i -> "<span class=s" + i + ">" + Text.escape(series.get(i)) + "</span>")
              .collect(Collectors.joining("", "<div class=legend>", "</div>"));
      return legend
          + bars.stream()
              .map(bar -> html(bar, most))
              .collect(Collectors.joining("", "<div class=bars>", "</div>"));
    }

    private static String html(Bar bar, double most) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < bar.values().size(); i++) {
        double share = most <= 0 ? 0 : Math.max(0, bar.values().get(i) / most);
        lines
            .append("<div class=line><i class=s")
            .append(i)
            .append(" style=\"width:")
            .append(Text.decimals(share * 70, 1))
            .append("%\"></i><span>")
            .append(Text.escape(bar.texts().get(i)))
            .append("</span></div>");
      }
      return "<div class=bar><label>" + Text.escape(bar.label()) + "</label><div>" + lines
          + "</div></div>";
    }
  }
}
