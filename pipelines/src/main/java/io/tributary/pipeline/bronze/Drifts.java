package io.tributary.pipeline.bronze;

import io.tributary.pipeline.bronze.FileFacts.Change;
import io.tributary.schema.contract.Drift;
import io.tributary.schema.contract.Drift.MissingColumn;
import io.tributary.schema.contract.Drift.NewColumn;
import io.tributary.schema.contract.Drift.TypeMismatch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Collects how one file differs from its contract, and stops where the contract says so. */
final class Drifts {

  /** Files can use values as names; beyond this many new columns, further ones are not listed. */
  private static final int MOST_LISTED = 200;

  private final String path;
  private final Drift policy;
  private final List<String> refusedMissing = new ArrayList<>();
  private final Set<Change> changes = new LinkedHashSet<>();

  Drifts(String path, Drift policy) {
    this.path = path;
    this.policy = policy;
  }

  void isNew(String column) {
    if (policy.newColumn() == NewColumn.FAIL) {
      throw DriftFailed.newColumn(path, column);
    }
    if (changes.size() < MOST_LISTED) {
      String name = Disclosure.name(column).replace("'", "");
      changes.add(new Change("new-column", name, word(policy.newColumn())));
    }
  }

  void isMissing(String column) {
    if (policy.missingColumn() == MissingColumn.FAIL) {
      throw DriftFailed.missingColumn(path, column);
    }
    if (policy.missingColumn() == MissingColumn.QUARANTINE) {
      refusedMissing.add(column);
    }
    changes.add(new Change("missing-column", column, word(policy.missingColumn())));
  }

  /** A value that does not fit its column's type: what is to become of it. */
  TypeMismatch misfit(String column, String type, boolean isWider, long row) {
    TypeMismatch handled = isWider ? policy.widening() : policy.typeMismatch();
    if (handled == TypeMismatch.FAIL) {
      throw DriftFailed.typeMismatch(
          path, row, column, type, isWider ? "widening" : "type-mismatch");
    }
    changes.add(new Change(isWider ? "widened-column" : "retyped-column", column, word(handled)));
    return handled;
  }

  void isRenamed(String alias) {
    changes.add(new Change("renamed-column", alias, "alias"));
  }

  /** Columns whose absence refuses every record of the file. */
  List<String> refusedMissing() {
    return refusedMissing;
  }

  List<Change> changes() {
    return new ArrayList<>(changes);
  }

  private static String word(Enum<?> policy) {
    return policy.name().toLowerCase(Locale.ROOT);
  }
}
