package io.tributary.model.train;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.model.evaluation.Evaluation;
import io.tributary.model.evaluation.Metrics;
import io.tributary.schema.model.ModelFile;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.yaml.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class TrainingTest {

  private static final List<String> NAMES = List.of("signal", "noise");
  private static final Snapshots SNAPSHOTS =
      Snapshots.of(SnapshotsTest.spec(), LocalDate.of(2025, 9, 1), LocalDate.of(2026, 6, 30));

  @Test
  void aModelAndItsFiguresDoNotDependOnPartitions(SparkSession session) {
    Dataset<Row> made = made(session);
    TrainedModel one = trained(made.coalesce(1), 50);
    TrainedModel other = trained(made.repartition(7, col("noise")), 50);

    assertThat(other.model()).isEqualTo(one.model());
    assertThat(other.calibration()).isEqualTo(one.calibration());
    Metrics test = one.evaluation().of("test", Evaluation.MODEL).orElseThrow();
    assertThat(other.evaluation().of("test", Evaluation.MODEL).orElseThrow().auc())
        .isEqualTo(test.auc());
    assertThat(test.auc().orElseThrow()).isGreaterThan(0.65);
    assertThat(test.ece10().orElseThrow()).isLessThan(0.1);
  }

  @Test
  void tooFewBuyersAreRefusedWithTheirNumber(SparkSession session) {
    Dataset<Row> made = made(session);

    assertThatThrownBy(() -> trained(made, 5000))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("The training snapshots [2025-12-02, ")
        .hasMessageEndingWith("5000 of each are needed.");
  }

  private static TrainedModel trained(Dataset<Row> made, int least) {
    Dataset<Row> rows = Rows.vectors(made, NAMES);
    Map<LocalDate, Rows.Counts> counts = Rows.counts(rows);
    Dataset<Row> nobody =
        rows.where("false").select(lit("other").as("scorer"), lit(0.5).as("score"), col("label"));
    return new Training(spec(least), SNAPSHOTS, counts).train(rows, NAMES, nobody);
  }

  /** Who has a signal buys in three cases of four, who has none in one of four. */
  private static Dataset<Row> made(SparkSession session) {
    String days = String.join(
        "', date'", SNAPSHOTS.all().stream().map(LocalDate::toString).toList());
    return session
        .range(200)
        .selectExpr(
            "cast(id as string) one_id",
            "id % 2 signal_of",
            "explode(array(date'" + days + "')) snapshot")
        .selectExpr(
            "one_id",
            "snapshot",
            "cast(pmod(xxhash64(one_id, snapshot), 4) < 1 + 2 * signal_of as int) label",
            "1 recency",
            "cast(signal_of as double) signal",
            "pmod(xxhash64(snapshot, one_id, 1), 1000) / 1000.0D noise")
        .localCheckpoint(true);
  }

  private static ModelSpec spec(int least) {
    return ModelFile.read("m.yaml", """
        model: m
        says: Buys.
        predicts: {label: purchase, within-days: 30}
        training: {regularisation: [0.01]}
        gate: {min-positives: %d}
        """.formatted(least), new Problems()).orElseThrow();
  }
}
