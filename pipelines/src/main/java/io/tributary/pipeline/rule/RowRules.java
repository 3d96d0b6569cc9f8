package io.tributary.pipeline.rule;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.Columns;
import io.tributary.schema.contract.ColumnSpec;
import io.tributary.schema.contract.ColumnSpec.OnFailure;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.RowRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/** The contract's conditions on every record, in one pass over bronze rows. */
public final class RowRules {

  /** The code of a record that could not be read; no rule is asked about it. */
  public static final String BROKEN_RECORD = "broken-record";

  /** The code of the one row a damaged file gives in the place of its records. */
  public static final String UNREADABLE_FILE = "unreadable-file";

  private static final String BRONZE = "_bronze";

  private RowRules() {}

  /**
   * Adds a reason to {@code _reasons} for every rule a record breaks; nothing else changes.
   *
   * <p>A condition that is null counts as broken. A record that could not be read has its one
   * reason already and meets no rule.
   */
  public static Dataset<Row> apply(FeedContract contract, Dataset<Row> bronze) {
    if (contract.rules().isEmpty()) {
      return bronze;
    }
    List<Column> beside = new ArrayList<>(StandardView.columns(contract, bronze.schema()));
    beside.add(struct(col("*")).as(BRONZE));
    Dataset<Row> view = bronze.select(beside.toArray(Column[]::new));
    Column reasons = reasons(contract, view.schema());
    return view.select(Arrays.stream(bronze.columns())
        .map(name -> name.equals(Columns.REASONS.name())
            ? reasons.as(name)
            : col(BRONZE).getField(name).as(name))
        .toArray(Column[]::new));
  }

  private static Column reasons(FeedContract contract, StructType view) {
    Column[] broken = contract.rules().stream()
        .map(rule -> when(not(coalesce(expr(rule.condition()), lit(false))), reason(rule, view))
            .cast(Columns.REASON))
        .toArray(Column[]::new);
    Column found = filter(array(broken), Column::isNotNull);
    Column codes = Columns.REASONS.column().getField("code");
    Column unread = array_contains(codes, BROKEN_RECORD).or(array_contains(codes, UNREADABLE_FILE));
    return when(unread, Columns.REASONS.column())
        .otherwise(concat(Columns.REASONS.column(), found));
  }

  private static Column reason(RowRule rule, StructType view) {
    String severity = rule.onFailure() == OnFailure.QUARANTINE ? "quarantine" : "soft";
    return struct(
        lit(rule.id()).as("rule"),
        lit(severity).as("severity"),
        lit(rule.code()).as("code"),
        lit(rule.says()).as("message"),
        lit(rule.column()).as("column"),
        shown(rule.column(), view).as("value"));
  }

  /** Numbers, days and truth values as they are; text could hold anything, so it is left out. */
  private static Column shown(String column, StructType view) {
    boolean isShown = Arrays.asList(view.fieldNames()).contains(column)
        && isHarmless(view.apply(column).dataType());
    return isShown
        ? col("`" + column + "`").cast(DataTypes.StringType)
        : lit(null).cast(DataTypes.StringType);
  }

  private static boolean isHarmless(DataType type) {
    return type instanceof NumericType
        || type instanceof DateType
        || type instanceof TimestampType
        || type instanceof BooleanType;
  }

  /** Whether a record that breaks only rules can be refused. */
  public static boolean canRefuse(FeedContract contract) {
    return contract.rules().stream()
        .anyMatch(rule -> rule.onFailure() == ColumnSpec.OnFailure.QUARANTINE);
  }
}
