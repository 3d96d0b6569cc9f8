package io.tributary.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.job.cli.ModelEvaluation;
import io.tributary.job.cli.OpenWorkspace;
import io.tributary.job.run.Progress;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Window;
import io.tributary.schema.table.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * Measures the demo's model beside what its generator knows, which is the ceiling of any model:
 * {@code propensity.jsonl} by person becomes {@code purchase_30d.by_one_id.jsonl}.
 */
final class PlantedPropensity {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MODEL = "purchase_30d";

  private final OpenWorkspace open;
  private final Path truth;
  private final OneIdCheck oneIds;

  PlantedPropensity(OpenWorkspace open, Path truth, OneIdCheck oneIds) {
    this.open = open;
    this.truth = truth;
    this.oneIds = oneIds;
  }

  /** Nothing where the generator wrote no such truth, or no version was trained. */
  Optional<RunResult> measure(Window window, Instant now, Progress progress) throws IOException {
    if (!Files.exists(truth.resolve("propensity.jsonl")) || !isTrained()) {
      return Optional.empty();
    }
    Path file = truth.resolve(MODEL + ".by_one_id.jsonl");
    Files.write(file, lines());
    return Optional.of(new ModelEvaluation(MODEL, file.toUri().toString(), ModelEvaluation.TRUTH)
        .run(open, window, now, progress));
  }

  private boolean isTrained() {
    if (!open.lake().exists(ModelRegistry.TABLE)) {
      return false;
    }
    List<Row> trained = open.lake()
        .read(ModelRegistry.TABLE)
        .where(ModelRegistry.MODEL.column().equalTo(MODEL))
        .where(ModelRegistry.FEATURES.column().isNotNull())
        .limit(1)
        .collectAsList();
    return !trained.isEmpty();
  }

  /** Two persons of the truth under one OneID buy when either does. */
  private List<String> lines() {
    Map<String, Double> none = new TreeMap<>();
    for (JsonNode line : new Truth(truth).lines("propensity.jsonl")) {
      if (line.path("column").asText().equals(MODEL)) {
        double probability = line.path("value").asDouble();
        oneIds
            .oneId(line.path("detail").asText())
            .ifPresent(oneId -> none.merge(
                oneId + " " + line.path("expect").asText(),
                1 - probability,
                (one, other) -> one * other));
      }
    }
    List<String> lines = new ArrayList<>();
    none.forEach((key, missed) -> {
      ObjectNode line = JSON.createObjectNode();
      line.put("one_id", key.substring(0, key.indexOf(' ')));
      line.put("as_of", key.substring(key.indexOf(' ') + 1));
      line.put("probability", Math.round((1 - missed) * 1e6) / 1e6);
      lines.add(line.toString());
    });
    return lines;
  }
}
