package io.tributary.schema.contract;

/**
 * How often a feed's files are looked for; a slower lane looks for those of the faster ones, too.
 */
public enum Lane {
  /** Every few minutes. */
  QUICK,
  HOURLY,
  NIGHTLY
}
