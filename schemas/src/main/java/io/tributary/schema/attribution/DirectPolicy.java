package io.tributary.schema.attribution;

/** What becomes of direct touches, those that tell of no channel. */
public enum DirectPolicy {
  /** They are touches like others. */
  KEEP,
  /** They count only on paths that hold nothing else. */
  DROP_IF_NOT_ALL,
  /** Those after the last other touch are left out, unless the path holds nothing else. */
  DROP_TAIL
}
