package io.tributary.job.run;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.job.lake.WriteMode;
import io.tributary.schema.table.RunEvents;
import io.tributary.schema.testkit.Lake;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TextTables;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class RunnerTest {

  private static final RunRequest NIGHT = Toys.nightly("2026-03-01");

  @Test
  void aWindowRunAgainOrAfterANewerOneGivesItsRowsOnce(SparkSession session, @Lake Path folder) {
    ToyLake toys = new ToyLake(session, folder);
    RunRequest newer = only(Toys.nightly("2026-03-02"), "days", "fall");
    RunRequest older = only(NIGHT, "days", "fall");
    assertThat(toys.run(newer).runId()).isEqualTo("nightly-20260302T0000Z-20260303T0000Z-1");
    toys.run(older);
    assertThat(toys.lake().read(Toys.DAYS))
        .hasRows("day | drops | asked\n2026-03-01 | 24 | answer\n2026-03-02 | 24 | answer");
    RunResult again = toys.run(only(NIGHT, "days"));
    assertThat(again.runId()).isEqualTo("nightly-20260301T0000Z-20260302T0000Z-2");
    assertThat(again.exitCode()).isZero();
    assertThat(toys.lake().read(Toys.DAYS))
        .hasRows("day | drops | asked\n2026-03-01 | 24 | answer\n2026-03-02 | 24 | answer");
  }

  @Test
  void aBreakerStopsItsJobAndWhatNeedsItButNotTheOthers(SparkSession session, @Lake Path folder) {
    io.tributary.job.lake.Lake lake = new io.tributary.job.lake.Lake(session, folder.toString());
    Job tripped = new Job("tripped", Cadence.NIGHTLY, List.of(), List.of(Toys.TOTALS), run -> {
      run.record(
          RunEvents.TABLE,
          List.of(org.apache.spark.sql.RowFactory.create(
              run.runId(), run.job(), "noted", run.now(), 3L, "before the breaker")));
      throw run.breaker("Half of the rows are bad.");
    });
    Job after = job("after", List.of(Toys.TOTALS), "day | drops:bigint | asked\nx | 1 | no");
    Job beside = new Job(
        "beside",
        Cadence.NIGHTLY,
        List.of(),
        List.of(Toys.LEFT),
        Steps.overwrite(Toys.LEFT, run -> rows(run, "day | runs:bigint\nx | 1")));

    RunResult result =
        new Runner(lake, List.of(tripped, after, beside), settings(folder)).run(NIGHT);

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.verdicts())
        .extracting(JobVerdict::outcome)
        .containsExactly(
            JobVerdict.Outcome.BREAKER,
            JobVerdict.Outcome.COMMITTED,
            JobVerdict.Outcome.SKIPPED_UPSTREAM);
    assertThat(lake.exists(Toys.TOTALS)).isFalse();
    assertThat(Release.newest(lake)).isEmpty();
    assertThat(lake.read(RunEvents.TABLE)).hasRows("""
        job     | event            | message
        null    | started          | nightly
        tripped | noted            | before the breaker
        tripped | breaker          | Half of the rows are bad.
        beside  | committed        |
        after   | skipped_upstream | needs tripped
        null    | failed           | null
        """);
  }

  @Test
  void rowsThatBreakTheContractAreNotPublished(SparkSession session, @Lake Path folder) {
    io.tributary.job.lake.Lake lake = new io.tributary.job.lake.Lake(session, folder.toString());
    Map<String, WriteMode> modes = Map.of(
        "day | drops:bigint | asked\nx | 1 | no\nx | 2 | no", new WriteMode.Overwrite(),
        "day | drops:bigint | asked\nx | null | no", new WriteMode.Overwrite(),
        "day | drops:bigint | asked\nx | 1 | no\ny | 2 | no",
            new WriteMode.ReplaceWhere("day = 'x'"),
        "day | drops:bigint | asked\nx | 1 | no\nx | 1 | no ", WriteMode.Merge.by("day"));
    List<JobVerdict> verdicts = modes.entrySet().stream()
        .map(entry -> new Job(
            "bad",
            Cadence.NIGHTLY,
            List.of(),
            List.of(Toys.DAYS),
            run -> run.commit(Toys.DAYS, rows(run, entry.getKey()), entry.getValue())))
        .map(bad -> new Runner(lake, List.of(bad), settings(folder)).run(NIGHT))
        .map(result -> result.verdicts().get(0))
        .toList();
    String twice = "duplicate_keys is 1, 0 expected: keys (day) stand in several rows";
    assertThat(verdicts)
        .allMatch(verdict -> verdict.outcome() == JobVerdict.Outcome.BREAKER)
        .extracting(verdict -> verdict.message().replaceFirst("[.] The table was left.*", ""))
        .containsExactlyInAnyOrder(
            "Cannot publish gold.day_drops: " + twice,
            "Cannot publish gold.day_drops: missing_values.drops is 1, 0 expected: rows have no"
                + " drops",
            "Cannot publish gold.day_drops: misplaced_rows is 1, 0 expected: rows lie outside what"
                + " they replace",
            "Cannot publish gold.day_drops: " + twice);
    assertThat(lake.exists(Toys.DAYS)).isFalse();
  }

  @Test
  void aWriterWhoseLeaseWasTakenCommitsNothingMore(SparkSession session, @Lake Path folder) {
    io.tributary.job.lake.Lake lake = new io.tributary.job.lake.Lake(session, folder.toString());
    Job robbed = new Job("robbed", Cadence.NIGHTLY, List.of(), List.of(Toys.LEFT), run -> {
      LeaseFile file = new LeaseFile(folder);
      Holder thief = Holder.here("thief", 99, Instant.EPOCH);
      file.alone(() -> {
        file.write(thief);
        return true;
      });
      run.commit(Toys.LEFT, rows(run, "day | runs:bigint\nx | 1"), new WriteMode.Overwrite());
    });
    Runner runner = new Runner(lake, List.of(robbed), settings(folder));
    assertThatThrownBy(() -> runner.run(NIGHT))
        .isInstanceOf(LeaseHeld.class)
        .hasMessageContaining("was taken over");
    assertThat(lake.exists(Toys.LEFT)).isFalse();
    assertThat(runner.unfinished()).hasSize(1);
  }

  @Test
  void jobsThatDoNotNeedEachOtherRunSideBySide(SparkSession session, @Lake Path folder) {
    CountDownLatch both = new CountDownLatch(2);
    Step meet = run -> {
      both.countDown();
      if (!both.await(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("alone");
      }
    };
    List<Job> jobs = List.of(
        new Job("one", Cadence.NIGHTLY, List.of(), List.of(Toys.LEFT), meet),
        new Job("two", Cadence.NIGHTLY, List.of(), List.of(Toys.RIGHT), meet));
    RunResult result = new Runner(
            new io.tributary.job.lake.Lake(session, folder.toString()), jobs, settings(folder))
        .run(NIGHT);
    assertThat(result.isIdle()).isTrue();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void readersSeeTheReleaseWhateverWasWrittenSince(SparkSession session, @Lake Path folder)
      throws Exception {
    ToyLake toys = new ToyLake(session, folder);
    toys.run(only(NIGHT, "fall"));
    toys.lake()
        .write(
            Toys.FALLEN,
            TextTables.table(session, "day | hour:bigint\nlater | 1"),
            new WriteMode.Append(),
            new io.tributary.job.lake.WriteTag("unreleased", "j", "", 1));
    ReleaseCatalogue catalogue =
        new ReleaseCatalogue(toys.lake(), Release.newest(toys.lake()).orElseThrow());
    String sql = "with f as (select * from gold.fallen_drops) select count(*) as n,"
        + " (select count(*) from gold.total_drops) as none from f";
    assertThat(ReleaseCatalogue.named(session, sql))
        .contains("gold.fallen_drops", "gold.total_drops");
    catalogue.registerFor(sql, Toys.TABLES);
    assertThat(session.sql(sql)).hasRows("n:bigint | none:bigint\n24 | 0");
    session.sql("drop database gold cascade");
  }

  @Test
  void anUnknownLaneOrJobIsRefusedByName(SparkSession session, @Lake Path folder) {
    ToyLake toys = new ToyLake(session, folder);
    assertThatThrownBy(() -> toys.run(new RunRequest("daily", NIGHT.window(), NIGHT.now(), 1)))
        .hasMessageContaining(
            "There is no lane or job daily. Lanes: quick, hourly, nightly. Jobs: fall");
    assertThatThrownBy(() -> toys.run(only(NIGHT, "fell")))
        .hasMessageContaining("There is no job fell in the lane nightly. It has both, days, fall");
  }

  private static RunRequest only(RunRequest request, String... jobs) {
    return request.only(Set.of(jobs));
  }

  private static RunnerSettings settings(Path folder) {
    return RunnerSettings.defaults(folder).withParallelJobs(2);
  }

  private static Job job(String name, List<io.tributary.schema.TableSpec> reads, String text) {
    return new Job(
        name,
        Cadence.NIGHTLY,
        reads,
        List.of(Toys.DAYS),
        Steps.overwrite(Toys.DAYS, run -> rows(run, text)));
  }

  private static Dataset<Row> rows(JobRun run, String text) {
    return TextTables.table(run.lake().session(), text);
  }
}
