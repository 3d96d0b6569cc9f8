package io.tributary.model.train;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.model.feature.FactRows;
import io.tributary.model.feature.Facts;
import io.tributary.model.feature.Feature;
import io.tributary.model.feature.Feature.Scale;
import io.tributary.model.feature.FeatureSet;
import io.tributary.model.feature.FeaturesTransform;
import io.tributary.model.feature.Source;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.model.ModelSpec.FeatureChoice;
import io.tributary.schema.testkit.SparkTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class LeakCheckTest {

  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  private static final ModelSpec SPEC = SnapshotsTest.spec();
  private static final FeatureSet HONEST =
      FeatureSet.of(new FeatureChoice(List.of(30), List.of(), List.of()), "CNY");

  @Test
  void featuresOfThePastPass(SparkSession session) {
    Facts facts = facts(session);

    assertThatCode(() -> LeakCheck.require(made(facts, HONEST), facts, HONEST, SPEC, MARCH))
        .doesNotThrowAnyException();
  }

  @Test
  void aPlantedFeatureThatKnowsTheFutureStopsTheTraining(SparkSession session) {
    Facts facts = facts(session);
    FeatureSet leaking = HONEST.plus(
        new Feature("next_orders", Source.ORDERS, 0, Scale.PLAIN, col("next_orders"), "下", "Next"),
        Map.of("next_orders", sum(when(col("age").leq(0), col("orders")).otherwise(lit(0)))));

    assertThatThrownBy(() -> LeakCheck.require(made(facts, leaking), facts, leaking, SPEC, MARCH))
        .hasMessageStartingWith("Model m may not be trained: the features [next_orders] change at"
            + " snapshot 2026-03-01 when everything from that day on is deleted");
  }

  private static Dataset<Row> made(Facts facts, FeatureSet features) {
    return FeaturesTransform.apply(
        facts, features, SPEC.population(), List.of(MARCH), SPEC.labelDays());
  }

  private static Facts facts(SparkSession session) {
    StringBuilder orders = new StringBuilder(
        "one_id | kind | status | is_cancelled:boolean | net_amount:decimal(18,2) | currency"
            + " | business_date:date\n");
    for (int person = 0; person < 40; person++) {
      orders.append("p%d | sale | paid | false | 10.00 | CNY | 2026-02-20\n".formatted(person));
      orders.append("p%d | sale | paid | false | 10.00 | CNY | 2026-03-02\n".formatted(person));
    }
    return FactRows.of(session, orders.toString(), "one_id | event | business_date:date\n");
  }
}
