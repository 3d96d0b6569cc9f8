package io.tributary.job.run;

import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Journal rows as rows of their ops table. */
final class OpsRows {

  private OpsRows() {}

  static Dataset<Row> typed(SparkSession session, TableSpec table, List<String> json) {
    Dataset<Row> rows = session
        .read()
        .schema(table.schema())
        .json(session.createDataset(json, Encoders.STRING()))
        .coalesce(1);
    return table.conform(rows);
  }
}
