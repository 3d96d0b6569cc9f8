package io.tributary.job.run;

import io.tributary.quality.RowFault;
import io.tributary.schema.TableSpec;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the audit of a write needs of the run it is in.
 *
 * @param run the run
 * @param step names the write where the job makes several to the table
 * @param table the table
 */
record AuditContext(JobRun run, String step, TableSpec table) {

  PutAway putAway(List<RowFault> faults) {
    return new PutAway(table, faults, run, run.sealer());
  }

  /** Keeps rows that are not published, before what is published. */
  void keep(String why, Dataset<Row> rows) {
    run.keep(table.id() + " " + step + " " + why, rows);
  }

  MetricHistory history() {
    return new MetricHistory(run);
  }
}
