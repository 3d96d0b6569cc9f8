package io.tributary.job.cli;

import io.tributary.job.lake.Fingerprint;
import io.tributary.schema.TableSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary fingerprint}: one hash a table; equal tables give equal hashes. */
@Command(
    name = "fingerprint",
    description =
        "Print a hash of each table's rows, technical columns left out; all business tables by"
            + " default.",
    mixinStandardHelpOptions = true)
final class FingerprintVerb implements Callable<Integer> {

  private static final List<String> BUSINESS = List.of("bronze", "silver", "identity", "gold");

  @Mixin
  private WorkspaceOptions options;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "TABLE", arity = "0..*", description = "Such as gold.customer_360.")
  private List<String> tables;

  @Override
  public Integer call() {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Output output = new Output(spec.commandLine().getOut());
      Map<String, String> hashes = new LinkedHashMap<>();
      for (TableSpec table : chosen(open)) {
        hashes.put(table.id(), Fingerprint.of(open.lake().read(table), Fingerprint.TECHNICAL));
      }
      if (options.isJson()) {
        output.json(hashes);
      } else {
        hashes.forEach((table, hash) -> output.line(hash + "  " + table));
      }
      return ExitCode.OK.code();
    }
  }

  private List<TableSpec> chosen(OpenWorkspace open) {
    return tables == null || tables.isEmpty()
        ? open.tables().stream()
            .filter(table -> BUSINESS.contains(table.database()) && open.lake().exists(table))
            .toList()
        : tables.stream().map(open::table).toList();
  }
}
