package io.tributary.schema.attribution;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How long before a conversion a touch may lie.
 *
 * @param name as the tables name it
 * @param lengths of every kind of touch
 * @param channels what is different for touches of a channel, as its platform counts
 */
public record AttributionWindow(
    String name, Map<TouchKind, Duration> lengths, Map<String, Map<TouchKind, Duration>> channels)
    implements Serializable {

  public AttributionWindow {
    lengths = Map.copyOf(lengths);
    channels = Map.copyOf(channels);
    for (TouchKind kind : TouchKind.values()) {
      if (!lengths.containsKey(kind)) {
        throw new IllegalArgumentException("Window " + name + " says nothing of " + kind.word()
            + " touches. Give every kind a length.");
      }
    }
  }

  /** The length for a touch. */
  public Duration length(TouchKind kind, String channel) {
    return Optional.ofNullable(channels.get(channel))
        .flatMap(own -> Optional.ofNullable(own.get(kind)))
        .orElseGet(() -> lengths.get(kind));
  }
}
