package io.tributary.job.lake;

import static io.tributary.job.lake.WriteMode.Merge.DELETE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.delta.tables.DeltaTable;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/** One commit to one table, carrying a tag. */
final class TableWrite {

  private static final String USER_METADATA = "spark.databricks.delta.commitInfo.userMetadata";

  private static final String STATISTICS = "delta.dataSkippingStatsColumns";

  private final SparkSession session;
  private final TableSpec table;
  private final String path;
  private final WriteTag tag;

  TableWrite(SparkSession session, TableSpec table, String path, WriteTag tag) {
    this.session = session;
    this.table = table;
    this.path = path;
    this.tag = tag;
  }

  /** Writes the rows; a table that does not exist yet is created with what a merge would insert. */
  void put(Dataset<Row> rows, WriteMode mode, boolean exists) {
    if (!exists) {
      create(mode instanceof WriteMode.Merge ? inserted(rows) : rows);
    } else if (mode instanceof WriteMode.Merge merge) {
      tagged(() -> merge(withDelete(rows), merge));
    } else if (mode instanceof WriteMode.ReplaceWhere replace) {
      writer(rows)
          .option("replaceWhere", replace.predicate())
          .mode(SaveMode.Overwrite)
          .save(path);
    } else if (mode instanceof WriteMode.Append) {
      writer(rows).mode(SaveMode.Append).save(path);
    } else if (!new SmallOverwrite(session, path, tag).done(table.conform(rows))) {
      writer(rows).mode(SaveMode.Overwrite).save(path);
    }
  }

  private Dataset<Row> inserted(Dataset<Row> rows) {
    return withDelete(rows).where(col(DELETE).equalTo(false)).drop(DELETE);
  }

  void delete(String predicate) {
    tagged(() -> DeltaTable.forPath(session, path).delete(predicate));
  }

  /** DELETE and MERGE take the commit's text from the session alone. */
  private void tagged(Runnable command) {
    session.conf().set(USER_METADATA, tag.metadata());
    try {
      command.run();
    } finally {
      session.conf().unset(USER_METADATA);
    }
  }

  private void merge(Dataset<Row> source, WriteMode.Merge merge) {
    String sameKey = merge.key().stream()
        .map(key -> "t.`%s` <=> s.`%s`".formatted(key, key))
        .collect(Collectors.joining(" and "));
    Map<String, String> all = new HashMap<>();
    table.columns().forEach(field -> all.put("`" + field.name() + "`", "s.`" + field.name() + "`"));
    DeltaTable.forPath(session, path)
        .as("t")
        .merge(source.as("s"), "(" + merge.within() + ") and " + sameKey)
        .withSchemaEvolution()
        .whenMatched("s." + DELETE)
        .delete()
        .whenMatched(merge.update())
        .updateExpr(all)
        .whenNotMatched("not s." + DELETE)
        .insertExpr(all)
        .execute();
  }

  /** Rows to be added, written and not committed; empty where the table's columns change. */
  Optional<StagedRows> staged(Dataset<Row> rows) {
    Dataset<Row> conformed = table.conform(rows);
    return StagedRows.canHold(session, path, conformed)
        ? Optional.of(StagedRows.write(session, table, path, conformed, settings(), tag))
        : Optional.empty();
  }

  private void create(Dataset<Row> rows) {
    writer(rows).options(settings()).mode(SaveMode.Overwrite).save(path);
  }

  /** Bronze is read by run and file, silver by feed and day: other statistics cost every write. */
  private Map<String, String> settings() {
    return switch (table.database()) {
      case "bronze" -> Map.of(STATISTICS, "_run_id,_file");
      case "silver" ->
        Map.of(STATISTICS, table.eventTime().isPresent() ? "_feed,business_date" : "_feed");
      // The other tables are narrow, or read whole.
      default -> Map.of();
    };
  }

  private DataFrameWriter<Row> writer(Dataset<Row> rows) {
    String[] partitions = table.partitions().stream().map(Field::name).toArray(String[]::new);
    return table
        .conform(rows)
        .write()
        .format("delta")
        .option("userMetadata", tag.metadata())
        .option("mergeSchema", true)
        .partitionBy(partitions);
  }

  /** The table's columns and a deletion flag that is never null. */
  private Dataset<Row> withDelete(Dataset<Row> rows) {
    Set<String> present = Set.of(rows.columns());
    Column flag = present.contains(DELETE) ? coalesce(col(DELETE), lit(false)) : lit(false);
    return flagged().conform(rows.withColumn(DELETE, flag));
  }

  private TableSpec flagged() {
    Field flag = Field.of(DELETE, DataTypes.BooleanType, "Whether the row removes its match.");
    List<Field> fields = Stream.concat(table.fields().stream(), Stream.of(flag)).toList();
    return new TableSpec(
        table.database(), table.name(), table.grain(), fields, table.key(), table.eventTime());
  }
}
