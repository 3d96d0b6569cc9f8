package io.tributary.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import io.tributary.schema.quality.RowCheck;
import io.tributary.schema.quality.Severity;
import io.tributary.schema.quality.TableRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * Something that can be wrong with one row of a table, seen from the row alone.
 *
 * @param metric {@code missing_values.<column>}, {@code outside_values.<column>} or
 *     {@code rule.<id>}
 * @param code missing, out-of-range or rule
 * @param column the column to blame, where it is one
 * @param says the fault in words
 * @param severity what it does
 * @param isBroken whether a row has it; never null
 */
public record RowFault(
    String metric,
    String code,
    Optional<Field> column,
    String says,
    Severity severity,
    Column isBroken) {

  static final String MISSING = "missing_values";
  static final String OUTSIDE = "outside_values";
  private static final int LONGEST_VALUE = 64;

  /** Everything that can be wrong with rows that have those columns. */
  public static List<RowFault> of(TableSpec table, TableRule rule, String[] columns) {
    List<String> present = Arrays.asList(columns);
    List<Field> fields =
        table.columns().stream().filter(field -> present.contains(field.name())).toList();
    List<RowFault> faults = new ArrayList<>();
    fields.stream().filter(Field::required).forEach(field -> faults.add(missing(field, rule)));
    for (Field field : fields) {
      field
          .values()
          .ifPresent(values -> faults.add(new RowFault(
              OUTSIDE + "." + field.name(),
              "out-of-range",
              Optional.of(field),
              "rows have another " + field.name() + " than " + values.says(),
              rule.values(),
              not(coalesce(values.hold(quoted(field)), lit(true))))));
    }
    rule.rows().forEach(check -> faults.add(broken(check)));
    return List.copyOf(faults);
  }

  private static RowFault missing(Field field, TableRule rule) {
    return new RowFault(
        MISSING + "." + field.name(),
        "missing",
        Optional.of(field),
        "rows have no " + field.name(),
        rule.required(),
        quoted(field).isNull());
  }

  private static RowFault broken(RowCheck check) {
    return new RowFault(
        "rule." + check.id(),
        "rule",
        Optional.empty(),
        check.says(),
        check.severity(),
        not(coalesce(expr(check.condition()), lit(false))));
  }

  private static Column quoted(Field field) {
    return org.apache.spark.sql.functions.col("`" + field.name() + "`");
  }

  /** Whether a row is to be put away. */
  public static Optional<Column> isPutAway(List<RowFault> faults) {
    return faults.stream()
        .filter(fault -> fault.severity() == Severity.QUARANTINE)
        .map(RowFault::isBroken)
        .reduce(Column::or);
  }

  /** Whether a row is one that stops publishing. */
  public static Optional<Column> isStopping(List<RowFault> faults) {
    return faults.stream()
        .filter(fault -> fault.severity() == Severity.BREAKER)
        .map(RowFault::isBroken)
        .reduce(Column::or);
  }

  /** Everything that is wrong with a row, as the quarantine keeps it. */
  public static Column reasons(List<RowFault> faults, Column... more) {
    List<Column> all = new ArrayList<>(List.of(more));
    faults.stream()
        .filter(fault -> fault.severity() != Severity.OFF)
        .forEach(fault -> all.add(when(fault.isBroken(), fault.reason())));
    return all.isEmpty()
        ? lit(null).cast(Columns.REASONS.type())
        : filter(array(all.toArray(Column[]::new)), Column::isNotNull);
  }

  private Column reason() {
    Column value = column
        .filter(field -> field.privacy() == Privacy.PUBLIC)
        .map(field -> substring(quoted(field).cast(DataTypes.StringType), 1, LONGEST_VALUE))
        .orElse(lit(null).cast(DataTypes.StringType));
    return reason(metric, severity.name().toLowerCase(java.util.Locale.ROOT), code, says)
        .withField("column", lit(column.map(Field::name).orElse("")))
        .withField("value", value);
  }

  /** A reason that blames no column. */
  public static Column reason(String rule, String severity, String code, String message) {
    Column none = lit("");
    return struct(
        lit(rule).as("rule"),
        lit(severity).as("severity"),
        lit(code).as("code"),
        lit(message).as("message"),
        none.as("column"),
        lit(null).cast(DataTypes.StringType).as("value"));
  }
}
