package io.tributary.schema.identity;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Normalised values that look like identifiers and identify nobody. */
public final class Blocklist implements Serializable {

  private static final long serialVersionUID = 1;

  private final Map<String, Set<String>> values = new HashMap<>();
  private final Map<String, List<Pattern>> patterns = new HashMap<>();

  private Blocklist() {}

  /** The blocked values of all kinds. */
  public static Blocklist of(IdentityRules rules) {
    Blocklist blocklist = new Blocklist();
    for (IdentifierKind kind : rules.kinds()) {
      blocklist.values.put(kind.kind(), new HashSet<>(kind.blockedValues()));
      blocklist.patterns.put(
          kind.kind(), kind.blockedPatterns().stream().map(Pattern::compile).toList());
    }
    return blocklist;
  }

  /** Whether the value must not become a token of that kind. */
  public boolean blocks(String kind, String value) {
    return values.getOrDefault(kind, Set.of()).contains(value)
        || patterns.getOrDefault(kind, List.of()).stream()
            .anyMatch(p -> p.matcher(value).find());
  }
}
