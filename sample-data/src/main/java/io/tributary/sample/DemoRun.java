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
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The demo: history as one wide window, then two hours of the last day, the last night, and those
 * whose files come late, one by one. Of the two hours the first takes up a file with wrong values,
 * the second what corrects it and a file that is late.
 */
final class DemoRun {

  private static final int NIGHTS = 1;
  private static final List<Integer> HOURS = List.of(20, 22);
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
      if (runs.stream().allMatch(RunResult::isGood)) {
        HOURS.forEach(hour -> runs.add(hour(open, settings.lastDay().atTime(hour, 0))));
      }
      while (runs.stream().allMatch(RunResult::isGood)
          && (!first.isAfter(settings.lastDay()) || folder.isMoreToCome())) {
        runs.add(night(open, first, first.plusDays(1)));
        first = first.plusDays(1);
      }
      Truth truth = new Truth(folder.truth());
      OneIdCheck oneIds = new OneIdCheck(open, truth);
      RecycledCheck recycled = RecycledCheck.of(open, truth, oneIds);
      Map<String, String> differences = differences(open, truth, oneIds);
      if (!recycled.isGood()) {
        differences.put("orders of new owners", recycled.says());
      }
      if (runs.stream().allMatch(RunResult::isGood)) {
        RunRequest last = request(open, "nightly", night(first.minusDays(1), first));
        new PlantedPropensity(open, folder.truth(), oneIds)
            .measure(last.window(), last.now(), new ConsoleProgress(log))
            .ifPresent(runs::add);
      }
      ReportFile.write(Report.of(open.brand(), new ReleaseSource(open)), folder.report());
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      return new DemoResult(
          folder, generated, runs, oneIds.agreement(), recycled, differences, took);
    }
  }

  private Map<String, String> differences(OpenWorkspace open, Truth truth, OneIdCheck oneIds) {
    Map<String, String> differences = new TreeMap<>(new TruthCheck(open, truth).totals());
    new DefectCheck(open, truth)
        .misplaced()
        .forEach((defect, count) -> differences.put(defect, count + " not where they belong"));
    oneIds.bridges().forEach((kind, count) -> differences.put(kind, count + " lead to a person"));
    differences.putAll(new SpendCheck(open, truth).differences());
    differences.putAll(new GoldenTagCheck(open, truth, oneIds).differences());
    differences.putAll(new ExportCheck(folder.exports(), truth).differences());
    return differences;
  }

  private RunResult night(OpenWorkspace open, LocalDate first, LocalDate morning) {
    return run(open, "nightly", night(first, morning));
  }

  private static List<LocalDateTime> night(LocalDate first, LocalDate morning) {
    return List.of(first.atStartOfDay(), morning.atStartOfDay(), morning.atTime(NIGHTLY_AT));
  }

  /** The run of the hour that ends then, five minutes later. */
  private RunResult hour(OpenWorkspace open, LocalDateTime end) {
    return run(open, "hourly", List.of(end.minusHours(1), end, end.plusMinutes(5)));
  }

  /** Lands what has arrived by the window's end and runs the lane. */
  private RunResult run(OpenWorkspace open, String lane, List<LocalDateTime> times) {
    folder.land(times.get(1));
    return open.runner(Runtime.getRuntime().availableProcessors(), new ConsoleProgress(log))
        .run(request(open, lane, times));
  }

  /** Times are the window's start and end, and now. */
  private RunRequest request(OpenWorkspace open, String lane, List<LocalDateTime> times) {
    List<Instant> instants =
        times.stream().map(time -> time.atZone(open.zone()).toInstant()).toList();
    Window window = new Window(instants.get(0), instants.get(1));
    return new RunRequest(lane, window, instants.get(2), settings.seed()).in(open.zone());
  }

  private void say(String text) {
    log.println(text);
    log.flush();
  }
}
