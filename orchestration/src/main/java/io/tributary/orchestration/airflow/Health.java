package io.tributary.orchestration.airflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a server is.
 *
 * @param parts such as metadatabase, scheduler, triggerer, dag_processor
 */
public record Health(List<Part> parts) {

  public Health {
    parts = List.copyOf(parts);
  }

  /**
   * One part of a server.
   *
   * @param name as the server calls it
   * @param status healthy, unhealthy, or empty for a part that is not deployed
   * @param heartbeatAt when it was last heard of
   */
  public record Part(String name, Optional<String> status, Optional<Instant> heartbeatAt) {}

  /** Whether no part that is deployed is unwell. */
  public boolean isGood() {
    return parts.stream().flatMap(part -> part.status().stream()).allMatch("healthy"::equals);
  }
}
