package io.tributary.job.cli;

import io.tributary.job.wiring.IdentityLookup;
import io.tributary.job.wiring.IdentityLookup.Step;
import io.tributary.job.wiring.IdentityLookup.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary identity explain}: a person's identifiers, or the links between two of them. */
@Command(
    name = "explain",
    description = {
      "Why identifiers are one person: with one, the person's identifiers; with two, the links"
          + " from the first to the second, each with rule, source and time.",
      "An identifier is written kind:value or kind@scope:value, or as its token; a person as OneID."
    },
    mixinStandardHelpOptions = true)
final class IdentityExplainVerb implements Callable<Integer> {

  @Mixin
  private WorkspaceOptions options;

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "A OneID or an identifier.")
  private String first;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "B",
      description = "Another identifier of the same person.")
  private Optional<String> second;

  @Override
  public Integer call() {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      IdentityLookup lookup = open.identity();
      Subject one = lookup.subject(first);
      String oneId = one.oneId().orElseThrow(() -> notFound("A"));
      return second.isEmpty() ? person(lookup, oneId) : path(lookup, one, oneId);
    }
  }

  private static IllegalArgumentException notFound(String what) {
    return new IllegalArgumentException(
        what + " leads to no person in the newest release. 'tributary identity why-not A B' says"
            + " what is known of it.");
  }

  private int person(IdentityLookup lookup, String oneId) {
    List<Map<String, Object>> rows =
        lookup.identifiers(oneId).stream().map(IdentityExplainVerb::identifier).toList();
    print(oneId, "identifiers", rows);
    return ExitCode.OK.code();
  }

  private int path(IdentityLookup lookup, Subject one, String oneId) {
    Subject other = lookup.subject(second.orElseThrow());
    if (one.token().isEmpty() || other.token().isEmpty()) {
      throw new IllegalArgumentException(
          "A way leads from one identifier to another. Give two identifiers, or one OneID alone.");
    }
    if (!other.oneId().filter(oneId::equals).isPresent()) {
      throw new IllegalArgumentException(
          "A and B are not one person. Ask why: tributary identity" + " why-not A B");
    }
    List<Map<String, Object>> steps = new ArrayList<>();
    for (Step step : lookup.path(oneId, one.token().get(), other.token().get())) {
      steps.add(step(step));
    }
    print(oneId, "path", steps);
    return ExitCode.OK.code();
  }

  private void print(String oneId, String name, List<Map<String, Object>> rows) {
    Output output = new Output(spec.commandLine().getOut());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("one_id", oneId);
    document.put(name, rows);
    if (options.isJson()) {
      output.json(document);
      return;
    }
    output.line("person " + oneId);
    if (!rows.isEmpty()) {
      output.table(
          List.copyOf(rows.get(0).keySet()),
          rows.stream()
              .map(row -> row.values().stream().map(String::valueOf).toList())
              .toList());
    }
  }

  private static Map<String, Object> identifier(Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name : List.of("token", "kind", "first_seen", "last_seen")) {
      values.put(name, text(row, name));
    }
    return values;
  }

  private static Map<String, Object> step(Step step) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("from", step.from());
    values.put("to", step.to());
    for (String name : List.of("rule", "source", "confidence", "first_seen", "last_seen")) {
      values.put(name, text(step.link(), name));
    }
    return values;
  }

  private static String text(Row row, String name) {
    Object value = row.getAs(name);
    return value instanceof java.sql.Timestamp time
        ? time.toInstant().toString()
        : String.valueOf(value);
  }
}
