package io.tributary.job.cli;

import io.tributary.job.wiring.AudienceLookup;
import io.tributary.job.wiring.AudienceLookup.Explained;
import io.tributary.job.wiring.AudienceLookup.Preview;
import io.tributary.schema.audience.AudienceDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary audience}: who would be in an audience as it is written, and why. */
@Command(
    name = "audience",
    description = "Audiences as they are written, on the newest release: list, preview, explain.",
    mixinStandardHelpOptions = true)
final class AudienceVerb implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.CONFIGURATION.code();
  }

  @Command(
      name = "list",
      description = "The audiences with their purpose, and their size in the newest release.",
      mixinStandardHelpOptions = true)
  int list(@Mixin WorkspaceOptions options) {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Map<String, Long> sizes = lookup(open).sizes();
      List<Map<String, Object>> rows = open.settings().definitions().audiences().stream()
          .map(one -> described(one, sizes))
          .toList();
      print(options, rows, rows);
      return ExitCode.OK.code();
    }
  }

  private static Map<String, Object> described(
      AudienceDefinition audience, Map<String, Long> sizes) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("audience", audience.audience());
    row.put("name_zh", audience.nameZh());
    row.put("name_en", audience.nameEn());
    row.put("rule_version", audience.ruleVersion());
    row.put("purpose", audience.purpose());
    row.put("owner", audience.owner());
    row.put("members", sizes.getOrDefault(audience.audience(), 0L));
    return row;
  }

  @Command(
      name = "preview",
      description = "Size, who would enter and leave, some OneIDs, and overlap with the others.",
      mixinStandardHelpOptions = true)
  int preview(
      @Mixin WorkspaceOptions options,
      @Parameters(paramLabel = "AUDIENCE", description = "Its id.") String audience,
      @Option(
              names = "--sample",
              paramLabel = "N",
              defaultValue = "5",
              description = "OneIDs shown; 5 by default.")
          int sample) {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      AudienceLookup lookup = lookup(open);
      Preview preview = lookup.preview(audience, sample);
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("audience", audience);
      document.put("as_of", lookup.asOf().toString());
      document.put("size", preview.size());
      document.put("entering", preview.entering());
      document.put("leaving", preview.leaving());
      document.put("sample", preview.sample());
      document.put("overlap", preview.overlap());
      if (options.isJson()) {
        output().json(document);
      } else {
        document.forEach((name, value) -> output().line(name + ": " + value));
      }
      return ExitCode.OK.code();
    }
  }

  @Command(
      name = "explain",
      description = "Every condition of an audience for one person: whether it holds, and why.",
      mixinStandardHelpOptions = true)
  int explain(
      @Mixin WorkspaceOptions options,
      @Parameters(paramLabel = "AUDIENCE", description = "Its id.") String audience,
      @Parameters(paramLabel = "ONE_ID", description = "The person.") String oneId) {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      AudienceLookup lookup = lookup(open);
      List<Map<String, Object>> conditions =
          lookup.explain(audience, oneId).stream().map(AudienceVerb::condition).toList();
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("audience", audience);
      document.put("one_id", oneId);
      document.put("as_of", lookup.asOf().toString());
      document.put("conditions", conditions);
      List<Map<String, Object>> stays = new ArrayList<>();
      lookup.stays(audience, oneId).collectAsList().forEach(row -> stays.add(stay(row)));
      document.put("stays", stays);
      print(options, document, conditions);
      if (!options.isJson()) {
        stays.forEach(stay -> output().line("stay: " + stay));
      }
      return ExitCode.OK.code();
    }
  }

  private static Map<String, Object> condition(Explained explained) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("holds", explained.holds());
    row.put("condition", explained.condition());
    row.put("found", explained.found());
    return row;
  }

  private static Map<String, Object> stay(Row row) {
    Map<String, Object> stay = new LinkedHashMap<>();
    for (String column : row.schema().fieldNames()) {
      Object value = row.getAs(column);
      stay.put(column, value == null ? "" : value.toString());
    }
    return stay;
  }

  private static AudienceLookup lookup(OpenWorkspace open) {
    return new AudienceLookup(open.lake(), open.settings().definitions(), open.zone());
  }

  private Output output() {
    return new Output(spec.commandLine().getOut());
  }

  /** One JSON document, or a table of rows for people. */
  private void print(WorkspaceOptions options, Object document, List<Map<String, Object>> rows) {
    if (options.isJson()) {
      output().json(document);
    } else if (rows.isEmpty()) {
      output().line("There are none.");
    } else {
      output()
          .table(
              List.copyOf(rows.get(0).keySet()),
              rows.stream()
                  .map(row -> row.values().stream().map(String::valueOf).toList())
                  .toList());
    }
  }
}
