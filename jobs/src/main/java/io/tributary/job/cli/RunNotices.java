package io.tributary.job.cli;

import io.tributary.job.alert.Alert;
import io.tributary.job.alert.Alerts;
import io.tributary.job.alert.LineageEvents;
import io.tributary.job.alert.LineageSink;
import io.tributary.job.run.Job;
import io.tributary.job.run.JobVerdict;
import io.tributary.job.run.LeaseHeld;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Runner;
import io.tributary.job.workspace.AlertTarget;
import io.tributary.job.workspace.AlertTarget.Cause;
import io.tributary.job.workspace.LineageTarget;
import io.tributary.job.workspace.SecretValues;
import io.tributary.schema.table.DqMetrics;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/** What others are told of a run: people by alerts, other systems by OpenLineage events. */
final class RunNotices {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final OpenWorkspace open;
  private final PrintWriter err;
  private final SecretValues secrets;

  RunNotices(OpenWorkspace open, PrintWriter err) {
    this.open = open;
    this.err = err;
    this.secrets = new SecretValues(open.workspace().root(), System::getenv, "tributary.yaml");
  }

  /** Runs what is asked for, and tells of it whatever comes of it. */
  RunResult told(Runner runner, RunRequest request) {
    RunResult result;
    try {
      result = runner.run(request);
    } catch (LeaseHeld waits) {
      throw waits;
    } catch (RuntimeException e) {
      send(new Alert(
          open.brand(),
          "run " + request.lane() + " did not end",
          Set.of(Cause.FAILED),
          List.of(e.getClass().getSimpleName() + "; the next run finishes it")));
      throw e;
    }
    result.resumed().forEach(this::tell);
    tell(result);
    open.workspace().events().ifPresent(target -> emit(target, runner, request, result));
    return result;
  }

  /** Tells that feeds or tables are too old. */
  void tellLate(List<String> lines) {
    send(new Alert(
        open.brand(), lines.size() + " feeds or tables are late", Set.of(Cause.LATE), lines));
  }

  private void tell(RunResult result) {
    if (open.workspace().alerts().isEmpty()) {
      return;
    }
    EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);
    List<String> lines = new ArrayList<>();
    for (JobVerdict verdict : result.verdicts()) {
      boolean isOwn = verdict.outcome() != JobVerdict.Outcome.SKIPPED_UPSTREAM;
      if (!verdict.outcome().isGood() && isOwn) {
        causes.add(Cause.FAILED);
        lines.add(verdict.job() + " " + verdict.outcome().name().toLowerCase(Locale.ROOT) + ": "
            + verdict.message());
      }
      if (verdict.outcome() == JobVerdict.Outcome.BREAKER) {
        causes.add(Cause.BREAKER);
      }
    }
    if (wants(Cause.WARNING)) {
      List<String> warnings = warnings(result.runId());
      if (!warnings.isEmpty()) {
        causes.add(Cause.WARNING);
        lines.addAll(warnings);
      }
    }
    if (!causes.isEmpty()) {
      send(new Alert(
          open.brand(),
          "run " + result.runId() + (result.isGood() ? " has warnings" : " failed"),
          causes,
          lines));
    }
  }

  private boolean wants(Cause cause) {
    return open.workspace().alerts().stream()
        .map(AlertTarget::on)
        .anyMatch(on -> on.contains(cause));
  }

  /** Figures of tables and feeds, with their bounds. */
  private List<String> warnings(String runId) {
    return open
        .lake()
        .read(DqMetrics.TABLE)
        .where(DqMetrics.RUN_ID.column().equalTo(runId))
        .where("verdict in ('warn', 'quarantine')")
        .orderBy("table", "metric", "window")
        .collectAsList()
        .stream()
        .map(RunNotices::told)
        .toList();
  }

  private static String told(Row row) {
    String lower = row.getAs("lower") == null ? "" : ", at least " + plain(row, "lower");
    String upper = row.getAs("upper") == null ? "" : ", at most " + plain(row, "upper");
    return row.getAs("table") + " " + row.getAs("metric") + " is " + plain(row, "value") + lower
        + upper + " expected, for " + row.getAs("window");
  }

  private static String plain(Row row, String column) {
    return row.getDecimal(row.fieldIndex(column)).stripTrailingZeros().toPlainString();
  }

  private void send(Alert alert) {
    new Alerts(open.workspace().alerts(), secrets::value, Clock.systemUTC(), PAUSE)
        .send(alert)
        .forEach(err::println);
    err.flush();
  }

  private void emit(LineageTarget target, Runner runner, RunRequest request, RunResult result) {
    Map<String, Job> jobs = new LinkedHashMap<>();
    runner.jobs(request.lane()).forEach(job -> jobs.put(job.name(), job));
    LineageSink.emit(
            new LineageEvents(target.namespace(), open.lineage()).of(result, jobs, request.now()),
            target,
            secrets::value)
        .forEach(err::println);
    err.flush();
  }
}
