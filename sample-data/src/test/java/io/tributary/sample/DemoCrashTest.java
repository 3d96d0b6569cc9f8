package io.tributary.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.run.KillPoints;
import io.tributary.job.run.RunResult;
import io.tributary.sample.CrashDemo.Killed;
import io.tributary.sample.CrashDemo.Night;
import io.tributary.sample.generator.BrandSettings;
import io.tributary.sample.generator.DemoBrand;
import io.tributary.schema.testkit.Lake;
import io.tributary.schema.testkit.Seeds;
import io.tributary.schema.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The runs of a small demo, killed and run again, against the same runs left alone. */
@SparkTest
@Tag("acceptance")
class DemoCrashTest {

  private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final BrandSettings SETTINGS =
      new BrandSettings(7, 60, LAST.minusDays(39), LAST, 10);

  private static final Night HISTORY = night(SETTINGS.firstDay(), LAST.minusDays(5));

  /** Its files repeat, correct and go on with what was loaded. */
  private static final Night NIGHT = night(LAST.minusDays(5), LAST.minusDays(4));

  private static CrashDemo beforeHistory;
  private static CrashDemo beforeNight;
  private static Map<String, String> afterHistory;
  private static Map<String, String> afterNight;
  private static long historyMillis;
  private static long nightMillis;

  @BeforeAll
  static void runEverythingWithoutATrouble(SparkSession session, @Lake Path root) throws Exception {
    DemoFolder landed = DemoFolder.fresh(root.resolve("demo"));
    CrashDemo demo = new CrashDemo(root.resolve("demo"));
    demo.open().close();
    DemoBrand.generate(SETTINGS, landed.incoming(), landed.truth());

    landed.land(LAST.minusDays(5).atStartOfDay());
    beforeHistory = demo.copy("before-history");
    CrashDemo calmHistory = beforeHistory.copy("calm-history");
    historyMillis = finish(calmHistory, HISTORY);
    afterHistory = calmHistory.everything();

    landed.land(LAST.minusDays(4).atStartOfDay());
    beforeNight = calmHistory.copy("before-night");
    beforeNight.landLike(demo);
    CrashDemo calmNight = beforeNight.copy("calm-night");
    nightMillis = finish(calmNight, NIGHT);
    afterNight = calmNight.everything();
    assertThat(afterNight).hasSizeGreaterThan(25).isNotEqualTo(afterHistory);
  }

  @Test
  void aFirstLoadKilledAfterEveryWriteInTurnEndsAsIfNothingHadHappened() throws IOException {
    CrashDemo stormy = beforeHistory.copy("stormy-history");
    Set<String> killed = storm(stormy, HISTORY, place -> place.startsWith("after-write:"));
    assertThat(killed).hasSizeGreaterThan(25);
    assertThat(stormy.everything()).isEqualTo(afterHistory);
  }

  @Test
  void aNightKilledAtEveryPlaceInTurnEndsAsIfNothingHadHappenedAlsoWhenRunAgain()
      throws IOException {
    CrashDemo stormy = beforeNight.copy("stormy-night");
    Set<String> killed = storm(stormy, NIGHT, place -> true);
    for (String place : KillPoints.CATALOGUE) {
      String kind = place.replaceFirst(":.*", "");
      assertThat(killed).as(place).anyMatch(each -> each.startsWith(kind));
    }
    assertThat(killed).hasSizeGreaterThan(100);
    assertThat(stormy.everything()).isEqualTo(afterNight);

    Map<String, String> once = stormy.business();
    assertThat(stormy.run(NIGHT, place -> {}).isGood()).isTrue();
    assertThat(stormy.business()).isEqualTo(once);
  }

  @Test
  void runsKilledAtRandomTenTimesEndAsIfNothingHadHappened() throws Exception {
    RandomGenerator random = Seeds.random(Seeds.base());
    for (int kill = 0; kill < 10; kill++) {
      boolean isFirst = kill % 2 == 0;
      CrashDemo demo = (isFirst ? beforeHistory : beforeNight).copy("killed-" + kill);
      Night night = isFirst ? HISTORY : NIGHT;
      long after = random.nextLong(isFirst ? historyMillis : nightMillis);
      kill(demo, night, after);
      long releases = isFirst ? 1 : 2;
      if (demo.recover(place -> {}).isEmpty() && demo.releases() < releases) {
        demo.run(night, place -> {});
      }
      assertThat(demo.everything())
          .as("killed after " + after + " ms of " + night)
          .isEqualTo(isFirst ? afterHistory : afterNight);
    }
  }

  /** Kills the run once at every such place it reaches, and gives the places. */
  private static Set<String> storm(CrashDemo demo, Night night, Predicate<String> places) {
    Set<String> killed = new TreeSet<>();
    KillPoints once = place -> {
      if (places.test(place) && killed.add(place)) {
        throw new Killed(place);
      }
    };
    boolean isDead = dies(() -> demo.run(night, once));
    while (isDead) {
      isDead = dies(() -> assertThat(demo.recover(once)).allMatch(RunResult::isGood));
    }
    return killed;
  }

  private static boolean dies(Runnable process) {
    try {
      process.run();
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  /** Runs the night in a process of its own; gives the milliseconds since its run began. */
  private static long finish(CrashDemo demo, Night night) throws Exception {
    Process process = demo.start(night);
    awaitBegin(demo, process);
    long start = System.nanoTime();
    assertThat(process.waitFor()).isZero();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private static void kill(CrashDemo demo, Night night, long after) throws Exception {
    Process process = demo.start(night);
    awaitBegin(demo, process);
    process.waitFor(after, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
  }

  private static void awaitBegin(CrashDemo demo, Process process) throws Exception {
    boolean isOver = false;
    while (!isOver && !demo.isRunning()) {
      isOver = process.waitFor(50, TimeUnit.MILLISECONDS);
    }
    assertThat(isOver).as("the process ended before its run began").isFalse();
  }

  private static Night night(LocalDate first, LocalDate morning) {
    return new Night(
        first.atStartOfDay(ZONE).toInstant(), morning.atStartOfDay(ZONE).toInstant());
  }
}
