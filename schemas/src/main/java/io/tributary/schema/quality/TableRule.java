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

  public TableRule {
    rows = List.copyOf(rows);
    checks = List.copyOf(checks);
  }
}
