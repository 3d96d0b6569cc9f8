package io.tributary.job.cli;

import io.tributary.job.wiring.IdentityLookup;
import io.tributary.job.wiring.IdentityLookup.Reason;
import io.tributary.job.wiring.IdentityLookup.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary identity why-not}: what keeps two identifiers or persons apart. */
@Command(
    name = "why-not",
    description = "Why two identifiers or persons are not one: an unknown, shared or blocked"
        + " identifier, a link that was refused, or no record that carries both.",
    mixinStandardHelpOptions = true)
final class IdentityWhyNotVerb implements Callable<Integer> {

  @Mixin
  private WorkspaceOptions options;

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "A OneID or kind:value.")
  private String first;

  @Parameters(index = "1", paramLabel = "B", description = "Another one.")
  private String second;

  @Override
  public Integer call() {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      IdentityLookup lookup = open.identity();
      Subject one = lookup.subject(first);
      Subject other = lookup.subject(second);
      boolean isSame = one.oneId().isPresent() && one.oneId().equals(other.oneId());
      List<Reason> reasons = isSame ? List.of() : lookup.reasons(one, other);
      Output output = new Output(spec.commandLine().getOut());
      if (options.isJson()) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("a", one.oneId().orElse(null));
        document.put("b", other.oneId().orElse(null));
        document.put("same", isSame);
        document.put("reasons", reasons);
        output.json(document);
        return ExitCode.OK.code();
      }
      output.line("A is " + person(one) + ", B is " + person(other));
      if (isSame) {
        output.line("They are one person. The links: tributary identity explain A B");
      }
      reasons.forEach(reason -> output.line(reason.reason() + ": " + reason.says()));
      return ExitCode.OK.code();
    }
  }

  private static String person(Subject subject) {
    return subject.oneId().map(id -> "person " + id).orElse("nobody");
  }
}
