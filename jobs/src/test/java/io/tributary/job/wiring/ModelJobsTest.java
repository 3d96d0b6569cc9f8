package io.tributary.job.wiring;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.lake.Lake;
import io.tributary.job.run.Job;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Runner;
import io.tributary.job.run.RunnerSettings;
import io.tributary.job.run.Window;
import io.tributary.pipeline.standard.LakeKeys;
import io.tributary.schema.TableSpec;
import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.audience.Definitions;
import io.tributary.schema.destination.SuppressionPolicy;
import io.tributary.schema.identity.IdentityRules;
import io.tributary.schema.model.ModelFile;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.CustomerReasons;
import io.tributary.schema.table.CustomerScores;
import io.tributary.schema.table.ModelMetrics;
import io.tributary.schema.table.ModelRegistry;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nights of the model's job over persons who buy at rates of their own. */
@SparkTest
class ModelJobsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate END = LocalDate.of(2026, 7, 1);
  private static final int PERSONS = 240;

  private Lake lake;
  private Path folder;

  @BeforeEach
  void tables(SparkSession session, @io.tributary.schema.testkit.Lake Path root) {
    folder = root;
    lake = new Lake(session, root.toString());
  }

  @Test
  void aNightTrainsAndScoresAndTheNextOneOnlyScores() throws IOException {
    write(PersonOrders.TABLE, orders());
    write(Customer360.TABLE, """
        one_id | consent_withdrawn:array<string>
        p1     | ["profiling:any"]
        """);

    assertThat(night(END, 2).exitCode()).isZero();
    Row version = lake.read(ModelRegistry.TABLE).collectAsList().get(0);
    assertThat(version.<String>getAs("reason")).startsWith("test AUC 0.");
    assertThat(version.<String>getAs("status")).isEqualTo("champion");
    assertThat(version.<Object>getAs("as_of")).hasToString("2026-07-01");
    Row test = metrics("test", "model");
    assertThat(test.<Double>getAs("auc")).isBetween(0.6, 1.0);
    assertThat(test.<Long>getAs("row_count")).isBetween(150L, (long) PERSONS);
    List<Row> scores = scores();
    assertThat(scores).hasSizeGreaterThan(150);
    assertThat(lake.read(CustomerScores.TABLE).where("one_id = 'p1'")).hasRows("""
        p_calibrated:double | decile:bigint | band | suppressed_reason
        null                | null          | null | profiling-withdrawn
        """);
    assertThat(lake.read(CustomerReasons.TABLE).where("one_id = 'p1'")).hasNoRows();
    List<Row> reasons = reasons();

    assertThat(night(END, 9).exitCode()).isZero();
    assertThat(lake.read(ModelRegistry.TABLE).count()).as("nothing is due").isEqualTo(1);
    assertThat(scores()).isEqualTo(scores);
    assertThat(reasons()).isEqualTo(reasons);

    assertThat(evaluated().exitCode()).isZero();
    assertThat(metrics("truth", "rates").<Double>getAs("auc")).isGreaterThan(0.6);
    assertThat(metrics("truth", "rates").<Long>getAs("row_count"))
        .isEqualTo(metrics("truth", "model").<Long>getAs("row_count"));
  }

  @Test
  void aShortHistoryIsAVerdictAndNoFailure() {
    write(PersonOrders.TABLE, orders());

    assertThat(night(FIRST.plusDays(60), 2).exitCode()).isZero();

    List<Row> verdicts =
        lake.read(ModelRegistry.TABLE).select("status", "reason").collectAsList();
    assertThat(verdicts).hasSize(1);
    assertThat(verdicts.get(0).getString(0)).isEqualTo("refused");
    assertThat(verdicts.get(0).getString(1))
        .startsWith("History is too short: orders from 2026-01-0")
        .endsWith("180 days would do.");
    assertThat(lake.exists(CustomerScores.TABLE)).isFalse();
  }

  /** One half of the persons buys seldom, the other on every twentieth day. */
  private static double rate(int person) {
    return person % 2 == 0 ? 0.006 : 0.05;
  }

  private static String orders() {
    SplittableRandom random = new SplittableRandom(20260701);
    StringBuilder text = new StringBuilder("one_id | order_id | kind | status | net_amount"
        + " | refund_amount | is_cancelled | paid_at | business_date\n");
    int order = 0;
    for (LocalDate day = FIRST; day.isBefore(END); day = day.plusDays(1)) {
      for (int person = 0; person < PERSONS; person++) {
        if (random.nextDouble() < rate(person)) {
          text.append("p%d | o%d | sale | paid | %d | 0 | false | %sT04:00:00Z | %s\n"
              .formatted(person, order++, 10 + random.nextInt(90), day, day));
        }
      }
    }
    return text.toString();
  }

  private RunResult evaluated() throws IOException {
    LocalDate asOf = END.minusDays(30);
    List<String> lines = new ArrayList<>();
    for (int person = 0; person < PERSONS; person++) {
      lines.add("{\"one_id\": \"p%d\", \"as_of\": \"%s\", \"probability\": %s}"
          .formatted(person, asOf, 1 - Math.pow(1 - rate(person), 30)));
    }
    Path file = Files.write(folder.resolve("rates.jsonl"), lines);
    LakehouseSettings settings = settings();
    Job job = ModelWiring.evaluation(
        settings, settings.models().get(0), file.toUri().toString(), "rates");
    return run(List.of(job), job.name(), END, 10);
  }

  private RunResult night(LocalDate end, int hour) {
    return run(new ModelWiring(settings()).jobs(), "nightly", end, hour);
  }

  private RunResult run(List<Job> jobs, String lane, LocalDate end, int hour) {
    Instant to = end.atStartOfDay(SHANGHAI).toInstant();
    Window window = new Window(to.minus(1, ChronoUnit.DAYS), to);
    return new Runner(lake, jobs, RunnerSettings.defaults(folder))
        .run(new RunRequest(lane, window, to.plus(hour, ChronoUnit.HOURS), 7).in(SHANGHAI));
  }

  private Row metrics(String split, String scorer) {
    return lake.read(ModelMetrics.TABLE)
        .where(col("split").equalTo(split).and(col("scorer").equalTo(scorer)))
        .collectAsList()
        .get(0);
  }

  private List<Row> scores() {
    return lake.read(CustomerScores.TABLE).drop("scored_at").orderBy("one_id").collectAsList();
  }

  private List<Row> reasons() {
    return lake.read(CustomerReasons.TABLE).orderBy("one_id", "reason_rank").collectAsList();
  }

  private static LakehouseSettings settings() {
    return new LakehouseSettings(
        "hechuan",
        SHANGHAI,
        "CNY",
        "landing",
        List.of(),
        new IdentityRules(List.of(), List.of()),
        Definitions.none(),
        AttributionSettings.shipped(),
        SuppressionPolicy.DEFAULT,
        List.of(model()),
        new LakeKeys(new byte[32], "k1", Map.of("k1", new byte[32])));
  }

  private static ModelSpec model() {
    Problems problems = new Problems();
    return ModelFile.read("buys_again.yaml", """
        model: buys_again
        says: Will the customer buy again?
        predicts: {label: purchase, within-days: 30}
        features: {lookbacks: [30, 90], behaviour-lookbacks: [7]}
        snapshots: {training: 3, min-history-days: 30}
        training: {regularisation: [0.05]}
        gate: {min-positives: 50, auc-over-baseline: 0, max-ece: 0.2, slope-within: 0.9}
        """, problems)
        .orElseThrow(() -> new AssertionError(problems.all().toString()));
  }

  private void write(TableSpec table, String text) {
    GivenTables.write(lake, table, text);
  }
}
