package io.tributary.schema.quality;

/** What a failed check does. */
public enum Severity {
  /** Nothing: it is not judged. */
  OFF,
  /** It is noted in ops.dq_metrics. */
  WARN,
  /** Publishing stops, with exit code 4. */
  BREAKER
}
