package io.tributary.job.workspace;

import java.util.Optional;

/**
 * Roots given on the command line, which win over those of tributary.yaml. Relative ones are
 * relative to the current folder.
 *
 * @param lake root of the tables
 * @param landing root below which extracts land
 */
public record Overrides(Optional<String> lake, Optional<String> landing) {

  /** No overrides. */
  public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty());
}
