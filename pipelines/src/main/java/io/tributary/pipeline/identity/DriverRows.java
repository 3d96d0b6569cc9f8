package io.tributary.pipeline.identity;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Rows that are known before any task runs, such as what stewards have decided. */
final class DriverRows {

  private DriverRows() {}

  /** The rows as a Dataset that can be joined with another one. */
  static Dataset<Row> beside(Dataset<Row> other, List<Row> rows, StructType schema) {
    return other.sparkSession().createDataFrame(rows, schema);
  }
}
