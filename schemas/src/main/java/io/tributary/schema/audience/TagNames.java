package io.tributary.schema.audience;

import java.util.List;

/** Finds the tags a condition names. */
final class TagNames {

  private TagNames() {}

  static List<String> in(Rule leaf) {
    if (leaf instanceof Rule.HasTag tag) {
      return List.of(tag.code());
    }
    return leaf instanceof Rule.Sql sql
        ? SqlText.tags(sql.predicate()).stream().filter(code -> !code.isEmpty()).toList()
        : List.of();
  }
}
