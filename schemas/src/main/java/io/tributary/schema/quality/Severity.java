package io.tributary.schema.quality;

/** What a failed check does. */
public enum Severity {
  /** Nothing: it is not judged. */
  OFF,
  /** It is noted in ops.dq_metrics, and told to whoever is to be told. */
  WARN,
  /** The rows at fault are kept in ops.quarantine; the others are published. */
  QUARANTINE,
  /** Publishing stops, with exit code 4. */
  BREAKER
}
