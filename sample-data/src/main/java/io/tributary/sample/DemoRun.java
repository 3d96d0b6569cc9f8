package io.tributary.sample;

import io.tributary.job.cli.ConsoleProgress;
import io.tributary.job.cli.OpenWorkspace;
import io.tributary.job.cli.ReleaseSource;
import io.tributary.job.report.Report;
import io.tributary.job.report.ReportFile;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Window;
import io.tributary.sample.generator.BrandSettings;
import io.tributary.sample.generator.DemoBrand;
import io.tributary.sample.generator.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The demo: history as one wide window, then the last night, and those whose files come late, one
 * by one.
 */
final class DemoRun {

  private static final int NIGHTS = 1;
  private static final LocalTime NIGHTLY_AT = LocalTime.of(2, 0);

  private final BrandSettings settings;
  private final DemoFolder folder;
  private final PrintWriter log;

  DemoRun(BrandSettings settings, Path out, PrintWriter log) {
    this.settings = settings;
    this.folder = DemoFolder.fresh(out);
    this.log = log;
  }

  DemoResult run() throws IOException {
    long start = System.nanoTime();
    say("generating " + settings.persons() + " persons, " + settings.days() + " days");
    Summary generated = DemoBrand.generate(settings, folder.incoming(), folder.truth());
    List<RunResult> runs = new ArrayList<>();
    try (OpenWorkspace open = OpenWorkspace.open(folder.workspace())) {
      LocalDate first = settings.firstDay();
      LocalDate morning = settings.lastDay().plusDays(1).minusDays(NIGHTS);
      if (morning.isAfter(first)) {
        runs.add(night(open, first, morning));
        first = morning;
      }
      while (runs.stream().allMatch(RunResult::isGood)
          && (!first.isAfter(settings.lastDay()) || folder.isMoreToCome())) {
        runs.add(night(open, first, first.plusDays(1)));
        first = first.plusDays(1);
      }
      Truth truth = new Truth(folder.truth());
      OneIdCheck oneIds = new OneIdCheck(open, truth);
      Map<String, String> differences = differences(new TruthCheck(open, truth), oneIds);
      if (runs.stream().allMatch(RunResult::isGood)) {
        new PlantedPropensity(open, folder.truth(), oneIds)
            .measure(
                window(open, first.minusDays(1), first), at(open, first), new ConsoleProgress(log))
            .ifPresent(runs::add);
      }
      ReportFile.write(Report.of(open.brand(), new ReleaseSource(open)), folder.report());
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      return new DemoResult(folder, generated, runs, oneIds.agreement(), differences, took);
    }
  }

  private static Map<String, String> differences(TruthCheck records, OneIdCheck oneIds) {
    Map<String, String> differences = new TreeMap<>(records.totals());
    records
        .defects()
        .forEach((defect, count) -> differences.put(defect, count + " not where they belong"));
    oneIds.bridges().forEach((kind, count) -> differences.put(kind, count + " lead to a person"));
    return differences;
  }

  private RunResult night(OpenWorkspace open, LocalDate first, LocalDate morning) {
    folder.land(morning);
    RunRequest request = new RunRequest(
            "nightly", window(open, first, morning), at(open, morning), settings.seed())
        .in(open.zone());
    return open.runner(Runtime.getRuntime().availableProcessors(), new ConsoleProgress(log))
        .run(request);
  }

  private static Window window(OpenWorkspace open, LocalDate first, LocalDate morning) {
    ZoneId zone = open.zone();
    return new Window(
        first.atStartOfDay(zone).toInstant(), morning.atStartOfDay(zone).toInstant());
  }

  private static Instant at(OpenWorkspace open, LocalDate morning) {
    return morning.atTime(NIGHTLY_AT).atZone(open.zone()).toInstant();
  }

  private void say(String text) {
    log.println(text);
    log.flush();
  }
}
