package io.tributary.schema.attribution;

/** What becomes of touches once a conversion had them. */
public enum AfterConversion {
  /** A path begins after the person's conversion before: a touch serves one conversion. */
  RESTART,
  /** A touch serves every conversion in whose window it lies. */
  REUSE
}
