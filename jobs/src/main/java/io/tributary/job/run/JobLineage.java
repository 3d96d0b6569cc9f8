package io.tributary.job.run;

import io.tributary.job.lineage.ColumnRef;
import io.tributary.job.lineage.Edge;
import io.tributary.job.lineage.Edges;
import io.tributary.job.lineage.PlanLineage;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.ColumnLineage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which columns the columns of one job's tables are made from. */
public final class JobLineage {

  private static final Logger LOG = LoggerFactory.getLogger(JobLineage.class);

  /** The databases whose columns are followed by plans; bronze follows from contracts. */
  private static final Set<String> TRACED = Set.of("silver", "identity", "gold", "vault");

  private final JobRun run;
  private final LineageBook book;
  private final Set<String> tablesRead;
  private final Set<ColumnRef> unseen = ConcurrentHashMap.newKeySet();

  /**
   * The lineage of a job's tables.
   *
   * @param tablesRead names of the tables it has read so far
   */
  JobLineage(JobRun run, LineageBook book, Set<String> tablesRead) {
    this.run = run;
    this.book = book;
    this.tablesRead = tablesRead;
  }

  /**
   * Says which columns those parts are made from that no plan shows: code over partitions, or rows
   * made on the driver. Without it all tables the job has read are named.
   */
  public void madeFrom(TableSpec table, Field... columns) {
    for (Field column : columns) {
      unseen.add(new ColumnRef(table.id(), column.name()));
    }
  }

  /**
   * Keeps which columns something is made from, where it is not known from runs before.
   *
   * @param step names the write where the job makes several
   * @param name the table; export.NAME for what leaves the lake
   */
  public void keep(String step, String name, Supplier<List<Edge>> edges) {
    if (run.lane().equals("quick")) {
      return;
    }
    try {
      book.keep(run, step, name, edges.get());
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
      // What is told of a table must not keep the table from being written.
      LOG.warn("The lineage of {} is not kept: {}", name, e.getClass().getName());
    }
  }

  /** The same for rows that are written to a table. */
  void keep(String step, TableSpec table, Dataset<Row> rows) {
    if (TRACED.contains(table.database())) {
      keep(step, table.id(), () -> edges(table.id(), rows));
    }
  }

  /** The edges of rows: from their plan, and where that does not show it from what was read. */
  public List<Edge> edges(String name, Dataset<Row> rows) {
    Set<ColumnRef> others = unseen.isEmpty()
        ? tablesRead.stream()
            .filter(id -> !id.equals(name))
            .map(id -> new ColumnRef(id, ColumnLineage.ALL))
            .collect(Collectors.toSet())
        : unseen;
    return Edges.of(name, PlanLineage.of(rows), others);
  }
}
