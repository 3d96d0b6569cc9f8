package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import io.tributary.pipeline.silver.Documents;
import io.tributary.schema.Columns;
import io.tributary.schema.contract.Breaker;
import io.tributary.schema.contract.FeedContract;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Records and refused records by file; one entry a file of the run on the driver.
 *
 * @param byFile records of each file; one for a damaged one
 * @param refused refused records of all files, damaged files included
 * @param damaged files whose bytes are damaged, by path
 */
record FileCounts(Map<String, Long> byFile, long refused, Set<String> damaged) {

  FileCounts {
    byFile = Map.copyOf(byFile);
    damaged = Set.copyOf(damaged);
  }

  static FileCounts of(Dataset<Row> records) {
    Map<String, Long> byFile = new HashMap<>();
    Set<String> damaged = new HashSet<>();
    long refused = 0;
    for (Row row : records
        .groupBy(Columns.FILE.column())
        .agg(
            count(lit(1)).as("records"),
            count_if(Documents.isRefused()).as("refused"),
            min(Columns.ROW.column()).as("first"))
        .collectAsList()) {
      boolean isDamaged = row.getLong(3) == 0;
      byFile.put(row.getString(0), isDamaged ? 1 : row.getLong(1));
      refused += isDamaged ? 1 : row.getLong(2);
      if (isDamaged) {
        damaged.add(row.getString(0));
      }
    }
    return new FileCounts(byFile, refused, damaged);
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
