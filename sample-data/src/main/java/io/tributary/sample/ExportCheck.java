package io.tributary.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Holds the files a demo delivered against the phones and statements of consent its generator
 * knows. It reads what a destination would read, and shares no code with what wrote it.
 */
final class ExportCheck {

  private final Path exports;
  private final Map<String, String> componentOfPhone = new HashMap<>();
  private final TruthConsents consents;

  ExportCheck(Path exports, Truth truth) {
    this.exports = exports;
    this.consents = new TruthConsents(truth);
    for (JsonNode line : truth.lines("identifiers.jsonl")) {
      boolean isPersons = line.path("expect").asText().equals("person");
      if (isPersons && line.path("column").asText().equals("phone")) {
        componentOfPhone.put(line.path("value").asText(), line.path("detail").asText());
      }
    }
  }

  /** Lines of the newest deliveries, by destination and audience. */
  Map<String, Long> lines() {
    Map<String, Long> lines = new TreeMap<>();
    for (DeliveredFolder delivery : newest()) {
      lines.put(delivery.name(), (long) delivery.values().size());
    }
    return lines;
  }

  /** What is wrong, by destination and audience: every delivery's files, the newest one's lines. */
  Map<String, String> differences() {
    Map<String, String> differences = new TreeMap<>();
    for (DeliveredFolder delivery : newest()) {
      List<String> problems = new ArrayList<>(delivery.problems());
      problems.addAll(problemsOfLines(delivery));
      if (!problems.isEmpty()) {
        differences.put("export " + delivery.name(), String.join("; ", problems));
      }
    }
    return differences;
  }

  private List<String> problemsOfLines(DeliveredFolder delivery) {
    Map<String, String> phones = new HashMap<>();
    componentOfPhone.keySet().forEach(phone -> phones.put(delivery.written(phone), phone));
    List<String> values = delivery.values();
    Set<String> distinct = new HashSet<>(values);
    long strangers = values.stream().filter(value -> !phones.containsKey(value)).count();
    long withoutConsent = values.stream()
        .filter(phones::containsKey)
        .filter(value -> !consents.isGranted(
            componentOfPhone.get(phones.get(value)), delivery.needs(), delivery.asOf()))
        .count();
    List<String> problems = new ArrayList<>();
    if (strangers > 0) {
      problems.add(strangers + " lines are no person's phone as the destination wants it");
    }
    if (withoutConsent > 0) {
      problems.add(withoutConsent + " lines have no GRANTED consent");
    }
    if (distinct.size() < values.size()) {
      problems.add(values.size() - distinct.size() + " lines are there twice");
    }
    return problems;
  }

  private List<DeliveredFolder> newest() {
    if (!Files.exists(exports)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(exports)) {
      return walk.filter(file -> file.getFileName().toString().equals("current.json"))
          .sorted()
          .map(pointer -> DeliveredFolder.of(exports, pointer))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + exports, e);
    }
  }
}
