package io.tributary.job.cli;

import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.table.CustomerScores;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary model}: lists and trains models. */
@Command(
    name = "model",
    description = "List and train models.",
    mixinStandardHelpOptions = true,
    subcommands = {ModelVerb.Versions.class, ModelVerb.Train.class})
final class ModelVerb implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.CONFIGURATION.code();
  }

  /** {@code tributary model list}: every version of the newest release with its test figures. */
  @Command(
      name = "list",
      description = "Versions of all models, newest first, with their figures on test snapshots.",
      mixinStandardHelpOptions = true)
  static final class Versions implements Callable<Integer> {

    private static final String QUERY =
        "select r.model, r.version, r.status, r.as_of, m.row_count, m.positive_count, m.auc,"
            + " m.baseline_auc, m.pr_auc, m.ece10, m.lift_10, r.reason"
            + " from gold.model_registry r left join gold.model_metrics m"
            + " on m.model = r.model and m.version = r.version"
            + " and m.split = 'test' and m.scorer = 'model'"
            + " order by r.model, r.version desc";

    @Mixin
    private WorkspaceOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      try (OpenWorkspace open = OpenWorkspace.open(options)) {
        Output output = new Output(spec.commandLine().getOut());
        var rows = open.query(QUERY);
        if (options.isJson()) {
          output.line("[" + String.join(",", rows.toJSON().collectAsList()) + "]");
        } else {
          RowTable.print(output, rows);
        }
        return ExitCode.OK.code();
      }
    }
  }

  /** {@code tributary model train}: trains now, whatever the models' cadence, and scores. */
  @Command(
      name = "train",
      description = "Train a model, or all of them, whether they are due or not, and score.",
      mixinStandardHelpOptions = true)
  static final class Train implements Callable<Integer> {

    @Mixin
    private WorkspaceOptions options;

    @Mixin
    private WindowOptions windows;

    @Spec
    private CommandSpec spec;

    @Parameters(
        paramLabel = "MODEL",
        arity = "0..1",
        defaultValue = "",
        description = "The model; all of the workspace by default.")
    private String model;

    @Override
    public Integer call() {
      try (OpenWorkspace open = OpenWorkspace.open(options)) {
        List<ModelSpec> chosen = chosen(open.settings().models());
        String job = CustomerScores.TABLE.id();
        RunRequest request = new RunRequest(
                job, windows.window(job, open), windows.now(open.zone()), windows.seed())
            .in(open.zone());
        ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
        RunResult result = open.withModels(chosen).runner(1, progress).run(request);
        RunReport.print(new Output(spec.commandLine().getOut()), options.isJson(), result);
        return result.exitCode();
      }
    }

    private List<ModelSpec> chosen(List<ModelSpec> models) {
      List<String> names = models.stream().map(ModelSpec::model).toList();
      if (models.isEmpty() || !(model.isEmpty() || names.contains(model))) {
        throw new IllegalArgumentException("There is no model '" + model + "' in models/. There are "
            + names + ". Describe it in models/NAME.yaml.");
      }
      return models.stream()
          .filter(one -> model.isEmpty() || one.model().equals(model))
          .map(ModelSpec::trainedNow)
          .toList();
    }
  }
}
