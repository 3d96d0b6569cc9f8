package io.tributary.quality;

import static org.apache.spark.sql.functions.expr;

import io.tributary.schema.quality.Severity;
import io.tributary.schema.quality.UsualRule;
import io.tributary.schema.quality.ValueCheck;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Numbers rows amount to, and what they mean. */
public final class ValueFindings {

  private static final int DIGITS = 6;

  private ValueFindings() {}

  /**
   * Measures and judges all checks in one pass; a check whose number is null, as the mean of no
   * rows is, has no finding.
   *
   * @param before the values of a metric in earlier runs, oldest first; asked for only where a
   *     check compares with them
   * @param isSpecial whether it is a day on which other numbers are usual: nothing is compared then
   */
  public static List<Finding> of(
      Dataset<Row> rows,
      List<ValueCheck> checks,
      Function<String, List<Double>> before,
      boolean isSpecial) {
    List<ValueCheck> active =
        checks.stream().filter(check -> check.severity() != Severity.OFF).toList();
    if (active.isEmpty()) {
      return List.of();
    }
    List<Column> values = active.stream()
        .map(check -> expr(check.value()).cast("double").as(check.id()))
        .toList();
    Row measured = rows.agg(values.get(0), values.subList(1, values.size()).toArray(Column[]::new))
        .head();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < active.size(); i++) {
      if (!measured.isNullAt(i) && Double.isFinite(measured.getDouble(i))) {
        findings.add(judged(active.get(i), measured.getDouble(i), before, isSpecial));
      }
    }
    return findings;
  }

  private static Finding judged(
      ValueCheck check, double measured, Function<String, List<Double>> before, boolean isSpecial) {
    String metric = "rule." + check.id();
    BigDecimal value = BigDecimal.valueOf(measured).setScale(DIGITS, RoundingMode.HALF_UP);
    Finding fixed = Finding.bounded(
        metric, value, check.atLeast(), check.atMost(), Verdict.of(check.severity()), check.says());
    if (check.usual().isEmpty() || fixed.verdict().isFault() || isSpecial) {
      return fixed;
    }
    UsualRule usual = check.usual().get();
    Optional<Usual.Bounds> bounds = Usual.bounds(before.apply(metric), usual);
    return bounds
        .map(found -> Finding.bounded(
            metric,
            value,
            Optional.of(check.atLeast().map(found.lower()::max).orElse(found.lower())),
            Optional.of(check.atMost().map(found.upper()::min).orElse(found.upper())),
            Verdict.of(check.severity()),
            check.says() + ", by what was usual"))
        .orElseGet(() ->
            new Finding(metric, value, check.atLeast(), check.atMost(), Verdict.NO_HISTORY, ""));
  }
}
