package io.tributary.job.workspace;

import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads how DAGs are built; what is left out is as usual. */
final class DagSettingsReader {

  private static final Map<String, String> CRONS = Map.of(
      "quick", "*/5 * * * *",
      "hourly", "5 * * * *",
      "nightly", "30 1 * * *",
      "maintenance", "0 5 * * 0",
      "freshness", "30 6 * * *");

  private static final Map<String, Integer> TIMEOUTS =
      Map.of("quick", 10, "hourly", 50, "nightly", 300, "backfill", 1440);

  private static final LocalDate START = LocalDate.of(2026, 1, 1);

  private DagSettingsReader() {}

  static DagSettings read(Optional<YamlNode> dags, Problems problems) {
    Map<String, String> crons = new TreeMap<>(CRONS);
    Map<String, Integer> timeouts = new TreeMap<>(TIMEOUTS);
    entries(dags, "schedules").forEach((kind, cron) -> crons.put(kind, cron));
    entries(dags, "timeout-minutes")
        .forEach((lane, minutes) -> timeouts.put(lane, Integer.parseInt(minutes)));
    return new DagSettings(
        text(dags, "prefix").orElse("tributary"),
        text(dags, "split").map(DagSettingsReader::split).orElse(DagSettings.Split.FEED),
        dags.flatMap(node -> node.at("start")).map(node -> day(node, problems)).orElse(START),
        crons,
        timeouts,
        text(dags, "retries").map(Integer::parseInt).orElse(3),
        text(dags, "retry-delay-minutes").map(Integer::parseInt).orElse(5));
  }

  private static LocalDate day(YamlNode node, Problems problems) {
    try {
      return LocalDate.parse(node.text().orElse(""));
    } catch (DateTimeException e) {
      problems.add(
          node.file(), node.line(), "start is " + node.form() + ", which is no day. Write one.");
      return START;
    }
  }

  private static DagSettings.Split split(String word) {
    return Stream.of(DagSettings.Split.values())
        .filter(value -> Kind.Choice.word(value).equals(word))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<String> text(Optional<YamlNode> node, String key) {
    return node.flatMap(one -> one.text(key));
  }

  private static Map<String, String> entries(Optional<YamlNode> node, String key) {
    Map<String, String> entries = new TreeMap<>();
    node.flatMap(one -> one.at(key))
        .ifPresent(map -> map.entries()
            .forEach((name, value) -> value.text().ifPresent(text -> entries.put(name, text))));
    return entries;
  }
}
