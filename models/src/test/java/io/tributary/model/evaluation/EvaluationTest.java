package io.tributary.model.evaluation;

import static io.tributary.schema.testkit.TextTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.schema.testkit.SparkTest;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class EvaluationTest {

  @Test
  void figuresAreThoseWorkedOutByHand(SparkSession session) {
    Metrics metrics = of(session, """
        split | scorer | score:double | label:double
        test  | model  | 0.9          | 1
        test  | model  | 0.6          | 0
        test  | model  | 0.4          | 1
        test  | model  | 0.1          | 0
        """);

    assertThat(metrics.auc()).contains(0.75);
    assertThat(metrics.prAuc().orElseThrow()).isCloseTo((1 + 2.0 / 3) / 2, within(1e-12));
    assertThat(metrics.brier().orElseThrow()).isCloseTo(0.185, within(1e-12));
    assertThat(metrics.lift10()).contains(2.0);
    assertThat(metrics.capture20().orElseThrow()).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void equalScoresCountHalf(SparkSession session) {
    Metrics metrics = of(session, """
        split | scorer | score:double | label:double
        test  | model  | 0.5          | 1
        test  | model  | 0.5          | 0
        test  | model  | 0.5          | 0
        """);

    assertThat(metrics.auc()).contains(0.5);
    assertThat(metrics.prAuc().orElseThrow()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(metrics.lift10().orElseThrow()).isCloseTo(1, within(1e-12));
    assertThat(metrics.ece10().orElseThrow()).isCloseTo(0.5 / 3, within(1e-12));
  }

  @Test
  void withoutBuyersThereIsNoRanking(SparkSession session) {
    Metrics metrics = of(session, """
        split | scorer | score:double | label:double
        test  | model  | 0.5          | 0
        """);

    assertThat(metrics.auc()).isEmpty();
    assertThat(metrics.lift10()).isEmpty();
    assertThat(metrics.brier()).contains(0.25);
  }

  @Test
  void scoresThatAreNoProbabilitiesHaveNoLoss(SparkSession session) {
    Metrics metrics = of(session, """
        split | scorer | score:double | label:double
        test  | model  | 700          | 1
        test  | model  | 300          | 0
        """);

    assertThat(metrics.auc()).contains(1.0);
    assertThat(metrics.logLoss()).isEmpty();
    assertThat(metrics.ece10()).isEmpty();
  }

  @Test
  void noRowsHaveNoFigures(SparkSession session) {
    assertThat(Evaluation.of(table(session, """
        split | scorer | score:double | label:double
        """)).metrics()).isEmpty();
  }

  private static Metrics of(SparkSession session, String rows) {
    return Evaluation.of(table(session, rows)).of("test", "model").orElseThrow();
  }
}
