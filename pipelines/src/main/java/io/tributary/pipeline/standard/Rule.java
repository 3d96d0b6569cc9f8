package io.tributary.pipeline.standard;

import java.io.Serializable;

/** How one raw value becomes a standard one; {@link Standardisers} gives it name and type. */
@FunctionalInterface
interface Rule extends Serializable {

  /** The standard form of one raw value; null is SQL null. */
  Standardised apply(String raw);
}
