package io.tributary.job.cli;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code tributary}: the verbs, those of this module and those others bring. */
@Command(
    name = "tributary",
    description = "A batch marketing lakehouse: extracts in, persons and profiles out.",
    mixinStandardHelpOptions = true,
    version = "tributary 0.1.0-SNAPSHOT",
    subcommands = {
      InitVerb.class,
      ValidateVerb.class,
      TestVerb.class,
      StandardiseVerb.class,
      SchemaVerb.class,
      PlanVerb.class,
      RunVerb.class,
      BackfillVerb.class,
      ReadyVerb.class,
      FreshnessVerb.class,
      StatusVerb.class,
      RunsVerb.class,
      ShowVerb.class,
      SqlVerb.class,
      FingerprintVerb.class,
      QuarantineVerb.class,
      QualityVerb.class,
      IdentityVerb.class,
      AudienceVerb.class,
      PublishVerb.class,
      ModelVerb.class,
      LineageVerb.class,
      DictionaryVerb.class,
      ReportVerb.class,
      MaintainVerb.class,
      DagVerb.class,
      AirflowVerb.class,
      BenchVerb.class
    })
public final class Main {

  private Main() {}

  /** Runs the verb the arguments name and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  /** Runs a verb in this process and gives its exit code. */
  public static int execute(String... arguments) {
    return line().execute(arguments);
  }

  /** The verbs, ready to be called or asked what they take. */
  static CommandLine line() {
    CommandLine line = new CommandLine(new Main());
    ServiceLoader.load(Verb.class).forEach(line::addSubcommand);
    return line.setParameterExceptionHandler(new ErrorMessages())
        .setExecutionExceptionHandler(new ErrorMessages())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
