package io.tributary.job.run;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.lake.Fingerprint;
import io.tributary.job.lake.WriteMode;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.quality.QualityFile;
import io.tributary.schema.quality.QualityRules;
import io.tributary.schema.quality.RowCheck;
import io.tributary.schema.quality.Severity;
import io.tributary.schema.quality.TableRule;
import io.tributary.schema.quality.UsualRule;
import io.tributary.schema.quality.ValueCheck;
import io.tributary.schema.table.DqMetrics;
import io.tributary.schema.table.Quarantine;
import io.tributary.schema.table.RunEvents;
import io.tributary.schema.testkit.Lake;
import io.tributary.schema.testkit.SparkTest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is published, and what is not, night after night. */
@SparkTest
class AuditTest {

  private static final Field NUMBER = Field.count("number", "The order.").notNull();
  private static final Field SHOP = Field.string("shop", "The shop.").notNull();
  private static final TableSpec ORDERS =
      TableSpec.of("gold", "orders", "order", List.of(NUMBER, SHOP), List.of(NUMBER));

  private io.tributary.job.lake.Lake lake;
  private Path folder;
  private int nights;

  @BeforeEach
  void lake(SparkSession session, @Lake Path root) {
    folder = root;
    lake = new io.tributary.job.lake.Lake(session, root.toString());
    nights = 0;
  }

  @Test
  void aTableThatWouldLoseItsRowsStaysAsItIsUntilAGoodNight() {
    assertThat(night(orders(0, 200), new WriteMode.Overwrite()).exitCode()).isZero();
    String before = fingerprint();
    Release released = Release.newest(lake).orElseThrow();

    RunResult emptied = night(orders(0, 0), new WriteMode.Overwrite());

    assertThat(emptied.exitCode()).isEqualTo(4);
    assertThat(fingerprint()).isEqualTo(before);
    assertThat(Release.newest(lake)).hasValue(released);
    assertThat(lake.read(RunEvents.TABLE)
            .where("event = 'breaker'")
            .select("message")
            .head())
        .asString()
        .contains(
            "Cannot publish gold.orders: row_count is 0, at least 100 expected: the table has 200"
                + " rows now.",
            "tributary quality history gold.orders",
            "quality.yaml");

    assertThat(night(orders(0, 120), new WriteMode.Overwrite()).exitCode()).isZero();
    assertThat(lake.rowCount(ORDERS)).isEqualTo(120);
    assertThat(lake.read(DqMetrics.TABLE).where("metric = 'row_count'")).hasRows("""
        table       | value | lower | verdict
        gold.orders | 200   | null  | no_history
        gold.orders | 0     | 100   | breaker
        gold.orders | 120   | 160   | warn
        """);
  }

  @Test
  void aKeyThatAnotherPartOfTheTableHasIsNotAddedToIt() {
    WriteMode south = WriteMode.Merge.by("number").within("t.shop = 'south'");
    WriteMode window = new WriteMode.ReplaceWhere("shop = 'south'");
    night(orders(0, 10).withColumn("shop", lit("north")), new WriteMode.Append());
    List<String> refused = new ArrayList<>();
    night(run -> {
      for (WriteMode mode : List.of(new WriteMode.Append(), south, window)) {
        refused.add(refusal(() -> run.commit("9" + mode, ORDERS, orders(9, 12), mode)));
      }
      String before = fingerprint();
      assertThat(before)
          .isEqualTo(Fingerprint.of(lake.read(ORDERS, 0), Set.of()).toString());
      run.commit("added", ORDERS, orders(10, 12), new WriteMode.Append());
      run.commit("merged", ORDERS, orders(10, 13), south);
      run.commit("replaced", ORDERS, orders(11, 14), window);
    });

    assertThat(refused)
        .hasSize(3)
        .allMatch(message -> message.startsWith(
            "Cannot publish gold.orders: duplicate_keys is 1, 0 expected: keys (number) stand in"));
    assertThat(lake.rowCount(ORDERS)).isEqualTo(13);
    assertThat(lake.read(DqMetrics.TABLE).where("metric = 'duplicate_keys'").select("value"))
        .hasRows("value\n0\n1\n1\n1\n0\n0\n0");
  }

  @Test
  void aMergeThatTakesMostRowsAwayIsStoppedUnlessAsManyCome() {
    WriteMode.Merge merge = WriteMode.Merge.by("number");
    Dataset<Row> mostGo = orders(0, 150).withColumn("_delete", col("number").gt(10));
    Dataset<Row> restated = orders(0, 200)
        .withColumn("_delete", lit(true))
        .unionByName(orders(200, 400).withColumn("_delete", lit(false)));
    night(run -> {
      run.commit("first", ORDERS, orders(0, 200), new WriteMode.Overwrite());
      assertThat(refusal(() -> run.commit("most go", ORDERS, mostGo, merge)))
          .contains("row_count is 61, at least 100 expected: the table has 200 rows now");
      assertThat(lake.rowCount(ORDERS)).isEqualTo(200);
      run.commit("restated", ORDERS, restated, merge);
    });
    assertThat(lake.rowCount(ORDERS)).isEqualTo(200);
    assertThat(lake.read(ORDERS).where("number < 200").count()).isZero();
  }

  @Test
  void rowsARulePutsAwayAreKeptAndTheOthersArePublished() {
    night(orders(0, 20), new WriteMode.Overwrite(), rule(Severity.QUARANTINE, List.of()));

    assertThat(lake.read(ORDERS).where("number < 3").count()).isZero();
    assertThat(lake.rowCount(ORDERS)).isEqualTo(17);
    assertThat(lake.read(Quarantine.TABLE)
            .selectExpr("feed", "status", "reasons[0].rule as rule", "raw is null as withheld"))
        .hasRows("""
            feed        | status | rule     | withheld
            gold.orders | open   | rule.big | true
            gold.orders | open   | rule.big | true
            gold.orders | open   | rule.big | true
            """);
    assertThat(lake.read(DqMetrics.TABLE).where("metric in ('rule.big', 'rows', 'row_count')"))
        .hasRows("""
            metric    | value | upper | verdict
            rows      | 17    | null  | pass
            rule.big  | 3     | 0     | quarantine
            row_count | 17    | null  | no_history
            """);
  }

  @Test
  void rowsThatStopPublishingAreHeldAndTheTableIsAsItWas() {
    night(orders(5, 20), new WriteMode.Overwrite(), rule(Severity.BREAKER, List.of()));

    RunResult stopped = night(
        orders(0, 20).unionByName(orders(8, 9)),
        new WriteMode.Overwrite(),
        rule(Severity.BREAKER, List.of()));

    assertThat(stopped.exitCode()).isEqualTo(4);
    assertThat(lake.rowCount(ORDERS)).isEqualTo(15);
    assertThat(lake.read(Quarantine.TABLE)
            .selectExpr("status", "size(reasons) as n", "reasons[0].rule as rule"))
        .hasRows("""
            status | n | rule
            held   | 1 | rule.big
            held   | 1 | rule.big
            held   | 1 | rule.big
            held   | 1 | duplicate_keys
            held   | 1 | duplicate_keys
            """);
  }

  @Test
  void aNumberIsJudgedByWhatRunsMeasuredBefore() {
    ValueCheck mean = new ValueCheck(
        "mean",
        "avg(number)",
        Optional.empty(),
        Optional.empty(),
        Optional.of(new UsualRule(
            UsualRule.By.NORMAL, BigDecimal.valueOf(3), BigDecimal.ZERO, BigDecimal.ZERO, 4)),
        Severity.BREAKER,
        "mean of numbers");
    for (int night = 0; night < 4; night++) {
      assertThat(night(
                  orders(10, 20 + night),
                  new WriteMode.Overwrite(),
                  rule(Severity.OFF, List.of(mean)))
              .exitCode())
          .isZero();
    }

    RunResult odd =
        night(orders(500, 520), new WriteMode.Overwrite(), rule(Severity.OFF, List.of(mean)));

    assertThat(odd.exitCode()).isEqualTo(4);
    assertThat(odd.verdicts().get(0).message())
        .contains("rule.mean is 509.5, at most ", " expected: mean of numbers, by what was usual");
    assertThat(lake.read(DqMetrics.TABLE).where("metric = 'rule.mean'").select("value", "verdict"))
        .hasRows("""
            value | verdict
            14.5  | no_history
            15    | no_history
            15.5  | no_history
            16    | no_history
            509.5 | breaker
            """);
  }

  private static QualityRules rule(Severity big, List<ValueCheck> checks) {
    QualityRules shipped = QualityFile.shipped();
    TableRule usual = shipped.usualTable();
    TableRule own = new TableRule(
        usual.keys(),
        usual.required(),
        usual.values(),
        usual.references(),
        usual.volume(),
        List.of(new RowCheck("big", "number >= 3", BigDecimal.ZERO, big, "too small")),
        checks);
    return new QualityRules(
        usual, Map.of(ORDERS.id(), own), shipped.usualFeed(), Map.of(), shipped.calendar());
  }

  private RunResult night(Dataset<Row> rows, WriteMode mode, QualityRules rules) {
    nights++;
    Job job = new Job(
        ORDERS.id(),
        Cadence.NIGHTLY,
        List.of(),
        List.of(ORDERS),
        run -> run.commit(ORDERS, rows, mode));
    return new Runner(lake, List.of(job), RunnerSettings.defaults(folder).withQuality(rules))
        .run(Toys.nightly("2026-04-%02d".formatted(nights + 10)));
  }

  private static String refusal(Runnable commit) {
    try {
      commit.run();
      return "published";
    } catch (JobFailures.BreakerTripped e) {
      return e.getMessage();
    }
  }

  private RunResult night(Dataset<Row> rows, WriteMode mode) {
    return night(run -> run.commit(ORDERS, rows, mode));
  }

  private RunResult night(Step step) {
    nights++;
    Job job = new Job(ORDERS.id(), Cadence.NIGHTLY, List.of(), List.of(ORDERS), step);
    RunRequest request = Toys.nightly("2026-03-%02d".formatted(nights));
    return new Runner(lake, List.of(job), RunnerSettings.defaults(folder)).run(request);
  }

  private Dataset<Row> orders(long from, long to) {
    return lake.session()
        .range(from, to)
        .select(col("id").as("number"), lit("south").as("shop"));
  }

  private String fingerprint() {
    return Fingerprint.of(lake.read(ORDERS), Set.of()).toString();
  }
}
