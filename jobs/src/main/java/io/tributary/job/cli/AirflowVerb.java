package io.tributary.job.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tributary airflow}: the Airflow that runs the jobs. */
@Command(
    name = "airflow",
    description = "Ask the Airflow that runs the jobs: 2.x or 3.x.",
    mixinStandardHelpOptions = true,
    subcommands = {
      AirflowTriggerVerb.class,
      AirflowWaitVerb.class,
      AirflowStatusVerb.class,
      AirflowLogsVerb.class,
      AirflowClearVerb.class,
      AirflowPauseVerb.class,
      AirflowUnpauseVerb.class,
      AirflowBackfillVerb.class,
      AirflowSyncVerb.class
    })
final class AirflowVerb implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.CONFIGURATION.code();
  }
}
