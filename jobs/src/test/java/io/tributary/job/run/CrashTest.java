package io.tributary.job.run;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schema.table.Quarantine;
import io.tributary.schema.testkit.Lake;
import io.tributary.schema.testkit.Seeded;
import io.tributary.schema.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@SparkTest
class CrashTest {

  private static final RunRequest FIRST = Toys.nightly("2026-03-01");
  private static final RunRequest SECOND = Toys.nightly("2026-03-02");

  @Test
  void oneRunKilledAtEveryPlaceInTurnEndsAsIfNothingHadHappened(
      SparkSession session, @Lake Path folder) throws IOException {
    ToyLake base = new ToyLake(session, Files.createDirectory(folder.resolve("base")));
    base.run(FIRST);
    ToyLake calm = base.copy(folder.resolve("calm"));
    Set<String> places = ConcurrentHashMap.newKeySet();
    calm.runner(places::add, 2).run(SECOND);

    ToyLake stormy = base.copy(folder.resolve("stormy"));
    Set<String> killed = ConcurrentHashMap.newKeySet();
    KillPoints once = place -> {
      if (killed.add(place)) {
        throw new ToyLake.Killed(place);
      }
    };
    int deaths = 0;
    boolean isDead = dies(() -> stormy.runner(once, 2).run(SECOND));
    while (isDead) {
      deaths++;
      isDead = dies(() -> stormy.runner(once, 2).recover());
    }

    assertThat(killed).containsExactlyInAnyOrderElementsOf(places);
    assertThat(deaths).isGreaterThan(30);
    assertThat(stormy.state()).isEqualTo(calm.state());
    assertThat(stormy.lake().read(Toys.LEFT))
        .hasRows("day | runs\n2026-03-01 | 48\n2026-03-02 | 24");
    assertThat(stormy.lake().read(Toys.RIGHT)).hasRows("day | runs\n2026-03-01 | 24");
    assertThat(stormy.lake().read(Toys.TALLIES).where("runs = 2").count()).isEqualTo(23);
    assertThat(stormy.lake().read(Quarantine.TABLE).select("feed", "status", "run_id"))
        .as("what is put away is kept once a run")
        .hasRows("""
            feed             | status | run_id
            gold.total_drops | open   | nightly-20260301T0000Z-20260302T0000Z-1
            gold.total_drops | open   | nightly-20260302T0000Z-20260303T0000Z-1
            """);
    assertThat(stormy.runner(name -> {}, 1).unfinished()).isEmpty();
  }

  private static boolean dies(Runnable process) {
    try {
      process.run();
      return false;
    } catch (ToyLake.Killed e) {
      return true;
    }
  }

  @Test
  void aProcessKilledBetweenTheTableAndTheJournalIsFinishedByTheNext(
      SparkSession session, @Lake Path folder) throws Exception {
    ToyLake lake = new ToyLake(session, Files.createDirectory(folder.resolve("lake")));
    Process process = ToyProcess.start(
        lake.folder(), "2026-03-01", "-Dtributary.kill-at=after-write:gold.fallen_drops");
    assertThat(process.waitFor()).isEqualTo(KillPoints.KILLED);
    assertThat(lake.lake().version(Toys.FALLEN)).hasValue(0);

    List<RunResult> resumed = lake.runner(name -> {}, 2).recover();
    assertThat(resumed)
        .extracting(RunResult::runId)
        .containsExactly("nightly-20260301T0000Z-20260302T0000Z-1");
    assertThat(lake.lake().version(Toys.FALLEN)).hasValue(0);
    assertThat(Release.newest(lake.lake()).orElseThrow().sequence()).isEqualTo(1);
  }

  @Seeded(3)
  @Tag("acceptance")
  void processesKilledAtRandomAreFinishedAsIfNothingHadHappened(
      long seed, SparkSession session, @Lake Path folder) throws Exception {
    ToyLake calm = new ToyLake(session, Files.createDirectory(folder.resolve("calm")));
    calm.run(FIRST);
    ToyLake lake = new ToyLake(session, Files.createDirectory(folder.resolve("lake")));
    RandomGenerator random = new SplittableRandom(seed);
    boolean isOver = false;
    for (int kills = 0; kills < 10 && !isOver; kills++) {
      Process process = ToyProcess.start(lake.folder(), "2026-03-01");
      isOver = process.waitFor(3_000 + random.nextInt(20_000), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }
    ToyProcess.finish(lake, name -> {}, FIRST);
    assertThat(lake.state()).isEqualTo(calm.state());
    assertThat(lake.runner(name -> {}, 1).unfinished()).isEmpty();
  }

  @Test
  @Tag("acceptance")
  void aRunKilledAtAnyPlaceAndRunAgainEndsAsIfNothingHadHappened(
      SparkSession session, @Lake Path folder) throws IOException {
    ToyLake base = new ToyLake(session, Files.createDirectory(folder.resolve("base")));
    base.run(FIRST);
    List<String> places = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    ToyLake calm = base.copy(folder.resolve("calm"));
    calm.run(SECOND, place -> places.add(place + "#" + seen.merge(place, 1, Integer::sum)));
    Map<String, String> expected = calm.state();
    assertThat(places).hasSizeGreaterThan(30);

    for (String place : places) {
      ToyLake lake = base.copy(folder.resolve(Integer.toString(places.indexOf(place))));
      assertThatThrownBy(() -> lake.run(SECOND, ToyLake.killAt(place)))
          .isInstanceOf(ToyLake.Killed.class)
          .hasMessage(place);
      lake.runner(name -> {}, 1).recover();
      assertThat(lake.state()).as("killed at " + place).isEqualTo(expected);
      assertThat(lake.runner(name -> {}, 1).unfinished()).isEmpty();
    }
  }
}
