package io.tributary.quality;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.quality.RowCheck;
import io.tributary.schema.quality.Severity;
import io.tributary.schema.quality.TableRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The checks that follow from a table's contract and from what is said of it: keys unique, required
 * values there, values within their ranges, further rules kept, volume kept.
 */
public final class TableChecks {

  private final TableSpec table;
  private final TableRule rule;
  private final Map<String, Long> putAway;

  public TableChecks(TableSpec table, TableRule rule) {
    this(table, rule, Map.of());
  }

  private TableChecks(TableSpec table, TableRule rule, Map<String, Long> putAway) {
    this.table = table;
    this.rule = rule;
    this.putAway = Map.copyOf(putAway);
  }

  /** The same for rows of which some were put away, counted by the metric of their fault. */
  public TableChecks without(Map<String, Long> rowsPutAway) {
    return new TableChecks(table, rule, rowsPutAway);
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
    List<RowFault> faults = RowFault.of(table, rule, table.schema().fieldNames());
    together(RowFault.MISSING, rule.required(), faults, measured, findings);
    if (faults.stream().anyMatch(fault -> fault.metric().startsWith(RowFault.OUTSIDE))) {
      together(RowFault.OUTSIDE, rule.values(), faults, measured, findings);
    }
    rule.rows().forEach(check -> findings.add(rule(check, measured)));
    if (measured.misplaced() > 0) {
      findings.add(none(
          "misplaced_rows",
          measured.misplaced(),
          Severity.BREAKER,
          "rows lie outside what they replace"));
    }
    return findings;
  }

  /** One finding for all columns, and one for each column that has the fault. */
  private void together(
      String metric,
      Severity severity,
      List<RowFault> faults,
      Measured measured,
      List<Finding> findings) {
    List<RowFault> own =
        faults.stream().filter(fault -> fault.metric().startsWith(metric + ".")).toList();
    long all = own.stream().mapToLong(fault -> count(fault.metric(), measured)).sum();
    findings.add(none(metric, all, severity, "").untold());
    for (RowFault fault : own) {
      long count = count(fault.metric(), measured);
      if (count > 0) {
        findings.add(none(fault.metric(), count, severity, fault.says()));
      }
    }
  }

  private long count(String metric, Measured measured) {
    return measured.broken().getOrDefault(metric, 0L) + putAway.getOrDefault(metric, 0L);
  }

  private Finding rule(RowCheck check, Measured measured) {
    String metric = "rule." + check.id();
    BigDecimal allowed = check.share().multiply(BigDecimal.valueOf(measured.rows()));
    return Finding.bounded(
        metric,
        BigDecimal.valueOf(count(metric, measured)),
        Optional.empty(),
        Optional.of(allowed),
        Verdict.of(check.severity()),
        check.says());
  }

  private Finding volume(long after, OptionalLong before) {
    return Volume.judged(
        "row_count",
        after,
        before,
        before,
        rule.volume(),
        "the table has " + before.orElse(0) + " rows now");
  }

  /** A number of faults, of which none is expected. */
  private static Finding none(String metric, long count, Severity severity, String fault) {
    Verdict verdict = count == 0 ? Verdict.PASS : Verdict.of(severity);
    String says = verdict.isFault() ? metric + " is " + count + ", 0 expected: " + fault : "";
    return new Finding(
        metric,
        BigDecimal.valueOf(count),
        Optional.empty(),
        Optional.of(BigDecimal.ZERO),
        verdict,
        says);
  }
}
