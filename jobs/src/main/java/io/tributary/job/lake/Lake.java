package io.tributary.job.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.delta.tables.DeltaMergeBuilder;
import io.delta.tables.DeltaTable;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * The Delta tables below one root, local or s3a://. One writer process at a time (the lease sees to
 * that); inside it, writers of one table take turns.
 */
public final class Lake {

  private static final String DELETE = "_delete";
  private static final Map<String, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

  private final SparkSession session;
  private final String root;

  public Lake(SparkSession session, String root) {
    this.session = session;
    this.root = root;
  }

  /** The same lake seen by another session; settings are session-wide, so each job has its own. */
  public Lake with(SparkSession other) {
    return new Lake(other, root);
  }

  public SparkSession session() {
    return session;
  }

  public String root() {
    return root;
  }

  /** The table's folder. */
  public String path(TableSpec table) {
    return root + "/" + table.database() + "/" + table.name();
  }

  public boolean exists(TableSpec table) {
    return DeltaTable.isDeltaTable(session, path(table));
  }

  /** The table's rows with the contract's columns; none while the table does not exist. */
  public Dataset<Row> read(TableSpec table) {
    return exists(table)
        ? columns(table, session.read().format("delta").load(path(table)))
        : session.createDataFrame(List.of(), table.schema());
  }

  /** The rows a version of the table had. */
  public Dataset<Row> read(TableSpec table, long version) {
    return columns(
        table, session.read().format("delta").option("versionAsOf", version).load(path(table)));
  }

  /** The newest version; empty while the table does not exist. */
  public OptionalLong version(TableSpec table) {
    return exists(table)
        ? OptionalLong.of(new CommitLog(session, path(table)).newest())
        : OptionalLong.empty();
  }

  /**
   * Writes rows, once per tag: where a commit of the same tag exists it is returned and nothing is
   * written.
   */
  public Written write(TableSpec table, Dataset<Row> rows, WriteMode mode, WriteTag tag) {
    return locked(table, () -> {
      boolean exists = exists(table);
      CommitLog log = new CommitLog(session, path(table));
      if (exists) {
        java.util.Optional<Written> before = log.commitOf(tag);
        if (before.isPresent()) {
          return before.get();
        }
      }
      session.conf().set("spark.databricks.delta.commitInfo.userMetadata", tag.metadata());
      put(table, rows, exists ? mode : firstWrite(mode));
      return log.written(log.newest());
    });
  }

  /** Runs while no other thread of this process writes the table. */
  public <T> T locked(TableSpec table, Supplier<T> action) {
    ReentrantLock lock = LOCKS.computeIfAbsent(path(table), path -> new ReentrantLock());
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  private static WriteMode firstWrite(WriteMode mode) {
    return mode instanceof WriteMode.Merge ? mode : new WriteMode.Overwrite();
  }

  private void put(TableSpec table, Dataset<Row> rows, WriteMode mode) {
    if (mode instanceof WriteMode.Merge merge) {
      merge(table, rows, merge);
    } else if (mode instanceof WriteMode.ReplaceWhere replace) {
      writer(table, rows)
          .mode(SaveMode.Overwrite)
          .option("replaceWhere", replace.predicate())
          .save(path(table));
    } else {
      boolean overwrite = mode instanceof WriteMode.Overwrite;
      writer(table, rows)
          .mode(overwrite ? SaveMode.Overwrite : SaveMode.Append)
          .option("mergeSchema", true)
          .save(path(table));
    }
  }

  private void merge(TableSpec table, Dataset<Row> rows, WriteMode.Merge merge) {
    if (!exists(table)) {
      put(table, rows.where("not " + DELETE).drop(DELETE), new WriteMode.Overwrite());
      return;
    }
    String sameKey = merge.key().stream()
        .map(key -> "t.`%s` <=> s.`%s`".formatted(key, key))
        .collect(Collectors.joining(" and "));
    Map<String, String> all = new HashMap<>();
    Arrays.stream(rows.columns())
        .filter(column -> !column.equals(DELETE))
        .forEach(column -> all.put("`" + column + "`", "s.`" + column + "`"));
    DeltaMergeBuilder builder = DeltaTable.forPath(session, path(table))
        .as("t")
        .merge(rows.as("s"), "(" + merge.within() + ") and " + sameKey);
    builder
        .whenMatched("s." + DELETE)
        .delete()
        .whenMatched(merge.update())
        .updateExpr(all)
        .whenNotMatched("not s." + DELETE)
        .insertExpr(all)
        .execute();
  }

  private static DataFrameWriter<Row> writer(TableSpec table, Dataset<Row> rows) {
    String[] partitions = table.partitions().stream().map(Field::name).toArray(String[]::new);
    return rows.write().format("delta").partitionBy(partitions);
  }

  /** A column the contract gained after the table was written is null in its old rows. */
  private static Dataset<Row> columns(TableSpec table, Dataset<Row> rows) {
    Set<String> present = Set.of(rows.columns());
    Column[] selected = table.columns().stream()
        .map(field -> present.contains(field.name())
            ? col("`" + field.name() + "`")
            : lit(null).cast(field.type()).as(field.name()))
        .toArray(Column[]::new);
    return rows.select(selected);
  }
}
