package io.tributary.quality;

import io.tributary.schema.quality.Severity;
import java.util.Locale;

/** What a measured value means. */
public enum Verdict {
  PASS,
  /** There is too little to compare it with. */
  NO_HISTORY,
  /** It is noted, and publishing goes on. */
  WARN,
  /** The rows at fault were put away; publishing goes on without them. */
  QUARANTINE,
  /** Publishing stops. */
  BREAKER;

  /** What a fault of that severity means. */
  static Verdict of(Severity severity) {
    return switch (severity) {
      case OFF -> PASS;
      case WARN -> WARN;
      case QUARANTINE -> QUARANTINE;
      case BREAKER -> BREAKER;
    };
  }

  /** Whether something is wrong. */
  public boolean isFault() {
    return this == WARN || this == QUARANTINE || this == BREAKER;
  }

  /** The word ops.dq_metrics has for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
