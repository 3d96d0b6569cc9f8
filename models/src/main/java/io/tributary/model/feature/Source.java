package io.tributary.model.feature;

/** Where a feature comes from. */
public enum Source {
  ORDERS,
  EVENTS,
  INTERACTIONS
}
