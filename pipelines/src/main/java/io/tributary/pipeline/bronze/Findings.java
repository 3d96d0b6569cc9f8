package io.tributary.pipeline.bronze;

import io.tributary.schema.contract.ColumnSpec.OnFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What came to light about one record beside its values: reasons, identifiers, rescued texts. */
final class Findings {

  private final List<Row> reasons = new ArrayList<>();
  private final Map<String, Row> identifiers = new LinkedHashMap<>();
  private final Map<String, String> rescued = new LinkedHashMap<>();
  private boolean isRefused;

  /** One more reason about the record as a whole; it goes to quarantine. */
  void refuse(String rule, String code, String message) {
    reason(rule, OnFailure.QUARANTINE, code, message, null, null);
  }

  /** One more reason about a column; the value is fit to be shown. */
  void reason(
      String rule, OnFailure severity, String code, String message, String column, String shown) {
    boolean isQuarantine = severity == OnFailure.QUARANTINE;
    isRefused |= isQuarantine;
    String word = isQuarantine ? "quarantine" : "soft";
    reasons.add(RowFactory.create(rule, word, code, message, column, shown));
  }

  /** One more token of the record. */
  void identifier(Vault.Entry entry) {
    identifiers.putIfAbsent(
        entry.token(), RowFactory.create(entry.kind(), entry.token(), entry.sealed()));
  }

  /** One more text that has no column, sealed where it must be. */
  void rescue(String column, String text) {
    rescued.put(column, text);
  }

  boolean isRefused() {
    return isRefused;
  }

  boolean has(String code) {
    return reasons.stream().anyMatch(reason -> code.equals(reason.getString(2)));
  }

  List<Row> reasons() {
    return reasons;
  }

  List<Row> identifiers() {
    return new ArrayList<>(identifiers.values());
  }

  Map<String, String> rescued() {
    return rescued;
  }
}
