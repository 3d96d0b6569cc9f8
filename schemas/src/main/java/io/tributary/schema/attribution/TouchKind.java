package io.tributary.schema.attribution;

import java.util.Locale;

/** What a touch is; each kind has a look-back of its own. */
public enum TouchKind {
  /** An advertisement, a message or a code was followed. */
  CLICK,
  /** Something was shown. */
  VIEW,
  /** A site or an app was visited. */
  VISIT,
  /** A message arrived. */
  MESSAGE,
  /** Something happened in a store or on the street. */
  OFFLINE;

  /** As tables and YAML write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that word. */
  public static TouchKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
