package io.tributary.schema.quality;

import java.util.List;

/**
 * How strictly a table is judged.
 *
 * @param keys what a key in several rows does
 * @param required what a missing required value does
 * @param values what a value outside its column's range or words does
 * @param references what a row that refers to none of another table does, by the end of a night
 * @param volume how far its rows may differ from those it has now
 * @param rows further conditions every row meets
 * @param checks further numbers its rows amount to
 */
public record TableRule(
    Severity keys,
    Severity required,
    Severity values,
    Severity references,
    VolumeRule volume,
    List<RowCheck> rows,
    List<ValueCheck> checks) {

  /** Nothing is judged. */
  public static final TableRule OFF = new TableRule(
      Severity.OFF, Severity.OFF, Severity.OFF, Severity.OFF, VolumeRule.OFF, List.of(), List.of());

  public TableRule {
    rows = List.copyOf(rows);
    checks = List.copyOf(checks);
  }

  /** Whether nothing is said of a write, so that it need not be measured. */
  public boolean isOff() {
    return keys == Severity.OFF
        && required == Severity.OFF
        && values == Severity.OFF
        && volume.isOff()
        && rows.isEmpty()
        && checks.isEmpty();
  }
}
