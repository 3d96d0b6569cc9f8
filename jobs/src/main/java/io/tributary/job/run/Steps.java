package io.tributary.job.run;

import io.tributary.job.lake.WriteMode;
import io.tributary.schema.TableSpec;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Steps that most jobs are: one table from one transform. */
public final class Steps {

  private Steps() {}

  /** The rows are all the table holds. */
  public static Step overwrite(TableSpec table, Function<JobRun, Dataset<Row>> rows) {
    return run -> run.commit(table, rows.apply(run), new WriteMode.Overwrite());
  }

  /** The rows are added; a repeated run adds them once. */
  public static Step append(TableSpec table, Function<JobRun, Dataset<Row>> rows) {
    return run -> run.commit(table, rows.apply(run), new WriteMode.Append());
  }

  /** The rows replace those the mode, which may depend on the window, names. */
  public static Step write(
      TableSpec table, Function<JobRun, WriteMode> mode, Function<JobRun, Dataset<Row>> rows) {
    return run -> run.commit(table, rows.apply(run), mode.apply(run));
  }
}
