package io.tributary.job.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.delta.tables.DeltaTable;
import io.tributary.schema.TableSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The Delta tables below one root, local or s3a://. One writer process at a time (the lease sees to
 * that); inside it, writers of one table take turns.
 */
public final class Lake {

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
    if (!exists(table)) {
      return none(table);
    }
    String path = path(table);
    return columns(
        table,
        SmallTables.newest(session, path)
            .orElseGet(() -> session.read().format("delta").load(path)));
  }

  /** The names of the table's columns as they lie in the lake; none while it does not exist. */
  public List<String> columns(TableSpec table) {
    return exists(table)
        ? List.of(session.read().format("delta").load(path(table)).columns())
        : List.of();
  }

  /** The rows a version of the table had. */
  public Dataset<Row> read(TableSpec table, long version) {
    String path = path(table);
    return columns(
        table,
        SmallTables.at(session, path, version)
            .orElseGet(() ->
                session.read().format("delta").option("versionAsOf", version).load(path)));
  }

  /** No rows, with the contract's columns. */
  public Dataset<Row> none(TableSpec table) {
    return session.createDataFrame(List.of(), table.schema());
  }

  /** The newest version; empty while the table does not exist. */
  public OptionalLong version(TableSpec table) {
    return exists(table) ? OptionalLong.of(log(table).newest()) : OptionalLong.empty();
  }

  /**
   * Writes rows, once per tag: where a commit of the same tag exists it is returned and nothing is
   * written. The first write creates the table; columns the contract gained since are added.
   *
   * @throws IllegalStateException when the rows have not the contract's columns
   */
  public Written write(TableSpec table, Dataset<Row> rows, WriteMode mode, WriteTag tag) {
    return once(
        table,
        tag,
        () -> new TableWrite(session, table, path(table), tag).put(rows, mode, exists(table)));
  }

  /**
   * Rows to be added, computed and written but in no version of the table yet; empty where the
   * table gains columns with them. No other thread of this process may write the table meanwhile.
   */
  public Optional<StagedRows> stage(TableSpec table, Dataset<Row> rows, WriteTag tag) {
    return new TableWrite(session, table, path(table), tag).staged(rows);
  }

  /** Commits staged rows, once per tag. */
  public Written commit(TableSpec table, StagedRows rows, WriteTag tag) {
    return once(table, tag, rows::commit);
  }

  /** The commit of that tag; empty where it was not made. */
  public Optional<Written> written(TableSpec table, WriteTag tag) {
    return committed(table, tag);
  }

  /** How many rows the table has, by what its files say of themselves. */
  public long rowCount(TableSpec table) {
    if (!exists(table)) {
      return 0;
    }
    OptionalLong counted = SmallTables.rowCount(session, path(table));
    return counted.isPresent()
        ? counted.getAsLong()
        : session.read().format("delta").load(path(table)).count();
  }

  /** Deletes the rows that fulfil the predicate, once per tag; nothing where there is no table. */
  public Written delete(TableSpec table, String predicate, WriteTag tag) {
    return once(table, tag, () -> {
      if (exists(table)) {
        new TableWrite(session, table, path(table), tag).delete(predicate);
      }
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

  private Written once(TableSpec table, WriteTag tag, Runnable write) {
    return locked(table, () -> {
      Optional<Written> before = committed(table, tag);
      if (before.isPresent()) {
        return before.get();
      }
      write.run();
      // Delta leaves out a commit that would change nothing.
      return committed(table, tag).orElseGet(() -> new Written(version(table).orElse(-1), 0));
    });
  }

  private Optional<Written> committed(TableSpec table, WriteTag tag) {
    return exists(table) ? log(table).commitOf(tag) : Optional.empty();
  }

  private CommitLog log(TableSpec table) {
    return new CommitLog(session, path(table));
  }

  /**
   * A column the contract gained after the table was written is null in its old rows. Bronze may
   * have more columns than its contract: those it took up from files, or the contract gave up.
   */
  private static Dataset<Row> columns(TableSpec table, Dataset<Row> rows) {
    Set<String> present = Set.of(rows.columns());
    Set<String> known = Set.of(table.schema().fieldNames());
    Stream<Column> more = Arrays.stream(rows.columns())
        .filter(name -> table.database().equals("bronze") && !known.contains(name))
        .map(name -> col("`" + name + "`"));
    Stream<Column> own = table.columns().stream()
        .map(field -> present.contains(field.name())
            ? col("`" + field.name() + "`")
            : lit(null).cast(field.type()).as(field.name()));
    return rows.select(Stream.concat(own, more).toArray(Column[]::new));
  }
}
