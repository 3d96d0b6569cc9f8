package io.tributary.pipeline.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.to_date;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows one target gets from the standing records of its feed. */
public final class TargetRows {

  private TargetRows() {}

  /**
   * One row per standing record, element or group, with the target table's columns.
   *
   * @param standing the standing records, as {@link Documents#standing} gives them
   */
  public static Dataset<Row> of(
      FeedContract contract,
      Target target,
      TableSpec table,
      Dataset<Row> standing,
      SilverSettings settings) {
    Dataset<Row> chosen = standing.withColumn(Columns.FEED.name(), lit(contract.feed()));
    Dataset<Row> rows = target.each() instanceof Target.Each.Group
        ? grouped(chosen, target, contract, table, settings)
        : each(elements(chosen, target), target, contract, table, settings);
    return dated(rows, table, settings).transform(table::conform);
  }

  /** The column that names a target's document: the record, or the group it falls into. */
  public static Column document(FeedContract contract, Target target) {
    return target.each() instanceof Target.Each.Group group
        ? Documents.hash(contract.feed(), group.columns())
        : Columns.DOCUMENT.column();
  }

  private static Dataset<Row> elements(Dataset<Row> records, Target target) {
    return target.each() instanceof Target.Each.Item item
        ? records.withColumn(
            "item", explode(item.isColumn() ? Documents.column(item.array()) : expr(item.array())))
        : records;
  }

  private static Dataset<Row> each(
      Dataset<Row> records,
      Target target,
      FeedContract contract,
      TableSpec table,
      SilverSettings settings) {
    List<Column> columns = selected(target);
    columns.addAll(defaults(target, contract, table, settings));
    if (!target.select().containsKey(Columns.TOKENS.name())) {
      columns.add(Columns.TOKENS.column());
    }
    Columns.PROVENANCE.forEach(field -> columns.add(field.column()));
    return filtered(records, target).select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> grouped(
      Dataset<Row> records,
      Target target,
      FeedContract contract,
      TableSpec table,
      SilverSettings settings) {
    List<Column> aggregates = selected(target);
    aggregates.add(tokensOfGroup(settings));
    aggregates.add(max(Columns.VERSION.column()).as(Columns.VERSION.name()));
    aggregates.add(hashOfGroup());
    for (Field newest : List.of(Columns.FILE, Columns.ROW, Columns.RUN_ID)) {
      aggregates.add(max_by(newest.column(), Columns.VERSION.column()).as(newest.name()));
    }
    Dataset<Row> rows = filtered(records, target)
        .withColumn("group_document", document(contract, target))
        .groupBy(col("group_document"))
        .agg(aggregates.get(0), aggregates.subList(1, aggregates.size()).toArray(Column[]::new))
        .withColumnRenamed("group_document", Columns.DOCUMENT.name())
        .withColumn(Columns.FEED.name(), lit(contract.feed()));
    List<Column> all = new ArrayList<>(List.of(col("*")));
    all.addAll(defaults(target, contract, table, settings));
    return rows.select(all.toArray(Column[]::new));
  }

  private static Column tokensOfGroup(SilverSettings settings) {
    Column together = flatten(collect_list(Columns.TOKENS.column()));
    return Documents.inOrder(together, settings.identifierKinds()).as(Columns.TOKENS.name());
  }

  private static Column hashOfGroup() {
    Column hashes = sort_array(collect_list(Columns.HASH.column()));
    return sha2(concat_ws(",", hashes), 256).as(Columns.HASH.name());
  }

  private static Dataset<Row> filtered(Dataset<Row> records, Target target) {
    return target.where().map(where -> records.where(expr(where))).orElse(records);
  }

  private static List<Column> selected(Target target) {
    return target.select().entrySet().stream()
        .map(entry -> expr(entry.getValue()).as(entry.getKey()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Brand, currency, and null for the optional columns nothing was selected for. */
  private static List<Column> defaults(
      Target target, FeedContract contract, TableSpec table, SilverSettings settings) {
    Set<String> given = Stream.concat(
            target.select().keySet().stream(), Stream.of(Columns.TOKENS.name()))
        .collect(Collectors.toSet());
    return table.fields().stream()
        .filter(field -> !given.contains(field.name()))
        .map(field -> fallback(field, contract, settings))
        .toList();
  }

  private static Column fallback(Field field, FeedContract contract, SilverSettings settings) {
    Column value = switch (field.name()) {
      case "brand_id" -> lit(contract.brand().orElse(settings.brand()));
      case "currency" -> lit(settings.currency());
      default -> lit(null).cast(field.type());
    };
    return value.as(field.name());
  }

  private static Dataset<Row> dated(Dataset<Row> rows, TableSpec table, SilverSettings settings) {
    if (table.eventTime().isEmpty()) {
      return rows;
    }
    Column local =
        from_utc_timestamp(table.eventTime().get().column(), settings.zone().getId());
    return rows.withColumn(Columns.BUSINESS_DATE.name(), to_date(local))
        .withColumn(
            Columns.BUSINESS_MONTH.name(), coalesce(date_format(local, "yyyy-MM"), lit("unknown")));
  }
}
