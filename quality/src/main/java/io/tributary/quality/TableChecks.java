package io.tributary.quality;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.quality.Severity;
import io.tributary.schema.quality.TableRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The checks that follow from a table's contract: keys unique, required there, volume kept. */
public final class TableChecks {

  private final TableSpec table;
  private final TableRule rule;

  public TableChecks(TableSpec table, TableRule rule) {
    this.table = table;
    this.rule = rule;
  }

  /**
   * Judges rows that are all the table will hold.
   *
   * @param before rows the table has now; empty where it does not exist or is not compared
   */
  public List<Finding> whole(Measured measured, OptionalLong before) {
    List<Finding> findings = rows(measured);
    findings.add(volume(measured.rows(), before));
    return findings;
  }

  /** Judges rows that take the place of others, or are added to them. */
  public List<Finding> change(Measured measured, long before) {
    List<Finding> findings = rows(measured);
    findings.add(volume(before + measured.added() - measured.removed(), OptionalLong.of(before)));
    return findings;
  }

  /** Judges rows that stand for a part of the table whose size says nothing about the whole. */
  public List<Finding> part(Measured measured) {
    return rows(measured);
  }

  private List<Finding> rows(Measured measured) {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.noted("rows", measured.rows()));
    if (!table.key().isEmpty()) {
      String key = table.key().stream().map(Field::name).collect(Collectors.joining(", "));
      findings.add(none(
          "duplicate_keys",
          measured.duplicates(),
          rule.keys(),
          "keys (" + key + ") stand in several rows"));
    }
    missing(measured.missing(), findings);
    if (measured.misplaced() > 0) {
      findings.add(none(
          "misplaced_rows",
          measured.misplaced(),
          Severity.BREAKER,
          "rows lie outside what they replace"));
    }
    return findings;
  }

  private void missing(Map<String, Long> missing, List<Finding> findings) {
    long all = missing.values().stream().mapToLong(Long::longValue).sum();
    findings.add(none("missing_values", all, rule.required(), "").untold());
    new TreeMap<>(missing)
        .forEach((column, count) -> findings.add(
            none("missing_values." + column, count, rule.required(), "rows have no " + column)));
  }

  private Finding volume(long after, OptionalLong before) {
    return Volume.judged(
        "row_count",
        after,
        before,
        rule.volume(),
        "the table has " + before.orElse(0) + " rows now");
  }

  /** A number of faults, of which none is expected. */
  private static Finding none(String metric, long count, Severity severity, String fault) {
    Verdict verdict = count == 0
        ? Verdict.PASS
        : switch (severity) {
          case OFF -> Verdict.PASS;
          case WARN -> Verdict.WARN;
          case BREAKER -> Verdict.BREAKER;
        };
    String says = verdict == Verdict.PASS ? "" : metric + " is " + count + ", 0 expected: " + fault;
    return new Finding(metric, count, OptionalLong.empty(), OptionalLong.of(0), verdict, says);
  }
}
