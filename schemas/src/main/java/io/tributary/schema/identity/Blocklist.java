package io.tributary.schema.identity;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Normalised values that never stand for a person, by kind: test numbers, all zeros.
 *
 * @param byKind what is blocked of each kind
 */
public record Blocklist(Map<String, Blocked> byKind) implements Serializable {

  public Blocklist {
    byKind = Map.copyOf(byKind);
  }

  /** Whether a normalised value of that kind is blocked. */
  public boolean blocks(String kind, String value) {
    Blocked blocked = byKind.get(kind);
    return blocked != null && blocked.blocks(value);
  }

  /**
   * What is blocked of one kind.
   *
   * @param values whole normalised values
   * @param patterns a value that has a match anywhere is blocked; anchor with ^ and $
   */
  public record Blocked(Set<String> values, List<Pattern> patterns) implements Serializable {

    /** Nothing at all. */
    public static final Blocked NOTHING = new Blocked(Set.of(), List.of());

    public Blocked {
      values = Set.copyOf(values);
      patterns = List.copyOf(patterns);
    }

    boolean blocks(String value) {
      return values.contains(value)
          || patterns.stream().anyMatch(pattern -> pattern.matcher(value).find());
    }
  }
}
