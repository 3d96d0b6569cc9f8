package io.tributary.job.cli;

import io.tributary.job.maintenance.Compaction;
import io.tributary.job.maintenance.Done;
import io.tributary.job.maintenance.Retention;
import io.tributary.job.maintenance.Vacuum;
import io.tributary.job.run.Job;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Window;
import io.tributary.schema.TableSpec;
import io.tributary.schema.contract.FeedContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary maintain}: keeps the lake small. */
@Command(
    name = "maintain",
    description = "Keep the lake small: optimize, vacuum, retain. Waits for nobody: exit 6 while"
        + " another process writes.",
    mixinStandardHelpOptions = true)
final class MaintainVerb implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  /** What every part of it takes. */
  static final class Options {

    @Mixin
    private WorkspaceOptions workspace;

    @Parameters(
        paramLabel = "TABLE",
        arity = "0..1",
        defaultValue = "",
        description = "One table; all of them by default.")
    private String table;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean isDryRun;

    @Option(names = "--now", defaultValue = "", description = "The run's clock.")
    private String now;

    private List<TableSpec> tables(OpenWorkspace open) {
      return table.isEmpty() ? open.tables() : List.of(open.table(table));
    }

    private Instant now(OpenWorkspace open) {
      return Times.now(now, open.zone());
    }
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.CONFIGURATION.code();
  }

  @Command(
      name = "optimize",
      description = "Put small files together; of facts in closed months only.",
      mixinStandardHelpOptions = true)
  int optimize(@Mixin Options options) {
    try (OpenWorkspace open = OpenWorkspace.open(options.workspace)) {
      Compaction compaction = new Compaction(options.tables(open), open.zone());
      List<Done> done = new ArrayList<>();
      if (options.isDryRun) {
        compaction.preview(open.lake(), options.now(open), done::add);
        return print(options, done);
      }
      return run(open, options, compaction.job(done::add), done);
    }
  }

  @Command(
      name = "vacuum",
      description = "Delete files that no kept release and no recent version has.",
      mixinStandardHelpOptions = true)
  int vacuum(
      @Mixin Options options,
      @Option(
              names = "--releases",
              defaultValue = "8",
              description = "Releases to keep; ${DEFAULT-VALUE} by default.")
          int releases,
      @Option(
              names = "--hours",
              defaultValue = "24",
              description =
                  "Files given up in the last hours are kept; ${DEFAULT-VALUE} by default.")
          long hours) {
    if (releases < 1 || hours < 0) {
      throw new IllegalArgumentException("Cannot keep " + releases + " releases and " + hours
          + " hours. Keep at least one release, and no negative number of hours.");
    }
    try (OpenWorkspace open = OpenWorkspace.open(options.workspace)) {
      Vacuum vacuum =
          new Vacuum(options.tables(open), releases, hours, Clock.systemUTC().instant());
      List<Done> done = new ArrayList<>();
      if (options.isDryRun) {
        vacuum.preview(open.lake(), done::add);
        return print(options, done);
      }
      return run(open, options, vacuum.job(done::add), done);
    }
  }

  @Command(
      name = "retain",
      description = "Delete rows that were kept as long as governance.yaml says.",
      mixinStandardHelpOptions = true)
  int retain(@Mixin Options options) {
    try (OpenWorkspace open = OpenWorkspace.open(options.workspace)) {
      Map<TableSpec, FeedContract> feeds =
          Retention.byTable(open.tables(), open.settings().feeds());
      Retention retention =
          new Retention(open.workspace().governance(), options.tables(open), feeds, open.zone());
      List<Done> done = new ArrayList<>();
      if (options.isDryRun) {
        retention.preview(open.lake(), options.now(open), done::add);
        return print(options, done);
      }
      return run(open, options, retention.job(done::add), done);
    }
  }

  private int run(OpenWorkspace open, Options options, Job job, List<Done> done) {
    Instant now = options.now(open);
    Window window = new Window(now.minus(Duration.ofDays(1)), now);
    RunResult result = open.runner(
            1, new ConsoleProgress(spec.commandLine().getErr()), List.of(job))
        .run(new RunRequest(job.name(), window, now, 0).in(open.zone()));
    print(options, done);
    result.verdicts().stream()
        .filter(verdict -> !verdict.outcome().isGood())
        .forEach(verdict -> spec.commandLine().getErr().println(verdict.message()));
    return result.exitCode();
  }

  private int print(Options options, List<Done> done) {
    Output output = new Output(spec.commandLine().getOut());
    if (options.workspace.isJson()) {
      output.json(done.stream()
          .map(one -> Map.of("table", one.table(), "count", one.count(), "says", one.says()))
          .toList());
    } else if (done.isEmpty()) {
      output.line("Nothing to do.");
    } else {
      done.forEach(one -> output.line(one.table() + ": " + one.says()));
    }
    return ExitCode.OK.code();
  }
}
