package io.tributary.pipeline.bronze;

import io.tributary.pipeline.bronze.Layout.Required;
import io.tributary.pipeline.standard.Standardised;
import io.tributary.pipeline.standard.Standardiser;
import io.tributary.schema.contract.ColumnSpec.OnFailure;
import java.util.List;

/** Whether a record has the values it cannot be without. */
final class RequiredColumns {

  private final Standardiser text;

  /**
   * Judges with a standardiser that tells null words from values.
   *
   * @param text the standardiser of plain text
   */
  RequiredColumns(Standardiser text) {
    this.text = text;
  }

  /** Refuses the record once for every required column without a value. */
  void check(
      List<Required> required,
      List<Object> raw,
      List<Object> standard,
      String prefix,
      Findings findings) {
    for (Required column : required) {
      if (isMissing(column, raw, standard)) {
        refuse(column, prefix, findings);
      }
    }
  }

  /** Refuses a record that has a key, but no value in any column of it. */
  void checkKey(List<Required> key, List<Object> raw, List<Object> standard, Findings findings) {
    boolean isWithout = !key.isEmpty()
        && !findings.has(LayoutCompiler.MISSING_KEY)
        && key.stream().allMatch(column -> isMissing(column, raw, standard));
    if (isWithout) {
      refuse(key.get(0), "", findings);
    }
  }

  private boolean isMissing(Required column, List<Object> raw, List<Object> standard) {
    Object value = column.standardPlace() >= 0
        ? standard.get(column.standardPlace())
        : raw.get(column.rawPlace());
    if (value instanceof List<?> elements) {
      return elements.isEmpty();
    }
    if (column.standardPlace() < 0 && value instanceof String raws) {
      return text.apply(raws) instanceof Standardised.Missing
          || RawTypes.parse(column.rawType(), raws).isEmpty();
    }
    return value == null;
  }

  private static void refuse(Required column, String prefix, Findings findings) {
    findings.reason(
        "required",
        OnFailure.QUARANTINE,
        column.code(),
        column.code().equals(LayoutCompiler.MISSING_KEY)
            ? "The record has no value in a column of its key."
            : "The record has no value in a column that must have one.",
        prefix + column.name(),
        null);
  }
}
