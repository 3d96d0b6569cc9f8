package io.tributary.job.run;

import static io.tributary.job.lake.WriteMode.Merge.DELETE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.tributary.job.lake.WriteMode;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** The check between computing a table and publishing it: keys are unique, required is there. */
final class Audit {

  private static final String COPIES = "_copies";
  private static final String MISPLACED = "_misplaced";

  private final TableSpec table;
  private final Dataset<Row> rows;

  private Audit(TableSpec table, Dataset<Row> rows) {
    this.table = table;
    this.rows = rows;
  }

  /**
   * Computes the rows once, checks them against the contract and the mode, and hands them on.
   * Appended rows are handed on as they are: event tables have no key, and bronze keeps what came.
   *
   * @throws IllegalStateException naming every column at fault; the rows are not handed on
   */
  static <T> T audited(
      TableSpec table, Dataset<Row> rows, WriteMode mode, Function<Dataset<Row>, T> publish) {
    if (mode instanceof WriteMode.Append) {
      return publish.apply(rows);
    }
    Dataset<Row> computed = rows.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<String> faults = new Audit(table, computed).faults(mode);
      if (!faults.isEmpty()) {
        throw new IllegalStateException("Cannot publish " + table.id() + ": "
            + String.join("; ", faults) + ". The table was left as it was.");
      }
      return publish.apply(computed);
    } finally {
      computed.unpersist();
    }
  }

  private List<String> faults(WriteMode mode) {
    List<String> key = key(mode);
    List<Field> required = table.columns().stream()
        .filter(Field::required)
        .filter(field -> List.of(rows.columns()).contains(field.name()))
        .toList();
    Row totals = totals(key, required, misplaced(mode));
    List<String> faults = new ArrayList<>();
    for (Field field : required) {
      add(faults, totals.getAs(field.name()), " rows have no " + field.name());
    }
    add(
        faults,
        totals.getAs(COPIES),
        " keys (" + String.join(", ", key) + ") stand in several rows");
    add(faults, totals.getAs(MISPLACED), " rows lie outside what they replace");
    return faults;
  }

  /** One pass: per key what is at fault, then the sums. */
  private Row totals(List<String> key, List<Field> required, Column misplaced) {
    Column isKept = List.of(rows.columns()).contains(DELETE)
        ? coalesce(col(DELETE), lit(false)).equalTo(false)
        : lit(true);
    List<Column> perKey = new ArrayList<>(List.of(count_if(misplaced).as(MISPLACED)));
    List<Column> overall = new ArrayList<>(List.of(total(MISPLACED)));
    for (Field field : required) {
      perKey.add(count_if(field.column().isNull().and(isKept)).as(field.name()));
      overall.add(total(field.name()));
    }
    Column copies = key.isEmpty() ? lit(0) : count_if(col(COPIES).gt(1));
    return rows.groupBy(
            key.stream().map(name -> col(name).as("_key_" + name)).toArray(Column[]::new))
        .agg(count(lit(1)).as(COPIES), perKey.toArray(Column[]::new))
        .agg(copies.cast("long").as(COPIES), overall.toArray(Column[]::new))
        .head();
  }

  private List<String> key(WriteMode mode) {
    return mode instanceof WriteMode.Merge merge
        ? merge.key()
        : table.key().stream().map(Field::name).toList();
  }

  private static Column misplaced(WriteMode mode) {
    return mode instanceof WriteMode.ReplaceWhere replace
        ? coalesce(expr(replace.predicate()), lit(false)).equalTo(false)
        : lit(false);
  }

  private static Column total(String name) {
    return coalesce(sum(col(name)), lit(0L)).as(name);
  }

  private static void add(List<String> faults, long count, String what) {
    if (count > 0) {
      faults.add(count + what);
    }
  }
}
