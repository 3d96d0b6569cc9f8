package io.tributary.orchestration.airflow;

import java.time.Instant;
import java.util.Locale;

/**
 * A backfill somebody asks for.
 *
 * @param dagId the DAG
 * @param from the first logical date
 * @param to the last logical date, included
 * @param conf what its runs are started with
 * @param reprocess which runs that exist are done again
 * @param maxActiveRuns how many run at once, at least 1
 */
public record BackfillRequest(
    String dagId, Instant from, Instant to, Conf conf, Reprocess reprocess, int maxActiveRuns) {

  /** Which runs that exist are done again. */
  public enum Reprocess {
    NONE,
    FAILED,
    /** Failed and successful ones. */
    COMPLETED;

    /** As servers write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public BackfillRequest {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "The backfill ends at " + to + ", before it begins at " + from + ". Swap them.");
    }
    if (maxActiveRuns < 1) {
      throw new IllegalArgumentException(
          "max active runs is " + maxActiveRuns + ". It must be at least 1.");
    }
  }
}
