package io.tributary.job.cli;

import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.table.CustomerScores;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary model}: lists, trains and measures models, and tells why a person scores. */
@Command(
    name = "model",
    description = "Models: list, train, evaluate, explain.",
    mixinStandardHelpOptions = true)
final class ModelVerb implements Callable<Integer> {

  private static final String VERSIONS = """
      select r.model, r.version, r.status, r.as_of, m.row_count, m.positive_count, m.auc,
        m.baseline_auc, t.auc as truth_auc, m.pr_auc, m.ece10, m.lift_10, r.reason
      from gold.model_registry r
      left join gold.model_metrics m on m.model = r.model and m.version = r.version
        and m.split = 'test' and m.scorer = 'model'
      left join gold.model_metrics t on t.model = r.model and t.version = r.version
        and t.split = 'truth' and t.scorer = 'truth'
      order by r.model, r.version desc""";

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.CONFIGURATION.code();
  }

  @Command(
      name = "list",
      description = "Versions of all models, newest first: verdict, and figures on test snapshots.",
      mixinStandardHelpOptions = true)
  int list(@Mixin WorkspaceOptions options) throws Exception {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Dataset<Row> rows = open.query(VERSIONS);
      if (options.isJson()) {
        output().line("[" + String.join(",", rows.toJSON().collectAsList()) + "]");
      } else {
        RowTable.print(output(), rows);
      }
      return ExitCode.OK.code();
    }
  }

  @Command(
      name = "train",
      description = "Train a model, or all of them, whether they are due or not, and score.",
      mixinStandardHelpOptions = true)
  int train(
      @Mixin WorkspaceOptions options,
      @Mixin WindowOptions windows,
      @Parameters(
              paramLabel = "MODEL",
              arity = "0..1",
              defaultValue = "",
              description = "The model; all of the workspace by default.")
          String model) {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      List<ModelSpec> all = open.settings().models();
      List<ModelSpec> chosen = model.isEmpty() ? all : List.of(ModelEvaluation.named(all, model));
      if (chosen.isEmpty()) {
        throw new IllegalArgumentException("This workspace has no model. Describe one in"
            + " models/NAME.yaml, or name one of the library under models: in tributary.yaml.");
      }
      String job = CustomerScores.TABLE.id();
      RunRequest request = new RunRequest(
              job, windows.window(job, open), windows.now(open.zone()), windows.seed())
          .in(open.zone());
      ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
      List<ModelSpec> now = chosen.stream().map(ModelSpec::trainedNow).toList();
      RunResult result = open.withModels(now).runner(1, progress).run(request);
      RunReport.print(output(), options.isJson(), result);
      return result.exitCode();
    }
  }

  @Command(
      name = "evaluate",
      description = "Measure a model's newest version beside probabilities somebody else gives, on"
          + " the same persons and days: split 'truth' of gold.model_metrics.",
      mixinStandardHelpOptions = true)
  int evaluate(
      @Mixin WorkspaceOptions options,
      @Mixin WindowOptions windows,
      @Parameters(paramLabel = "MODEL", description = "The model.") String model,
      @Option(
              names = "--truth",
              paramLabel = "FILE",
              required = true,
              description = "JSON lines: {\"one_id\": …, \"as_of\": \"2026-06-01\","
                  + " \"probability\": 0.12}")
          String file,
      @Option(
              names = "--as",
              paramLabel = "NAME",
              defaultValue = ModelEvaluation.TRUTH,
              description = "What the scorer is called; truth by default.")
          String scorer) {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
      RunResult result = new ModelEvaluation(model, file, scorer)
          .run(
              open,
              windows.window(CustomerScores.TABLE.id(), open),
              windows.now(open.zone()),
              progress);
      RunReport.print(output(), options.isJson(), result);
      return result.exitCode();
    }
  }

  @Command(
      name = "explain",
      description = "The newest score of a person, and what moved it most.",
      mixinStandardHelpOptions = true)
  int explain(
      @Mixin WorkspaceOptions options,
      @Parameters(paramLabel = "MODEL", description = "The model.") String model,
      @Parameters(paramLabel = "ONE_ID", description = "The person.") String oneId)
      throws Exception {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      ScoreExplanation explanation = ScoreExplanation.of(open, model, oneId);
      if (options.isJson()) {
        output().json(explanation.document());
      } else {
        output().line(explanation.score());
        RowTable.print(output(), explanation.reasons());
      }
      return ExitCode.OK.code();
    }
  }

  private Output output() {
    return new Output(spec.commandLine().getOut());
  }
}
