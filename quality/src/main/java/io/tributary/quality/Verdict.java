package io.tributary.quality;

import java.util.Locale;

/** What a measured value means. */
public enum Verdict {
  PASS,
  /** There is too little to compare it with. */
  NO_HISTORY,
  /** It is noted, and publishing goes on. */
  WARN,
  /** Publishing stops. */
  BREAKER;

  /** The word ops.dq_metrics has for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
