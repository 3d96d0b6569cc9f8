package io.tributary.job.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** What models foretell, how well, and whom. */
final class ModelSection {

  private static final String NEWEST = """
      select model, max(version) as version from gold.model_registry group by model""";
  private static final String VERDICTS = """
      select r.model, r.version, r.status, cast(r.as_of as string), r.reason
      from gold.model_registry r join (%s) n on n.model = r.model and n.version = r.version
      order by r.model""".formatted(NEWEST);
  private static final String FIGURES = """
      select m.model, concat(m.split, ' · ', m.scorer), m.row_count, m.positive_count, m.auc,
        m.baseline_auc, m.ece10, m.calibration_slope, m.lift_10, m.capture_20
      from gold.model_metrics m join (%s) n on n.model = m.model and n.version = m.version
      order by m.model, m.split, m.scorer""".formatted(NEWEST);
  private static final String CALIBRATION = """
      select concat(m.model, ' · tenth ', m.bin), m.mean_predicted, m.observed
      from gold.model_reliability m join (%s) n on n.model = m.model and n.version = m.version
      where m.split = 'test' and m.scorer = 'model' and m.mean_predicted is not null
      order by m.model, m.bin""".formatted(NEWEST);
  private static final String SCORED = """
      select s.model, s.band, count(*), round(avg(s.p_calibrated), 4), cast(s.as_of as string)
      from gold.customer_scores s
      join (select model, max(as_of) as as_of from gold.customer_scores group by model) n
        on n.model = s.model and n.as_of = s.as_of
      where s.band is not null
      group by s.model, s.as_of, s.band order by 1, 4 desc""";

  private ModelSection() {}

  static Optional<Section> of(ReportSource source) {
    if (!source.has("gold.model_registry")) {
      return Optional.empty();
    }
    List<Block> blocks = new ArrayList<>(
        List.of(Grids.grid(source.rows(VERDICTS), "model", "version", "verdict", "as of", "why")));
    if (source.hasAll("gold.model_metrics", "gold.model_reliability")) {
      blocks.add(Grids.grid(
          source.rows(FIGURES),
          "model",
          "rows",
          "persons × days",
          "buyers",
          "AUC",
          "AUC of recency",
          "calibration error",
          "slope",
          "lift of the best tenth",
          "buyers in the best fifth"));
      List<Row> tenths = source.rows(CALIBRATION);
      blocks.add(Grids.bars(tenths, "foretold", "came"));
    }
    if (source.has("gold.customer_scores")) {
      blocks.add(
          Grids.grid(source.rows(SCORED), "model", "band", "persons", "mean probability", "as of"));
    }
    return Optional.of(new Section(
        "Model",
        "The newest version of each model: its verdict, its figures on days it had not learnt from,"
            + " and for each tenth of the ranking what it foretold beside what came. Where the two"
            + " bars are of one length, its probabilities can be taken at their word. 'truth · truth'"
            + " is the ceiling where somebody knows it.",
        blocks));
  }
}
