package io.tributary.model.score;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static io.tributary.schema.testkit.TextTables.table;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.model.calibration.Calibration.Platt;
import io.tributary.model.feature.Feature;
import io.tributary.model.feature.FeatureSet;
import io.tributary.model.linear.LinearModel;
import io.tributary.model.linear.LinearModel.Weight;
import io.tributary.model.registry.ModelVersion.Scorer;
import io.tributary.model.train.Rows;
import io.tributary.schema.model.ModelSpec.FeatureChoice;
import io.tributary.schema.testkit.SparkTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class CustomerScoresTransformTest {

  private static final Scorer SCORER = new Scorer(
      new LinearModel(
          -1,
          List.of(
              new Weight("orders_total", 0.5, 1, 1), new Weight("has_repeated", 0.25, 1, -0.5))),
      new Platt(0.5, 0));
  private static final Scoring SCORING = new Scoring(
      "m",
      "v1",
      SCORER,
      LocalDate.of(2026, 6, 1),
      Instant.parse("2026-06-01T02:00:00Z"),
      Instant.parse("2026-06-08T00:00:00Z"),
      Map.of("high", 67, "low", 0));
  private static final String ROWS = """
      one_id | snapshot:date | label:int | recency:int | orders_total:double | has_repeated:double
      anna   | 2026-06-01    | 0         | 3           | 1                   | 0
      bea    | 2026-06-01    | 0         | 3           | 0                   | 0
      carl   | 2026-06-01    | 0         | 3           | 0                   | 0
      dora   | 2026-06-01    | 0         | 3           | 9                   | 1
      """;
  private static final String PROFILES = """
      one_id | consent_withdrawn:array<string>
      anna   | [marketing:sms]
      bea    | null
      dora   | [profiling:any]
      """;

  @Test
  void everybodyOfThePopulationHasARowAndWhoWithdrewHasNoScore(SparkSession session) {
    assertThat(scores(session, ROWS)).hasRows("""
        one_id | p_raw:double | p_calibrated:double | percentile:bigint | decile:bigint | band | suppressed_reason
        anna   | 0.5          | 0.5                 | 100               | 1             | high | null
        bea    | 0.268941     | 0.377541            | 67                | 4             | high | null
        carl   | 0.268941     | 0.377541            | 67                | 4             | high | null
        dora   | null         | null                | null              | null          | null | profiling-withdrawn
        """);
  }

  @Test
  void nobodyGivesNoScores(SparkSession session) {
    assertThat(scores(session, ROWS.lines().findFirst().orElseThrow() + "\n")).hasNoRows();
  }

  @Test
  void reasonsAreWhatMovesAScoreAwayFromTheMeanTheGreatestFirst(SparkSession session) {
    assertThat(CustomerReasonsTransform.apply(
            vectors(session, ROWS), scores(session, ROWS), SCORING, features()))
        .hasRows("""
            one_id | reason_rank:bigint | feature      | value:double | contribution:double
            anna   | 1                  | orders_total | 1.72         | 0.5
            anna   | 2                  | has_repeated | 0            | 0.125
            bea    | 1                  | orders_total | 0            | -0.5
            bea    | 2                  | has_repeated | 0            | 0.125
            carl   | 1                  | orders_total | 0            | -0.5
            carl   | 2                  | has_repeated | 0            | 0.125
            """);
  }

  @Test
  void reasonsOfOtherFeaturesAreRefused(SparkSession session) {
    Dataset<Row> rows = vectors(session, ROWS);
    Dataset<Row> scores = scores(session, ROWS);

    assertThatThrownBy(() -> CustomerReasonsTransform.apply(rows, scores, SCORING, List.of()))
        .hasMessageContaining("The model's features are [orders_total, has_repeated]")
        .hasMessageContaining("Give those of the model, in its order.");
  }

  private static Dataset<Row> scores(SparkSession session, String rows) {
    return CustomerScoresTransform.apply(vectors(session, rows), table(session, PROFILES), SCORING);
  }

  private static Dataset<Row> vectors(SparkSession session, String rows) {
    return Rows.vectors(table(session, rows), SCORER.model().names());
  }

  private static List<Feature> features() {
    FeatureSet all = FeatureSet.of(new FeatureChoice(List.of(), List.of(), List.of()), "CNY");
    return SCORER.model().names().stream()
        .flatMap(
            name -> all.features().stream().filter(feature -> feature.name().equals(name)))
        .toList();
  }
}
