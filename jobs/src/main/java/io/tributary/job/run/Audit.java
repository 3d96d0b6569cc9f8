package io.tributary.job.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

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

  private Audit() {}

  /**
   * Computes the rows once, checks them against the contract, and hands them on.
   *
   * @throws IllegalStateException naming every column at fault; the rows are not handed on
   */
  static <T> T audited(TableSpec table, Dataset<Row> rows, Function<Dataset<Row>, T> publish) {
    Dataset<Row> computed = rows.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<String> faults = new ArrayList<>(missing(table, computed));
      faults.addAll(repeated(table, computed));
      if (!faults.isEmpty()) {
        throw new IllegalStateException("Cannot publish " + table.id() + ": "
            + String.join("; ", faults) + ". The table was left as it was.");
      }
      return publish.apply(computed);
    } finally {
      computed.unpersist();
    }
  }

  private static List<String> missing(TableSpec table, Dataset<Row> rows) {
    List<Field> required = table.columns().stream().filter(Field::required).toList();
    Column[] nulls = required.stream()
        .map(field -> count_if(field.column().isNull()).as(field.name()))
        .toArray(Column[]::new);
    Row counts = rows.agg(count(lit(1)), nulls).head();
    List<String> faults = new ArrayList<>();
    for (Field field : required) {
      long missing = counts.getAs(field.name());
      if (missing > 0) {
        faults.add(missing + " rows have no " + field.name());
      }
    }
    return faults;
  }

  private static List<String> repeated(TableSpec table, Dataset<Row> rows) {
    if (table.key().isEmpty()) {
      return List.of();
    }
    Column key = struct(table.key().stream().map(Field::column).toArray(Column[]::new));
    long keys = rows.groupBy(key.as("key")).count().where(col("count").gt(1)).count();
    return keys == 0
        ? List.of()
        : List.of(keys + " keys ("
            + String.join(", ", table.key().stream().map(Field::name).toList())
            + ") stand in several rows");
  }
}
