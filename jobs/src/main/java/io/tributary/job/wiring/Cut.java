package io.tributary.job.wiring;

import io.tributary.job.lineage.Cuts;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows that several tables are made of, computed once. */
final class Cut {

  private Cut() {}

  /**
   * The rows without how they came about: plans that grow with every table made of the same rows
   * take longer to analyse than to run. Columns are named anew, or a join of two such Datasets
   * would take the one's column for the other's.
   */
  static Dataset<Row> of(Dataset<Row> rows) {
    return Cuts.of(rows).toDF(rows.columns());
  }
}
