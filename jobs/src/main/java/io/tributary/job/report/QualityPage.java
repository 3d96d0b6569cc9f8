package io.tributary.job.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** The page about quality alone: what was measured last, what was at fault, and how values move. */
public final class QualityPage {

  private static final String SUMMARY = """
      select count(distinct `table`), count(*), count_if(verdict = 'warn'),
        count_if(verdict = 'quarantine'), count_if(verdict = 'breaker'),
        count_if(verdict = 'no_history'), max_by(run_id, struct(at, run_id))
      from ops.dq_metrics
      where run_id = (select max_by(run_id, struct(at, run_id)) from ops.dq_metrics)""";

  private static final String FAULTS = """
      select cast(at as string), `table`, metric, `window`, verdict,
        regexp_replace(cast(value as string), '[.]?0+$', ''),
        regexp_replace(cast(lower as string), '[.]?0+$', ''),
        regexp_replace(cast(upper as string), '[.]?0+$', ''), run_id
      from ops.dq_metrics where verdict in ('warn', 'quarantine', 'breaker')
      order by at desc, run_id desc, `table`, metric, `window` desc limit 200""";

  /** Of a window measured several times the newest value; so many windows a metric. */
  private static final String TRENDS = """
      with newest as (
        select `table`, metric, `window`,
          max_by(struct(value, lower, upper, verdict), struct(at, run_id, step)) as one
        from ops.dq_metrics
        where metric in (%s)
        group by `table`, metric, `window`
      ), ranked as (
        select *, row_number() over (partition by `table`, metric order by `window` desc) as place
        from newest
      )
      select `table`, metric, `window`, one.value, one.lower, one.upper, one.verdict
      from ranked where place <= 60 order by `table`, metric, `window`""";

  private static final String KEPT = """
      select feed, status, count(*), max(cast(at as string))
      from ops.quarantine where feed like '%.%' group by feed, status order by feed, status""";

  private QualityPage() {}

  /** The page on what the source's lake measured. */
  public static Page of(String brand, ReportSource source) {
    List<Section> sections = new ArrayList<>();
    if (!source.has("ops.dq_metrics")) {
      return new Page(brand, "Nothing was measured yet.", sections);
    }
    Row last = source.rows(SUMMARY).get(0);
    sections.add(new Section(
        "The newest run",
        "Keys, required values, ranges, rules and numbers of rows of every table before it was"
            + " published, and what every feed brought against the days before.",
        List.of(new Block.Tiles(List.of(
            new Block.Tiles.Tile("tables and feeds", Text.of(last, 0), ""),
            new Block.Tiles.Tile("values", Text.of(last, 1), ""),
            new Block.Tiles.Tile("warnings", Text.of(last, 2), "noted"),
            new Block.Tiles.Tile("put away", Text.of(last, 3), "rows in quarantine"),
            new Block.Tiles.Tile("stopped", Text.of(last, 4), "not published"),
            new Block.Tiles.Tile("no history", Text.of(last, 5), "too little to compare with"))))));
    sections.add(new Section(
        "Faults",
        "The newest two hundred of all runs, with the bounds the value was outside of.",
        List.of(Grids.grid(
            source.rows(FAULTS),
            "at",
            "table",
            "metric",
            "for",
            "verdict",
            "value",
            "at least",
            "at most",
            "run"))));
    trends(source, "Feeds", "Records of each day, with the bounds of that day.", "'day_records'")
        .ifPresent(sections::add);
    trends(source, "Tables", "Rows after each run.", "'row_count'").ifPresent(sections::add);
    if (source.has("ops.quarantine")) {
      sections.add(new Section(
          "Rows kept back",
          "Rows of tables that a rule put away (open), and those for which publishing was stopped"
              + " (held).",
          List.of(Grids.grid(source.rows(KEPT), "table", "status", "rows", "last at"))));
    }
    return new Page(brand + ": quality", "Run " + Text.of(last, 6), sections);
  }

  private static Optional<Section> trends(
      ReportSource source, String title, String says, String metrics) {
    Map<String, List<Trend.Point>> points = new LinkedHashMap<>();
    for (Row row : source.rows(TRENDS.formatted(metrics))) {
      points
          .computeIfAbsent(row.getString(0), any -> new ArrayList<>())
          .add(new Trend.Point(
              row.getString(2),
              Text.number(row, 3),
              row.isNullAt(4) ? Double.NaN : Text.number(row, 4),
              row.isNullAt(5) ? Double.NaN : Text.number(row, 5),
              List.of("warn", "breaker").contains(row.getString(6))));
    }
    List<Block> blocks = new ArrayList<>();
    points.forEach((name, values) -> blocks.add(new Trend(name, values)));
    return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section(title, says, blocks));
  }
}
