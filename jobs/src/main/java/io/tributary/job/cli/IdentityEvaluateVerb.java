package io.tributary.job.cli;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.tributary.job.wiring.IdentityEvaluation;
import io.tributary.job.wiring.IdentityEvaluation.Label;
import io.tributary.pipeline.identity.IdentityTruth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tributary identity evaluate}: persons found against persons known. */
@Command(
    name = "evaluate",
    description = {
      "Hold the newest release's persons against known ones: precision, recall and F1 over pairs of"
          + " identifiers, B-cubed beside them, recall by kinds, and where most pairs are wrong.",
      "What is known comes from truth in identity.yaml, or from a CSV file with the columns"
          + " identifier (kind:value, kind@scope:value or a token) and person."
    },
    mixinStandardHelpOptions = true)
final class IdentityEvaluateVerb implements Callable<Integer> {

  @Mixin
  private WorkspaceOptions options;

  @Option(names = "--labels", paramLabel = "FILE", description = "CSV: identifier, person.")
  private Optional<Path> labels;

  @Option(names = "--worst", defaultValue = "10", description = "Faults told; 10 by default.")
  private int worst;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Label> known = labels.isPresent() ? read(labels.get()) : List.of();
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      IdentityEvaluation evaluation = new IdentityEvaluation(open.released(), open.settings());
      IdentityTruth truth = labels.isPresent() ? evaluation.against(known) : evaluation.against();
      Map<String, Dataset<Row>> parts = new LinkedHashMap<>();
      parts.put("scores", truth.scores());
      parts.put("recall_by_kinds", truth.recallByKinds());
      parts.put("worst", truth.worst(worst));
      RowTable.printAll(new Output(spec.commandLine().getOut()), parts, options.isJson());
      return ExitCode.OK.code();
    }
  }

  private static List<Label> read(Path file) throws IOException {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setLineSeparatorDetectionEnabled(true);
    List<Label> labels = new ArrayList<>();
    try (var text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      List<String[]> rows = new CsvParser(settings).parseAll(text);
      List<String> header = rows.isEmpty() ? List.of() : List.of(rows.get(0));
      int identifier = header.indexOf("identifier");
      int person = header.indexOf("person");
      if (identifier < 0 || person < 0) {
        throw new IllegalArgumentException(file.getFileName()
            + ":1: the header lacks identifier or person. Name both columns there.");
      }
      for (int i = 1; i < rows.size(); i++) {
        String[] row = rows.get(i);
        if (row.length <= Math.max(identifier, person)
            || row[identifier] == null
            || row[person] == null) {
          throw new IllegalArgumentException(file.getFileName() + ":" + (i + 1)
              + ": a label lacks its identifier or its person. Give both, or leave the line out.");
        }
        labels.add(new Label(row[identifier], row[person]));
      }
    }
    return labels;
  }
}
