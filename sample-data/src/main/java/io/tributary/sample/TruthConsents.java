package io.tributary.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What persons truly agreed to. Of one identifier the newest statement about a need holds; of
 * several identifiers that records connect, a single withdrawal decides.
 */
final class TruthConsents {

  private final Map<String, List<Statement>> byComponent = new HashMap<>();

  TruthConsents(Truth truth) {
    Map<String, String> components = new HashMap<>();
    for (JsonNode line : truth.lines("identifiers.jsonl")) {
      components.put(
          line.path("column").asText() + " " + line.path("value").asText(),
          line.path("detail").asText());
    }
    for (JsonNode line : truth.lines("consents.jsonl")) {
      String identifier = line.path("detail").asText();
      byComponent
          .computeIfAbsent(components.get(identifier), component -> new ArrayList<>())
          .add(new Statement(
              identifier,
              List.of(line.path("column").asText().split("/")),
              Instant.parse(line.path("value").asText()),
              line.path("expect").asText().equals("GRANTED")));
    }
  }

  private record Statement(String identifier, List<String> about, Instant at, boolean isGranted) {

    /** A statement about any channel or recipient is about each of them. */
    boolean isAbout(List<String> need) {
      return about.get(0).equals(need.get(0))
          && List.of(need.get(1), "any").contains(about.get(1))
          && List.of(need.get(2), "any").contains(about.get(2));
    }
  }

  /**
   * Whether all of the needs are granted at that time.
   *
   * @param component the truth's name of identifiers that records connect
   * @param needs purpose, channel and recipient with slashes between
   */
  boolean isGranted(String component, List<String> needs, Instant asOf) {
    return !needs.isEmpty()
        && needs.stream().allMatch(need -> isMet(component, List.of(need.split("/")), asOf));
  }

  private boolean isMet(String component, List<String> need, Instant asOf) {
    Map<String, Statement> newest = new HashMap<>();
    byComponent.getOrDefault(component, List.of()).stream()
        .filter(statement -> statement.isAbout(need) && !statement.at().isAfter(asOf))
        .sorted(order())
        .forEach(statement -> newest.put(statement.identifier(), statement));
    return !newest.isEmpty() && newest.values().stream().allMatch(Statement::isGranted);
  }

  /** Of two statements of one time the withdrawal is the newer one. */
  private static Comparator<Statement> order() {
    return Comparator.comparing(Statement::at)
        .thenComparing(Statement::isGranted, Comparator.reverseOrder());
  }
}
