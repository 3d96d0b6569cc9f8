package io.tributary.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  @Test
  void aLakeWithoutTablesHasAPageThatSaysSo() {
    String html = Report.of("Mühle & Söhne", source(Map.of())).html();

    assertThat(html).contains("Mühle &amp; Söhne", "Nothing was released yet.");
    assertThat(html).doesNotContain("<section");
  }

  @Test
  void theBooksOfEveryFeedStandInTheFeedSection() {
    Row feed = RowFactory.create(
        "orders<script>", 12000L, 11990L, 5L, 2L, 3L, new BigDecimal("1234567.80"), "yes");
    String html =
        Report.of("brand", source(Map.of("ops.reconciliation", List.of(feed)))).html();

    assertThat(html)
        .contains("<h2>Feeds</h2>", "orders&lt;script&gt;", ">12,000<", ">1,234,567.80<", ">yes<");
    assertThat(html).doesNotContain("<script");
  }

  @Test
  void whatTheChecksFoundStandsInTheQualitySection() {
    Row found = RowFactory.create(
        "night-2", "gold.rfm_scores", "row_count", "breaker", 1L, "", "", 0L, 0L, 500L, null);
    String html =
        Report.of("brand", source(Map.of("ops.dq_metrics", List.of(found)))).html();

    assertThat(html)
        .contains("<h2>Quality</h2>", ">gold.rfm_scores<", ">row_count<", ">500<", ">breaker<");
  }

  @Test
  void aModelShowsItsVerdictAndWhatItForetoldBesideWhatCame() {
    Row verdict = RowFactory.create(
        "purchase_30d", "20260701T180000Z", "refused", "2026-07-01", "Too short.");
    Row tenth = RowFactory.create("purchase_30d · tenth 10", 0.5, 0.25);
    Row figures = RowFactory.create(
        "purchase_30d", "truth · truth", 6315L, 1330L, 0.8123, null, 0.01, 1.0, 3.1, 0.5);
    Row band = RowFactory.create("purchase_30d", "high", 600L, 0.5, "2026-07-01");
    Map<String, List<Row>> verdicts = Map.of("gold.model_registry", List.of(verdict));
    Map<String, List<Row>> full = new LinkedHashMap<>();
    full.put("gold.model_reliability", List.of(tenth));
    full.put("gold.model_metrics", List.of(figures));
    full.put("gold.customer_scores", List.of(band));
    full.putAll(verdicts);

    assertThat(Report.of("brand", source(verdicts)).html())
        .contains("<h2>Model</h2>", ">refused<", ">Too short.<");
    assertThat(Report.of("brand", source(full)).html())
        .contains("width:70.0%", "width:35.0%", "truth · truth", ">6,315<", ">high<");
  }

  @Test
  void aPageFetchesNothing() {
    String html = Report.of("brand", source(Map.of())).html();

    assertThat(html).doesNotContain("http:", "https:", "src=", "@import", "url(");
  }

  @Test
  void barsAreDrawnOnOneScaleAndNegativeValuesHaveNone() {
    Block.Bars bars = Grids.bars(
        List.of(
            RowFactory.create("search", 200.0, 50.0), RowFactory.create("returns", -10.0, 100.0)),
        "last",
        "linear");

    assertThat(bars.html())
        .contains("width:70.0%", "width:17.5%", "width:0.0%", "width:35.0%", ">-10.0000<");
  }

  @Test
  void aSeriesWithoutAnyValueHasNoBars() {
    Row none = RowFactory.create("search", null);

    assertThat(Grids.bars(List.of(none), "orders").html()).contains("width:0.0%");
  }

  @Test
  void theFileIsReplacedWhole(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("report").resolve("index.html");
    Page page = Report.of("brand", source(Map.of()));

    ReportFile.write(page, file);
    ReportFile.write(page, file);

    assertThat(file).hasContent(page.html());
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  /** Answers every query about a table with the rows given for it. */
  private static ReportSource source(Map<String, List<Row>> tables) {
    return new ReportSource() {
      @Override
      public boolean has(String table) {
        return tables.containsKey(table);
      }

      @Override
      public List<Row> rows(String sql) {
        return tables.entrySet().stream()
            .filter(table -> sql.contains(table.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
      }
    };
  }
}
