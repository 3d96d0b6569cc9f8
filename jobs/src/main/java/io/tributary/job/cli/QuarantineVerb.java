package io.tributary.job.cli;

import io.tributary.job.run.Job;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Runner;
import io.tributary.job.run.Window;
import io.tributary.job.wiring.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary quarantine}: refused records, why, and what to do with them. */
@Command(
    name = "quarantine",
    description = "Refused records: list, show, replay with today's contract, discard.",
    mixinStandardHelpOptions = true)
final class QuarantineVerb implements Callable<Integer> {

  private static final String NEWEST =
      "(select newest.* from (select max_by(struct(*), struct(attempt, status <> 'open', at)) as"
          + " newest from ops.quarantine group by quarantine_id))";

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.CONFIGURATION.code();
  }

  @Command(
      name = "list",
      description = "Refused records by feed, reason and status.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin WorkspaceOptions options,
      @Option(names = "--feed", defaultValue = "", description = "One feed only.") String feed)
      throws Exception {
    return print(
        options,
        "select feed, status, reason.rule, reason.code, reason.column, count(*) as records from"
            + " (select *, explode(reasons) as reason from " + NEWEST + ")"
            + " where reason.severity in ('quarantine', 'breaker')" + only("feed", feed)
            + " group by all order by feed, status, records desc, code");
  }

  @Command(
      name = "show",
      description = "Refused records with their reasons; values are masked.",
      mixinStandardHelpOptions = true)
  int show(
      @Mixin WorkspaceOptions options,
      @Option(names = "--feed", defaultValue = "", description = "One feed only.") String feed,
      @Option(names = "--id", defaultValue = "", description = "One record only.") String id,
      @Option(names = "--limit", defaultValue = "20", description = "Records; 20 by default.")
          int limit)
      throws Exception {
    return print(
        options,
        "select quarantine_id, feed, status, file, row, attempt, to_json(reasons) as reasons, note"
            + " from " + NEWEST + " where true" + only("feed", feed) + only("quarantine_id", id)
            + " order by feed, file, row limit " + limit);
  }

  @Command(
      name = "replay",
      description = "Read open records of a feed again with today's contract.",
      mixinStandardHelpOptions = true)
  int replay(
      @Mixin WorkspaceOptions options,
      @Parameters(paramLabel = "FEED", description = "The feed.") String feed,
      @Option(names = "--now", defaultValue = "", description = "The run's clock.") String now) {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      return run(open, options, "replay." + feed, now, Optional.empty());
    }
  }

  @Command(
      name = "discard",
      description = "Give up open records of a feed; they stay on record.",
      mixinStandardHelpOptions = true)
  int discard(
      @Mixin WorkspaceOptions options,
      @Parameters(paramLabel = "FEED", description = "The feed.") String feed,
      @Option(names = "--note", required = true, description = "Why.") String note,
      @Option(names = "--now", defaultValue = "", description = "The run's clock.") String now) {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Job job = Wiring.discard(feed, note);
      return run(open, options, job.name(), now, Optional.of(job));
    }
  }

  private int run(
      OpenWorkspace open, WorkspaceOptions options, String job, String now, Optional<Job> extra) {
    Instant clock = Times.now(now, open.zone());
    Window window = new Window(clock.minus(Duration.ofDays(1)), clock);
    Runner runner = open.runner(
        1, new ConsoleProgress(spec.commandLine().getErr()), extra.stream().toList());
    RunResult result = runner.run(new RunRequest(job, window, clock, 0).in(open.zone()));
    RunReport.print(new Output(spec.commandLine().getOut()), options.isJson(), result);
    return result.exitCode();
  }

  private int print(WorkspaceOptions options, String sql) throws Exception {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Output output = new Output(spec.commandLine().getOut());
      Dataset<Row> rows = open.query(sql);
      if (options.isJson()) {
        output.line("[" + String.join(",", rows.toJSON().collectAsList()) + "]");
      } else {
        RowTable.print(output, rows);
      }
      return ExitCode.OK.code();
    }
  }

  private static String only(String column, String value) {
    return value.isEmpty() ? "" : " and " + column + " = '" + value.replace("'", "") + "'";
  }
}
