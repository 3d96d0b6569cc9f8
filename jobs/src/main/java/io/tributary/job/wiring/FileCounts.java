package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

import io.tributary.pipeline.rule.StandardView;
import io.tributary.pipeline.silver.Documents;
import io.tributary.quality.RecordProfile;
import io.tributary.quality.RecordProfiles;
import io.tributary.schema.Columns;
import io.tributary.schema.contract.Breaker;
import io.tributary.schema.contract.FeedContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Records and refused records by file; one entry a file of the run on the driver.
 *
 * @param byFile records of each file; one for a damaged one
 * @param refused refused records of all files, damaged files included
 * @param damaged files whose bytes are damaged, by path
 * @param profiles what the accepted records of each file amount to
 */
record FileCounts(
    Map<String, Long> byFile,
    long refused,
    Set<String> damaged,
    Map<String, RecordProfile> profiles) {

  FileCounts {
    byFile = Map.copyOf(byFile);
    damaged = Set.copyOf(damaged);
    profiles = Map.copyOf(profiles);
  }

  /**
   * Counts and profiles the records in one pass.
   *
   * @param bronze the records as bronze holds them
   */
  static FileCounts of(FeedContract contract, Dataset<Row> bronze) {
    Dataset<Row> records = StandardView.of(contract, bronze);
    RecordProfiles profiled = new RecordProfiles(contract, records.schema());
    List<Column> aggregates = new ArrayList<>();
    aggregates.add(count_if(Documents.isRefused()).as("refused"));
    aggregates.add(min(Columns.ROW.column()).as("first"));
    aggregates.addAll(profiled.aggregates(not(Documents.isRefused())));
    Map<String, Long> byFile = new HashMap<>();
    Map<String, RecordProfile> profiles = new HashMap<>();
    Set<String> damaged = new HashSet<>();
    long refused = 0;
    for (Row row : records
        .groupBy(Columns.FILE.column())
        .agg(count(lit(1)).as("records"), aggregates.toArray(Column[]::new))
        .collectAsList()) {
      String file = row.getString(0);
      boolean isDamaged = row.<Long>getAs("first") == 0;
      byFile.put(file, isDamaged ? 1L : row.<Long>getAs("records"));
      refused += isDamaged ? 1L : row.<Long>getAs("refused");
      if (isDamaged) {
        damaged.add(file);
      } else {
        profiles.put(file, profiled.of(row));
      }
    }
    return new FileCounts(byFile, refused, damaged, profiles);
  }

  /** What a file's accepted records amount to. */
  RecordProfile profile(String path) {
    return profiles.getOrDefault(path, RecordProfile.NONE);
  }

  long records(String path) {
    return byFile.getOrDefault(path, 0L);
  }

  long records() {
    return byFile.values().stream().mapToLong(Long::longValue).sum();
  }

  boolean isOverBreaker(Breaker breaker) {
    return records() >= breaker.minRows() && refused > breaker.quarantinedShare() * records();
  }

  String message(FeedContract contract) {
    return String.format(
        Locale.ROOT,
        "Feed %s: %d of %d records were refused, more than the breaker's share of %.3f. Silver was"
            + " left as it was. See 'tributary quarantine list --feed %s', mend the contract or the"
            + " files, and run again.",
        contract.feed(),
        refused,
        records(),
        contract.breaker().quarantinedShare(),
        contract.feed());
  }
}
