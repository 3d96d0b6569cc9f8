package io.tributary.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.cli.OpenWorkspace;
import io.tributary.job.lake.Fingerprint;
import io.tributary.job.run.Progress;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Window;
import io.tributary.sample.generator.BrandSettings;
import io.tributary.sample.generator.DemoBrand;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.Events;
import io.tributary.schema.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hours of a day before its night, against the night alone: feeds that land by the hour. */
@SparkTest
class HoursTest {

  private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
  private static final List<String> FEEDS = List.of("web_events", "miniprogram_events");
  private static final Set<String> NIGHTLY = Set.of("identity", "gold.person_events");

  private static DemoFolder folder;
  private static List<Map<String, Long>> counts;
  private static Map<String, String> hoursAndNight;
  private static Map<String, String> nightAlone;

  @BeforeAll
  static void runBothWays(SparkSession session) throws IOException {
    folder = DemoFolder.fresh(Path.of("target", "test-hours"));
    BrandSettings settings = new BrandSettings(7, 60, LAST.minusDays(1), LAST, 2);
    DemoBrand.generate(settings, folder.incoming(), folder.truth());
    try (OpenWorkspace open = OpenWorkspace.open(folder.workspace())) {
      counts = List.of(hour(open, 20), hour(open, 22));
      night(open);
      hoursAndNight = fingerprints(open);
    }
    Path settingsFile = folder.workspace().resolve("tributary.yaml");
    String settingsText = Files.readString(settingsFile);
    Files.writeString(settingsFile, settingsText.replace("lake: ../lake", "lake: ../lake-2"));
    try (OpenWorkspace open = OpenWorkspace.open(folder.workspace())) {
      night(open);
      nightAlone = fingerprints(open);
    }
  }

  @Test
  void theNightAfterHoursLeavesWhatTheNightAloneLeaves() {
    assertThat(hoursAndNight)
        .containsKeys("silver.events", "gold.person_events", "identity.identity_map")
        .isEqualTo(nightAlone);
  }

  @Test
  void anHourTakesUpWhatHasLandedByThen() {
    assertThat(counts.get(0)).containsKeys("web", "miniprogram");
    assertThat(counts.get(1).get("web")).isGreaterThan(counts.get(0).get("web"));
  }

  @Test
  void theCorrectedFileOfTheSecondHourSupersedesTheFirst() {
    assertThat(counts.get(0).get("wrong")).isPositive();
    assertThat(counts.get(1).get("wrong")).isZero();
  }

  /** Runs the hour that ends then; events by channel, and those the tracker timed wrongly. */
  private static Map<String, Long> hour(OpenWorkspace open, int hour) {
    LocalDateTime end = LAST.atTime(hour, 0);
    folder.land(end);
    run(open, "hourly", List.of(end.minusHours(1), end, end.plusMinutes(5)), ingests());
    Dataset<Row> events = open.lake().read(Events.TABLE);
    Map<String, Long> counts = new HashMap<>();
    events
        .groupBy("channel")
        .count()
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    counts.put("wrong", events.where("dwell_seconds >= 3000").count());
    return counts;
  }

  private static void night(OpenWorkspace open) {
    LocalDateTime morning = LAST.plusDays(1).atStartOfDay();
    folder.land(morning);
    Set<String> jobs =
        Stream.concat(ingests().stream(), NIGHTLY.stream()).collect(Collectors.toSet());
    run(open, "nightly", List.of(morning.minusDays(2), morning, morning.plusHours(2)), jobs);
  }

  private static Set<String> ingests() {
    return FEEDS.stream().map(feed -> "ingest." + feed).collect(Collectors.toSet());
  }

  private static void run(
      OpenWorkspace open, String lane, List<LocalDateTime> times, Set<String> jobs) {
    List<Instant> instants =
        times.stream().map(time -> time.atZone(open.zone()).toInstant()).toList();
    RunRequest request = new RunRequest(
            lane, new Window(instants.get(0), instants.get(1)), instants.get(2), 7)
        .in(open.zone())
        .only(jobs);
    RunResult result = open.runner(2, Progress.silent()).run(request);
    assertThat(result.isGood()).as(result.verdicts().toString()).isTrue();
  }

  private static Map<String, String> fingerprints(OpenWorkspace open) {
    Map<String, String> fingerprints = new TreeMap<>();
    for (TableSpec table : open.tables()) {
      boolean isBusiness = !Set.of("ops", "vault").contains(table.database());
      if (isBusiness && open.lake().exists(table)) {
        fingerprints.put(
            table.id(), Fingerprint.of(open.lake().read(table), Fingerprint.TECHNICAL));
      }
    }
    return fingerprints;
  }
}
