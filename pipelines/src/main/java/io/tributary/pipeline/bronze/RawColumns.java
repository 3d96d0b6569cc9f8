package io.tributary.pipeline.bronze;

import io.tributary.pipeline.bronze.Layout.Keeping;
import io.tributary.pipeline.bronze.Layout.Physical;
import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.pipeline.standard.Standardised;
import io.tributary.pipeline.standard.Standardiser;
import io.tributary.schema.contract.ColumnSpec.OnFailure;
import io.tributary.schema.contract.ColumnSpec.RawType;
import io.tributary.schema.contract.Drift.TypeMismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The raw side of bronze: values in their raw types, personal ones sealed, secret ones dropped. */
final class RawColumns {

  private final LandedFile file;
  private final FieldCipher cipher;
  private final Standardiser text;
  private final Drifts drifts;

  RawColumns(LandedFile file, FieldCipher cipher, Standardiser text, Drifts drifts) {
    this.file = file;
    this.cipher = cipher;
    this.text = text;
    this.drifts = drifts;
  }

  /** The values of one record or element, secret columns left out. */
  List<Object> of(Layout layout, List<Object> raw, long row, String prefix, Findings findings) {
    List<Object> columns = new ArrayList<>(layout.physical().size() + 16);
    for (int place = 0; place < layout.physical().size(); place++) {
      Physical column = layout.physical().get(place);
      if (column.keeping() != Keeping.DROPPED) {
        columns.add(value(column, raw.get(place), row, prefix + column.name(), findings));
      }
    }
    return columns;
  }

  private Object value(Physical column, Object raw, long row, String at, Findings findings) {
    if (raw instanceof List<?> elements) {
      return elements(column.elements(), elements, row, at, findings);
    }
    if (!(raw instanceof String value)) {
      // SQL null: the row has no value here.
      return null;
    }
    if (column.keeping() == Keeping.SEALED) {
      return seal(value, row, at);
    }
    if (column.type() == RawType.STRING || column.type() == RawType.JSON) {
      return value;
    }
    Optional<Object> typed = RawTypes.parse(column.type(), value);
    if (typed.isEmpty() && !(text.apply(value) instanceof Standardised.Missing)) {
      mismatch(column, value, row, at, findings);
    }
    return typed.orElse(null);
  }

  @SuppressWarnings("unchecked") // RawRecord promises lists of values for an array's elements.
  private Object[] elements(
      Layout layout, List<?> elements, long row, String at, Findings findings) {
    List<Row> rows = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      List<Object> raw = (List<Object>) elements.get(i);
      rows.add(
          RowFactory.create(of(layout, raw, row, at + "[" + i + "].", findings).toArray()));
    }
    return rows.toArray();
  }

  private void mismatch(Physical column, String value, long row, String at, Findings findings) {
    String type = column.type().name().toLowerCase(Locale.ROOT);
    boolean isWider = RawTypes.isWider(column.type(), value);
    TypeMismatch policy = drifts.misfit(at.replaceAll("\\[\\d+]", "[]"), type, isWider, row);
    if (policy != TypeMismatch.EVOLVE) {
      OnFailure severity =
          policy == TypeMismatch.QUARANTINE ? OnFailure.QUARANTINE : OnFailure.SOFT;
      findings.reason(
          "type",
          severity,
          isWider ? "type-widened" : "type-mismatch",
          isWider
              ? "The number does not fit into a " + type + "."
              : "The value is no " + type + ".",
          at,
          Disclosure.shown(value, false));
    }
    rescue(at, value, false, row, findings);
  }

  /** Keeps a text that has no column; sealed where it is personal or could be. */
  void rescue(String at, String value, boolean isPersonal, long row, Findings findings) {
    boolean isSealed = isPersonal || Disclosure.looksPersonal(at, value);
    findings.rescue(at, isSealed ? seal(value, row, "_rescued." + at) : value);
  }

  private String seal(String value, long row, String at) {
    return cipher.seal(value, file.fingerprint(), Long.toString(row), at);
  }
}
