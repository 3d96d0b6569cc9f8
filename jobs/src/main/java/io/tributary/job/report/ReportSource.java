package io.tributary.job.report;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Where a report's figures come from: one release of a lake. */
public interface ReportSource {

  /** Whether the release has the table, such as {@code gold.rfm_scores}. */
  boolean has(String table);

  /** The rows of a query; the caller has limited them. */
  List<Row> rows(String sql);

  /** Whether the release has them all. */
  default boolean hasAll(String... tables) {
    return Stream.of(tables).allMatch(this::has);
  }
}
