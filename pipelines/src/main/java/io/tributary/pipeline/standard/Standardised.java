package io.tributary.pipeline.standard;

import java.io.Serializable;

/** What became of one raw value: a standard value, nothing to have, or the reason it is refused. */
public sealed interface Standardised extends Serializable {

  /** There was no value: null, blank, a null word such as "-", or a null date. */
  Standardised MISSING = new Missing();

  /**
   * A standard value.
   *
   * @param value of the Java type that belongs to {@link Standardiser#type()}: String, Long,
   *     BigDecimal, Boolean, LocalDate or Instant
   */
  record Value(Object value) implements Standardised {}

  /** The raw value says that there is none. */
  record Missing() implements Standardised {}

  /**
   * The raw value is refused.
   *
   * @param code one of {@link Reasons}
   * @param message one sentence; it never holds the raw value or a part of it
   */
  record Rejected(String code, String message) implements Standardised {}
}
