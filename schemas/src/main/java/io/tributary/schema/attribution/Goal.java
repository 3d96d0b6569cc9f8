package io.tributary.schema.attribution;

import java.util.Locale;

/** What a conversion is. */
public enum Goal {
  /** A paid order, or a return that names no order. */
  ORDER,
  /** An address left in a form; it has no money. */
  LEAD;

  /** As tables and YAML write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
