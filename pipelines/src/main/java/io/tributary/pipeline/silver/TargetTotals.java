package io.tributary.pipeline.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.Field;
import io.tributary.schema.Tables;
import io.tributary.schema.contract.Target;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * How many rows one record makes in a target and what they are worth, as expressions over the
 * record: so that one pass over a feed counts what all its targets must hold. Null for a target
 * that groups records, where no record makes a row of its own.
 *
 * @param rows long
 * @param money the sum of the table's first required amount, 0 where it has none
 */
record TargetTotals(Column rows, Column money) {

  private static final TargetTotals NONE = new TargetTotals(
      lit(null).cast(DataTypes.LongType), lit(null).cast(DataTypes.createDecimalType(38, 2)));

  static TargetTotals of(Target target) {
    Optional<String> amount = ReconciliationTransform.amount(
            Tables.named(target.table()).orElseThrow())
        .map(field -> target.select().getOrDefault(field.name(), "null"));
    if (target.each() instanceof Target.Each.Item item) {
      return ofItems(target, item.isColumn() ? "`" + item.array() + "`" : item.array(), amount);
    }
    return target.each() instanceof Target.Each.Group ? NONE : ofRecord(target, amount);
  }

  private static TargetTotals ofRecord(Target target, Optional<String> amount) {
    Column isThere =
        coalesce(target.where().map(where -> expr(where)).orElse(lit(true)), lit(false));
    Column money = amount.map(sql -> expr(sql)).orElse(lit(0)).cast(Field.MONEY);
    return new TargetTotals(when(isThere, 1L).otherwise(0L), when(isThere, money));
  }

  /**
   * Expressions of a target call the element {@code item}; so do these functions over the array.
   */
  private static TargetTotals ofItems(Target target, String elements, Optional<String> amount) {
    String array = target
        .where()
        .map(where -> "filter(%s, item -> %s)".formatted(elements, where))
        .orElse(elements);
    String sum = "aggregate(%s, cast(0 as decimal(38,2)), (total, item) ->"
        + " cast(total + coalesce(cast(%s as decimal(18,2)), 0) as decimal(38,2)))";
    return new TargetTotals(
        expr("cast(greatest(coalesce(size(%s), 0), 0) as bigint)".formatted(array)),
        expr(sum.formatted(array, amount.orElse("0"))));
  }
}
