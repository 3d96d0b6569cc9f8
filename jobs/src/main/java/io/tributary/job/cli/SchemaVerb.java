package io.tributary.job.cli;

import io.tributary.job.wiring.LakehouseSettings;
import io.tributary.job.wiring.LocalOpener;
import io.tributary.job.workspace.Workspace;
import io.tributary.pipeline.bronze.ContractDraft;
import io.tributary.pipeline.bronze.FileFacts;
import io.tributary.pipeline.bronze.FileTrial;
import io.tributary.pipeline.bronze.Opener;
import io.tributary.pipeline.bronze.ReadSettings;
import io.tributary.schema.contract.Drift;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.yaml.DidYouMean;
import io.tributary.schema.yaml.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary schema}: a first contract from samples, and how files differ from one. */
@Command(
    name = "schema",
    description = "Contracts and files: infer a first contract, tell how files differ from one.",
    mixinStandardHelpOptions = true)
final class SchemaVerb implements Callable<Integer> {

  private static final Opener LOCAL = new LocalOpener();

  @Spec
  private CommandSpec spec;

  /**
   * One difference.
   *
   * @param policy what the contract does about it
   */
  record Difference(String file, String change, String column, String policy) {}

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.CONFIGURATION.code();
  }

  @Command(
      name = "infer",
      description = "Write a first contract from sample files, for a person to mend.",
      mixinStandardHelpOptions = true)
  int infer(
      @Option(names = "--feed", required = true, description = "The feed's name.") String feed,
      @Option(
              names = "--zone",
              defaultValue = "Asia/Shanghai",
              description = "Zone of times without one; ${DEFAULT-VALUE} by default.")
          String zone,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "File to write; stdout by default.")
          Optional<Path> out,
      @Parameters(arity = "1..*", paramLabel = "FILE", description = "Sample files.")
          List<String> files)
      throws IOException {
    if (!feed.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "'" + feed + "' is no name of a feed. Give a snake_case name, such as jd_orders.");
    }
    String yaml = ContractDraft.of(feed, files, LOCAL, ZoneId.of(zone));
    if (out.isPresent()) {
      Files.writeString(out.get(), yaml);
      spec.commandLine()
          .getErr()
          .println("Wrote " + out.get() + ". Read every line, then: tributary validate");
    } else {
      new Output(spec.commandLine().getOut()).line(yaml.stripTrailing());
    }
    return ExitCode.OK.code();
  }

  @Command(
      name = "diff",
      description = {
        "How files differ from their contract, and what it does about it: exit 5 where it stops.",
        "Without files: what runs found, newest first."
      },
      mixinStandardHelpOptions = true)
  int diff(
      @Mixin WorkspaceOptions options,
      @Parameters(index = "0", paramLabel = "FEED", description = "A feed of the workspace.")
          String feed,
      @Parameters(index = "1..*", paramLabel = "FILE", description = "Files of the feed.")
          List<String> files)
      throws Exception {
    Workspace workspace = LoadedWorkspace.of(options);
    FeedContract contract = workspace.feeds().stream()
        .filter(one -> one.feed().equals(feed))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The workspace has no feed '" + feed + "'. "
            + DidYouMean.hint(
                feed, workspace.feeds().stream().map(FeedContract::feed).toList())));
    List<Difference> differences = files == null || files.isEmpty()
        ? recorded(options, feed)
        : tried(LoadedWorkspace.settings(workspace), contract, files);
    print(options, differences);
    boolean isStopped = differences.stream().anyMatch(one -> one.policy().equals("fail"));
    return isStopped ? ExitCode.CONTRACT.code() : ExitCode.OK.code();
  }

  private static List<Difference> tried(
      LakehouseSettings settings, FeedContract contract, List<String> files) {
    ReadSettings read = new ReadSettings(
        settings.keys(),
        settings.zone(),
        settings.identity().blocklist(),
        LOCAL,
        "trial",
        Instant.now());
    List<Difference> differences = new ArrayList<>();
    for (FileFacts file : FileTrial.of(contract, files, read)) {
      for (FileFacts.Change change : file.changes()) {
        differences.add(new Difference(
            file.path(), change.change(), change.column(), policy(contract.drift(), change)));
      }
    }
    return differences;
  }

  private static String policy(Drift drift, FileFacts.Change change) {
    return switch (change.change()) {
      case "new-column" -> Kind.Choice.word(drift.newColumn());
      case "missing-column" -> Kind.Choice.word(drift.missingColumn());
      case "retyped-column" -> Kind.Choice.word(drift.typeMismatch());
      case "widened-column" -> Kind.Choice.word(drift.widening());
      default -> change.handled();
    };
  }

  private static List<Difference> recorded(WorkspaceOptions options, String feed) throws Exception {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      List<Difference> differences = new ArrayList<>();
      for (Row row : open.query("select path, change, `column`, handled from ops.schema_changes"
              + " where feed = '" + feed + "' order by at desc, path, change, `column` limit 1000")
          .collectAsList()) {
        differences.add(
            new Difference(row.getString(0), row.getString(1), row.getString(2), row.getString(3)));
      }
      return differences;
    }
  }

  private void print(WorkspaceOptions options, List<Difference> differences) {
    Output output = new Output(spec.commandLine().getOut());
    if (options.isJson()) {
      output.json(Map.of("differences", differences));
    } else if (differences.isEmpty()) {
      output.line("no difference");
    } else {
      output.table(
          List.of("file", "change", "column", "policy"),
          differences.stream()
              .map(one -> List.of(one.file(), one.change(), one.column(), one.policy()))
              .toList());
    }
  }
}
