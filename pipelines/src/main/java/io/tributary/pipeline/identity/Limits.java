package io.tributary.pipeline.identity;

import io.tributary.schema.identity.IdentifierKind;
import io.tributary.schema.identity.IdentityRules;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How many identifiers of some kinds a person may have, as tasks carry it.
 *
 * @param kinds the kinds that have a limit, strongest first
 * @param highest the limit of each
 */
record Limits(List<String> kinds, List<Integer> highest) implements Serializable {

  /** No kind is limited. */
  static final Limits NONE = new Limits(List.of(), List.of());

  Limits {
    kinds = List.copyOf(kinds);
    highest = List.copyOf(highest);
  }

  static Limits of(IdentityRules rules) {
    List<String> kinds = new ArrayList<>();
    List<Integer> highest = new ArrayList<>();
    for (IdentifierKind kind : rules.kinds()) {
      kind.limit().ifPresent(limit -> {
        kinds.add(kind.kind());
        highest.add(limit);
      });
    }
    return new Limits(kinds, highest);
  }
}
