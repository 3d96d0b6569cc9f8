package io.tributary.schema.destination;

import java.util.List;

/**
 * What destinations.yaml says.
 *
 * @param all the destinations, in order
 * @param suppression whom nobody contacts
 */
public record Destinations(List<Destination> all, SuppressionPolicy suppression) {

  /** No destination; the default policy. */
  public static final Destinations NONE = new Destinations(List.of(), SuppressionPolicy.DEFAULT);

  public Destinations {
    all = List.copyOf(all);
  }
}
