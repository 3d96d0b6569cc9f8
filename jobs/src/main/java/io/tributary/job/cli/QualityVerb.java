package io.tributary.job.cli;

import io.tributary.job.report.Page;
import io.tributary.job.report.QualityPage;
import io.tributary.job.report.ReportFile;
import io.tributary.quality.BrokenReferences;
import io.tributary.quality.ColumnFigures;
import io.tributary.quality.Finding;
import io.tributary.quality.Measured;
import io.tributary.quality.RuleSuggestions;
import io.tributary.quality.Staged;
import io.tributary.quality.TableChecks;
import io.tributary.quality.TableProfile;
import io.tributary.quality.ValueFindings;
import io.tributary.schema.Reference;
import io.tributary.schema.References;
import io.tributary.schema.TableSpec;
import io.tributary.schema.quality.Severity;
import io.tributary.schema.quality.TableRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code tributary quality}: what the checks say of the release, and what they said in the runs.
 */
@Command(
    name = "quality",
    description = "Quality of tables: check, suggest, profile, report, history.",
    mixinStandardHelpOptions = true)
final class QualityVerb implements Callable<Integer> {

  private static final Set<String> CHECKED = Set.of("silver", "identity", "gold");

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.CONFIGURATION.code();
  }

  @Command(
      name = "check",
      description = "Check all rows of the newest release: exit 4 where publishing would stop.",
      mixinStandardHelpOptions = true)
  int check(
      @Mixin WorkspaceOptions options,
      @Parameters(
              paramLabel = "TABLE",
              arity = "0..1",
              defaultValue = "",
              description = "One table; all of silver, identity and gold by default.")
          String table) {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      List<TableSpec> tables = table.isEmpty()
          ? open.tables().stream()
              .filter(one -> CHECKED.contains(one.database()) && open.lake().exists(one))
              .toList()
          : List.of(open.table(table));
      Map<TableSpec, List<Finding>> findings = new LinkedHashMap<>();
      Function<TableSpec, Dataset<Row>> released = open.released();
      tables.forEach(one -> findings.put(one, findings(open, one, released)));
      print(options, findings);
      boolean isGood =
          findings.values().stream().flatMap(List::stream).noneMatch(Finding::isBreaker);
      return isGood ? ExitCode.OK.code() : ExitCode.BREAKER.code();
    }
  }

  private static List<Finding> findings(
      OpenWorkspace open, TableSpec table, Function<TableSpec, Dataset<Row>> released) {
    Dataset<Row> rows = released.apply(table);
    TableRule rule = open.quality().table(table.id());
    List<Finding> findings = new ArrayList<>(
        new TableChecks(table, rule).part(Measured.of(Staged.whole(table, rule, rows))));
    // Bounds that do not come from earlier runs; those are about one night's write.
    findings.addAll(ValueFindings.of(rows, rule.checks(), metric -> List.of(), true));
    List<Reference> references = References.all().stream()
        .filter(one -> one.from().equals(table) && rule.references() != Severity.OFF)
        .filter(one -> open.lake().rowCount(one.to()) > 0)
        .toList();
    BrokenReferences.counts(references, released)
        .forEach((reference, broken) ->
            findings.add(BrokenReferences.judged(reference, broken, rule.references())));
    return findings;
  }

  private void print(WorkspaceOptions options, Map<TableSpec, List<Finding>> findings) {
    Output output = new Output(spec.commandLine().getOut());
    List<Map<String, Object>> documents = new ArrayList<>();
    List<List<String>> lines = new ArrayList<>();
    findings.forEach((table, found) -> found.forEach(one -> {
      documents.add(Map.of(
          "table", table.id(),
          "metric", one.metric(),
          "value", one.value(),
          "verdict", one.verdict().word(),
          "says", one.says()));
      lines.add(List.of(
          table.id(), one.metric(), one.value().toPlainString(), one.verdict().word(), one.says()));
    }));
    if (options.isJson()) {
      output.json(documents);
    } else {
      output.table(List.of("table", "metric", "value", "verdict", "fault"), lines);
    }
  }

  @Command(
      name = "history",
      description = "What runs measured before they published, newest first.",
      mixinStandardHelpOptions = true)
  int history(
      @Mixin WorkspaceOptions options,
      @Parameters(
              paramLabel = "TABLE",
              arity = "0..1",
              defaultValue = "",
              description = "A table, or feed.NAME; all of them by default.")
          String table,
      @Option(names = "--metric", defaultValue = "", description = "One metric only.")
          String metric,
      @Option(names = "--faults", description = "Only warnings and what stopped publishing.")
          boolean isFaultsOnly,
      @Option(names = "--last", defaultValue = "50", description = "Values; 50 by default.")
          int last)
      throws Exception {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      UnaryOperator<String> number = options.isJson() ? name -> name : QualityVerb::trimmed;
      Dataset<Row> rows = open.query("select at, run_id, `table`, metric, `window`, "
          + number.apply("value") + ", " + number.apply("lower") + ", " + number.apply("upper")
          + ", verdict, step from ops.dq_metrics where true"
          + only("`table`", table)
          + only("metric", metric)
          + (isFaultsOnly ? " and verdict in ('warn', 'quarantine', 'breaker')" : "")
          + " order by at desc, run_id desc, `table`, step, metric, `window` desc limit "
          + last);
      Output output = new Output(spec.commandLine().getOut());
      if (options.isJson()) {
        output.line("[" + String.join(",", rows.toJSON().collectAsList()) + "]");
      } else {
        RowTable.print(output, rows);
      }
      return ExitCode.OK.code();
    }
  }

  @Command(
      name = "profile",
      description = "What the values of a table's columns are like, in the newest release.",
      mixinStandardHelpOptions = true)
  int profile(
      @Mixin WorkspaceOptions options,
      @Parameters(paramLabel = "TABLE", description = "Such as silver.orders.") String table,
      @Option(names = "--out", paramLabel = "FILE", description = "A page to write.")
          Optional<Path> out) {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      TableSpec spec = open.table(table);
      Dataset<Row> rows = open.released().apply(spec);
      List<ColumnFigures> figures = TableProfile.of(spec, rows);
      new ProfileOutput(new Output(this.spec.commandLine().getOut()))
          .print(spec, rows.count(), figures, options.isJson(), out);
      return ExitCode.OK.code();
    }
  }

  @Command(
      name = "suggest",
      description = "Rules a table's rows suggest, as YAML to paste into quality.yaml.",
      mixinStandardHelpOptions = true)
  int suggest(
      @Mixin WorkspaceOptions options,
      @Parameters(paramLabel = "TABLE", description = "Such as silver.orders.") String table) {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      TableSpec spec = open.table(table);
      List<RuleSuggestions.Suggestion> suggestions =
          RuleSuggestions.of(spec, open.released().apply(spec));
      Output output = new Output(this.spec.commandLine().getOut());
      if (options.isJson()) {
        output.json(suggestions.stream()
            .map(one -> Map.of("id", one.id(), "rule", one.yaml(), "says", one.says()))
            .toList());
      } else if (suggestions.isEmpty()) {
        output.line("# The rows of " + table + " suggest nothing its contract does not check.");
      } else {
        output.line("# Suggested by the rows of " + table + ". Look at each before you keep it.");
        output.line("tables:");
        output.line("  - table: " + table);
        output.line("    rules:");
        suggestions.forEach(one -> output.line("      " + one.yaml()));
      }
      return ExitCode.OK.code();
    }
  }

  @Command(
      name = "report",
      description = "Write a page: what was measured last, faults, how values move.",
      mixinStandardHelpOptions = true)
  int report(
      @Mixin WorkspaceOptions options,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              defaultValue = "report/quality.html",
              description = "${DEFAULT-VALUE} below the current folder by default.")
          Path out) {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Page page = QualityPage.of(open.brand(), new ReleaseSource(open));
      ReportFile.write(page, out);
      Output output = new Output(this.spec.commandLine().getOut());
      if (options.isJson()) {
        output.json(Map.of("report", out.toString(), "sections", page.sections().size()));
      } else {
        output.line("Wrote " + out + "; open it in a browser.");
      }
      return ExitCode.OK.code();
    }
  }

  /** Without zeros that say nothing. */
  private static String trimmed(String column) {
    return "regexp_replace(cast(" + column + " as string), '[.]?0+$', '') as " + column;
  }

  private static String only(String column, String value) {
    return value.isEmpty() ? "" : " and " + column + " = '" + value.replace("'", "") + "'";
  }
}
