package io.tributary.job.cli;

import io.tributary.job.workspace.AirflowSettings;
import io.tributary.orchestration.airflow.AirflowClient;
import io.tributary.orchestration.airflow.SettingsSync;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tributary airflow sync}: the variables, pools and connections that the DAGs need. */
@Command(
    name = "sync",
    description = "Create or change the variables, pools and connections that the DAGs need.",
    mixinStandardHelpOptions = true)
final class AirflowSyncVerb extends AirflowCall {

  @Option(names = "--dry-run", description = "Only say what would be done.")
  private boolean isDryRun;

  @Override
  ExitCode call(AirflowClient client, AirflowSettings settings) {
    SettingsSync sync = settings.sync();
    List<SettingsSync.Change> changes =
        isDryRun ? sync.plan(client.settings()) : sync.apply(client.settings());
    if (isJson()) {
      output()
          .json(changes.stream()
              .map(change ->
                  Map.of("kind", change.kind(), "name", change.name(), "deed", word(change)))
              .toList());
    } else {
      output()
          .table(
              List.of("kind", "name", isDryRun ? "would be" : "was"),
              changes.stream()
                  .map(change -> List.of(change.kind(), change.name(), word(change)))
                  .toList());
    }
    return ExitCode.OK;
  }

  private static String word(SettingsSync.Change change) {
    return change.deed().name().toLowerCase(Locale.ROOT);
  }
}
