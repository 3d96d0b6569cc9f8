package io.tributary.job.lineage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.tributary.schema.table.ColumnLineage;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads ops.column_lineage. */
public final class LineageTable {

  private LineageTable() {}

  /** The edges that hold: of every write of every job those found last. Some ten thousand rows. */
  public static List<Edge> edges(Dataset<Row> lineage) {
    Column step = coalesce(ColumnLineage.STEP.column(), lit(""));
    Dataset<Row> named = lineage.withColumn("write", step);
    Dataset<Row> newest = named
        .groupBy("job", "write", "table_id")
        .agg(max_by(
                ColumnLineage.STATE.column(),
                struct(ColumnLineage.AT.column(), ColumnLineage.RUN_ID.column()))
            .as("state"));
    return named
        .join(newest, new String[] {"job", "write", "table_id", "state"}, "left_semi")
        .select("table_id", "column", "from_table", "from_column", "kind")
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> new Edge(
            new ColumnRef(row.getString(0), row.getString(1)),
            new ColumnRef(row.getString(2), row.getString(3)),
            Edge.Kind.valueOf(row.getString(4).toUpperCase(Locale.ROOT))))
        .toList();
  }
}
