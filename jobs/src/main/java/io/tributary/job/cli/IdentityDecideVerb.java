package io.tributary.job.cli;

import io.tributary.job.run.Job;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Window;
import io.tributary.job.wiring.Decision;
import io.tributary.job.wiring.IdentityLookup;
import io.tributary.job.wiring.IdentityLookup.Subject;
import io.tributary.job.wiring.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A steward's decisions: what is written down holds from the next identity build on, rebuilds
 * included, until it is taken back.
 */
abstract class IdentityDecideVerb implements Callable<Integer> {

  @Mixin
  private WorkspaceOptions options;

  @Option(names = "--note", required = true, description = "Why; no personal values.")
  private String note;

  @Option(names = "--withdraw", description = "Take the decision back.")
  private boolean isWithdrawn;

  @Option(names = "--now", defaultValue = "", description = "The run's clock.")
  private String now;

  @Spec
  private CommandSpec spec;

  /** Does what the function makes of the newest release. */
  int decide(Function<IdentityLookup, Job> decision) {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Job job = decision.apply(open.identity());
      Instant clock = Times.now(now, open.zone());
      Window window = new Window(clock.minus(Duration.ofDays(1)), clock);
      RunResult result = open.runner(
              1, new ConsoleProgress(spec.commandLine().getErr()), List.of(job))
          .run(new RunRequest(job.name(), window, clock, 0).in(open.zone()));
      Output output = new Output(spec.commandLine().getOut());
      RunReport.print(output, options.isJson(), result);
      if (result.exitCode() == 0 && !options.isJson()) {
        output.line("It holds from the next identity build on: tributary run identity");
      }
      return result.exitCode();
    }
  }

  Job onPair(String kind, String first, String second, IdentityLookup lookup) {
    return Wiring.decide(Decision.onPair(
        kind, token(lookup, first, "A"), token(lookup, second, "B"), isWithdrawn, note));
  }

  Job pin(String oneId) {
    return Wiring.decide(Decision.pin(oneId, isWithdrawn, note));
  }

  Job erase(Subject subject) {
    if (isWithdrawn) {
      throw new IllegalArgumentException(
          "What is erased does not come back. Leave --withdraw out.");
    }
    return Wiring.eraseIdentifier(
        subject
            .token()
            .orElseThrow(() -> new IllegalArgumentException(
                "A OneID is no identifier. Give kind:value for each of the person's; 'tributary"
                    + " identity explain ONEID' lists them.")),
        note);
  }

  /** The identifier that was named, or the strongest of the person that was. */
  private static String token(IdentityLookup lookup, String text, String what) {
    Subject subject = lookup.subject(text);
    String token =
        subject.token().orElseGet(() -> lookup.strongest(subject.oneId().get()));
    if (subject.oneId().isEmpty()) {
      throw new IllegalArgumentException(what + " leads to no person in the newest release, so"
          + " there is nothing to decide on. 'tributary identity why-not A B' says why.");
    }
    return token;
  }

  /** {@code tributary identity merge}. */
  @Command(
      name = "merge",
      description = "Decide that two identifiers or persons are one person, whatever a limit says.",
      mixinStandardHelpOptions = true)
  static final class Merge extends IdentityDecideVerb {

    @Parameters(index = "0", paramLabel = "A", description = "A OneID or kind:value.")
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private String second;

    @Override
    public Integer call() {
      return decide(lookup -> onPair("merge", first, second, lookup));
    }
  }

  /** {@code tributary identity split}. */
  @Command(
      name = "split",
      description = "Decide that two identifiers are never one person: of the links between them"
          + " the weakest are refused.",
      mixinStandardHelpOptions = true)
  static final class Split extends IdentityDecideVerb {

    @Parameters(index = "0", paramLabel = "A", description = "An identifier, kind:value.")
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private String second;

    @Override
    public Integer call() {
      return decide(lookup -> onPair("split", first, second, lookup));
    }
  }

  /** {@code tributary identity pin}. */
  @Command(
      name = "pin",
      description = "Decide that a OneID survives every merge.",
      mixinStandardHelpOptions = true)
  static final class Pin extends IdentityDecideVerb {

    @Parameters(index = "0", paramLabel = "ONEID", description = "The OneID.")
    private String oneId;

    @Override
    public Integer call() {
      return decide(lookup -> pin(lookup.subject(oneId).oneId().orElseThrow()));
    }
  }

  /** {@code tributary identity erase}. */
  @Command(
      name = "erase",
      description = "Erase an identifier for ever: its value leaves the vault, the next identity"
          + " build does without it, and records that bring it again do not bring it back.",
      mixinStandardHelpOptions = true)
  static final class Erase extends IdentityDecideVerb {

    @Parameters(index = "0", paramLabel = "IDENTIFIER", description = "kind:value or a token.")
    private String identifier;

    @Override
    public Integer call() {
      return decide(lookup -> erase(lookup.subject(identifier)));
    }
  }
}
