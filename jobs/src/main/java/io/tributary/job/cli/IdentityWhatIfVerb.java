package io.tributary.job.cli;

import io.tributary.job.wiring.IdentityWhatIf;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.identity.IdentityFile;
import io.tributary.schema.identity.IdentityRules;
import io.tributary.schema.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tributary identity what-if}: another identity.yaml, tried on the newest release. */
@Command(
    name = "what-if",
    description = "What another identity.yaml would change: persons made of several or taken apart,"
        + " identifiers that become shared, links, audiences. Nothing is written.",
    mixinStandardHelpOptions = true)
final class IdentityWhatIfVerb implements Callable<Integer> {

  @Mixin
  private WorkspaceOptions options;

  @Option(names = "--rules", required = true, paramLabel = "FILE", description = "The other file.")
  private Path rules;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    String text = Files.readString(rules);
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      List<FeedContract> feeds = open.settings().feeds();
      Problems problems = new Problems();
      IdentityRules other = IdentityFile.read(
          String.valueOf(rules.getFileName()),
          text,
          feeds.stream().map(FeedContract::feed).toList(),
          feeds,
          problems);
      if (problems.count() > 0) {
        throw new IllegalArgumentException(
            problems.all().stream().map(String::valueOf).collect(Collectors.joining("\n")));
      }
      RowTable.printAll(
          new Output(spec.commandLine().getOut()),
          new IdentityWhatIf(open.settings(), open.released()).changes(other),
          options.isJson());
      return ExitCode.OK.code();
    }
  }
}
