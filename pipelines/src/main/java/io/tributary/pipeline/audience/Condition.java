package io.tributary.pipeline.audience;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * One condition of a rule as columns.
 *
 * @param says what people call it
 * @param holds whether it does, never null
 * @param found what was found of the person; null where there is nothing to tell
 */
record Condition(String says, Column holds, Column found) {

  Condition negated() {
    return new Condition("not: " + says, org.apache.spark.sql.functions.not(holds), found);
  }

  Column row() {
    return struct(
        lit(says).as("condition"), holds.as("holds"), found.cast("string").as("found"));
  }

  /** Those that hold as texts, what was found in brackets. */
  static Column reasons(List<Condition> conditions) {
    Column rows = array(conditions.stream().map(Condition::row).toArray(Column[]::new));
    return transform(
        filter(rows, row -> row.getField("holds")),
        row -> concat(
            row.getField("condition"),
            coalesce(concat(lit(" ["), row.getField("found"), lit("]")), lit(""))));
  }
}
