package io.tributary.model.score;

import io.tributary.model.registry.ModelVersion.Scorer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * One scoring of a population.
 *
 * @param model the model
 * @param version the version that scores
 * @param scorer what it scores with
 * @param asOf the day before which everything is known
 * @param now the run's clock
 * @param expiresAt when the scores are too old
 * @param bands lowest percentile of each band
 */
public record Scoring(
    String model,
    String version,
    Scorer scorer,
    LocalDate asOf,
    Instant now,
    Instant expiresAt,
    Map<String, Integer> bands) {

  public Scoring {
    bands = Map.copyOf(bands);
  }
}
