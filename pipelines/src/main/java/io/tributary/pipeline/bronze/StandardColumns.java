package io.tributary.pipeline.bronze;

import io.tributary.pipeline.bronze.Layout.Condition;
import io.tributary.pipeline.bronze.Layout.Standard;
import io.tributary.pipeline.bronze.Layout.TokenPlan;
import io.tributary.pipeline.standard.Reasons;
import io.tributary.pipeline.standard.Standardised;
import io.tributary.schema.contract.ColumnSpec.OnFailure;
import io.tributary.schema.identity.Blocklist;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The standard side of bronze: standard values, and tokens in place of personal ones. */
final class StandardColumns {

  private final Vault vault;
  private final Blocklist blocklist;
  private final RequiredColumns required;

  StandardColumns(Vault vault, Blocklist blocklist, RequiredColumns required) {
    this.vault = vault;
    this.blocklist = blocklist;
    this.required = required;
  }

  /** The standard values of one record or element. */
  List<Object> of(Layout layout, List<Object> raw, String prefix, Findings findings) {
    List<Object> values = new ArrayList<>(layout.standard().size() + 1);
    for (Standard column : layout.standard()) {
      values.add(value(column, raw, prefix, findings));
    }
    required.check(layout.required(), raw, values, prefix, findings);
    return values;
  }

  private Object value(Standard column, List<Object> raw, String prefix, Findings findings) {
    if (column instanceof Standard.Value value) {
      // SQL null: the row has no value here.
      return meets(value.when(), raw) ? standard(value, raw, prefix, findings) : null;
    }
    if (column instanceof Standard.Typed typed) {
      // SQL null: the row has no value here.
      return meets(typed.when(), raw) ? typed(typed, raw) : null;
    }
    return elements((Standard.Elements) column, raw, prefix, findings);
  }

  private static boolean meets(Condition when, List<Object> raw) {
    return when.place() < 0
        || (raw.get(when.place()) instanceof String text && when.isOneOf().contains(text.strip()));
  }

  private static Object typed(Standard.Typed column, List<Object> raw) {
    String text = joined(column.from(), raw);
    // SQL null: the row has no value here.
    return text == null ? null : RawTypes.parse(column.type(), text).orElse(null);
  }

  private Object standard(
      Standard.Value column, List<Object> raw, String prefix, Findings findings) {
    String text = joined(column.from(), raw);
    Standardised outcome =
        text == null ? Standardised.MISSING : column.standardiser().apply(text);
    if (outcome instanceof Standardised.Value value) {
      return column.token() instanceof TokenPlan.Plain
          ? value.value()
          : token(column, value.value().toString(), text, raw, prefix, findings);
    }
    if (outcome instanceof Standardised.Rejected rejected) {
      OnFailure severity = column.isSoft() ? OnFailure.SOFT : OnFailure.QUARANTINE;
      refuse(column, severity, rejected.code(), rejected.message(), text, prefix, findings);
    }
    // SQL null: the row has no value here.
    return null;
  }

  private String token(
      Standard.Value column,
      String value,
      String text,
      List<Object> raw,
      String prefix,
      Findings findings) {
    Optional<Vault.Entry> entry;
    if (column.token() instanceof TokenPlan.Personal personal) {
      entry = Optional.of(vault.entry(personal.kind(), "", value));
    } else if (column.token() instanceof TokenPlan.Identifier fixed) {
      entry = identifier(column, fixed.kind(), fixed.scope(), value, text, prefix, findings);
    } else {
      entry = scoped(column, value, text, raw, prefix, findings);
    }
    entry.ifPresent(findings::identifier);
    return entry.map(Vault.Entry::token).orElse(null);
  }

  private Optional<Vault.Entry> scoped(
      Standard.Value column,
      String value,
      String text,
      List<Object> raw,
      String prefix,
      Findings findings) {
    TokenPlan.ScopedIdentifier plan = (TokenPlan.ScopedIdentifier) column.token();
    if (raw.get(plan.scopePlace()) instanceof String scope && !scope.isBlank()) {
      return identifier(column, plan.kind(), scope.strip(), value, text, prefix, findings);
    }
    OnFailure severity = column.isSoft() ? OnFailure.SOFT : OnFailure.QUARANTINE;
    String message = "The record does not say what the " + plan.kind() + " is unique within.";
    refuse(column, severity, "id-unscoped", message, text, prefix, findings);
    return Optional.empty();
  }

  private Optional<Vault.Entry> identifier(
      Standard.Value column,
      String kind,
      String scope,
      String value,
      String text,
      String prefix,
      Findings findings) {
    if (blocklist.blocks(kind, value)) {
      Reasons why = Reasons.ID_BLOCKED;
      refuse(column, OnFailure.SOFT, why.code(), why.says(), text, prefix, findings);
      return Optional.empty();
    }
    return Optional.of(vault.entry(kind, scope, value));
  }

  private static void refuse(
      Standard.Value column,
      OnFailure severity,
      String code,
      String message,
      String text,
      String prefix,
      Findings findings) {
    boolean isPersonal = !(column.token() instanceof TokenPlan.Plain);
    String shown = Disclosure.shown(text, isPersonal);
    findings.reason("standardise", severity, code, message, prefix + column.name(), shown);
  }

  private static String joined(List<Integer> from, List<Object> raw) {
    if (from.size() == 1) {
      // SQL null: the row has no value here.
      return raw.get(from.get(0)) instanceof String text ? text : null;
    }
    StringBuilder joined = new StringBuilder();
    for (int place : from) {
      if (raw.get(place) instanceof String text && !text.isBlank()) {
        joined.append(joined.isEmpty() ? "" : " ").append(text.strip());
      }
    }
    // SQL null: the row has no value here.
    return joined.isEmpty() ? null : joined.toString();
  }

  @SuppressWarnings("unchecked") // RawRecord promises lists of values for an array's elements.
  private Object[] elements(
      Standard.Elements column, List<Object> raw, String prefix, Findings findings) {
    if (!(raw.get(column.place()) instanceof List<?> elements)) {
      // SQL null: the row has no value here.
      return null;
    }
    List<Row> rows = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      String at = prefix + column.name() + "[" + i + "].";
      List<Object> element = (List<Object>) elements.get(i);
      rows.add(RowFactory.create(of(column.elements(), element, at, findings).toArray()));
    }
    return rows.toArray();
  }
}
