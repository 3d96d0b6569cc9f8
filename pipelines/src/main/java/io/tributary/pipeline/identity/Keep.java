package io.tributary.pipeline.identity;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Holds the rows of a stage that later stages read several times: a job persists or stages them;
 * {@link #NOTHING} leaves them to be computed again.
 */
@FunctionalInterface
public interface Keep {

  /** Holds nothing. */
  Keep NOTHING = (stage, rows) -> rows;

  /** The same rows, held. */
  Dataset<Row> rows(String stage, Dataset<Row> rows);
}
