package io.tributary.job.cli;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.tributary.pipeline.standard.Standardised;
import io.tributary.pipeline.standard.Standardiser;
import io.tributary.pipeline.standard.StandardiserEntry;
import io.tributary.pipeline.standard.Standardisers;
import io.tributary.schema.yaml.DidYouMean;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary standardise}: what a standardiser makes of values, or why it refuses them. */
@Command(
    name = "standardise",
    description = {
      "Show what a standardiser makes of values, or why it refuses them.",
      "Without a name, list the standardisers."
    },
    mixinStandardHelpOptions = true)
final class StandardiseVerb implements Callable<Integer> {

  /** Lines of a file whose results are printed; further ones are counted only. */
  private static final int MOST_PRINTED = 1000;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME [VALUE…]",
      description = "A standardiser, and raw values.")
  private final List<String> words = new ArrayList<>();

  @Option(
      names = "--param",
      paramLabel = "KEY=VALUE",
      description = "A parameter as contracts write it; may be repeated.")
  private final Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--file",
      paramLabel = "CSV",
      description = "A CSV file with a header line, UTF-8, whose values are tried.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = "The file's column; the first one by default.")
  private Optional<String> column = Optional.empty();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "Asia/Shanghai",
      description = "Zone of times without one; ${DEFAULT-VALUE} by default.")
  private String zone;

  @Option(names = "--json", description = "Print one JSON document on stdout.")
  private boolean isJson;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Output output = new Output(spec.commandLine().getOut());
    if (words.isEmpty()) {
      list(output);
      return ExitCode.OK.code();
    }
    Standardiser standardiser = Standardisers.named(words.get(0), parameters, ZoneId.of(zone));
    List<String> raw = new ArrayList<>(words.subList(1, words.size()));
    if (file.isPresent()) {
      raw.addAll(column(file.get()));
    }
    if (raw.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no value to try. Give values, or a file with --file.");
    }
    return print(output, raw, raw.stream().map(standardiser::apply).toList());
  }

  private void list(Output output) {
    List<StandardiserEntry> all = Standardisers.catalogue();
    if (isJson) {
      output.json(all.stream()
          .map(one -> Map.of(
              "name", one.name(),
              "type", one.type().catalogString(),
              "says", one.says(),
              "parameters", one.parameters()))
          .toList());
      return;
    }
    output.table(
        List.of("name", "type", "parameters", "says"),
        all.stream()
            .map(one -> List.of(
                one.name(),
                one.type().catalogString(),
                one.parameters().stream()
                    .map(parameter -> parameter.name())
                    .collect(Collectors.joining(", ")),
                one.says()))
            .toList());
  }

  private List<String> column(Path csv) throws IOException {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setLineSeparatorDetectionEnabled(true);
    settings.getFormat().setQuoteEscape('"');
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setMaxCharsPerColumn(1 << 20);
    CsvParser parser = new CsvParser(settings);
    try (Reader text = Files.newBufferedReader(csv, StandardCharsets.UTF_8)) {
      List<String[]> rows = parser.parseAll(text);
      if (rows.isEmpty()) {
        return List.of();
      }
      List<String> header = List.of(rows.get(0));
      int at = column.map(header::indexOf).orElse(0);
      if (at < 0) {
        throw new IllegalArgumentException(csv + " has no column '" + column.get() + "'. "
            + DidYouMean.hint(column.get(), header));
      }
      return rows.subList(1, rows.size()).stream()
          .map(row -> at < row.length && row[at] != null ? row[at] : "")
          .toList();
    }
  }

  /** Exit 0 when every value is one or is none, else 1. */
  private int print(Output output, List<String> raw, List<Standardised> made) {
    Map<String, Integer> counts = new TreeMap<>();
    List<Map<String, Object>> documents = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      Map<String, Object> one = document(raw.get(i), made.get(i));
      counts.merge(one.get("result").toString(), 1, Integer::sum);
      if (documents.size() < MOST_PRINTED) {
        documents.add(one);
      }
    }
    if (isJson) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("results", documents);
      document.put("counts", counts);
      output.json(document);
    } else {
      output.table(
          List.of("raw", "result", "value or reason"),
          documents.stream()
              .map(one -> List.of(
                  one.get("raw").toString(),
                  one.get("result").toString(),
                  one.getOrDefault("value", one.getOrDefault("says", "")).toString()))
              .toList());
      if (raw.size() > 1) {
        output.line(raw.size() + " values: " + counts);
      }
    }
    boolean isRefused = made.stream().anyMatch(Standardised.Rejected.class::isInstance);
    return isRefused ? ExitCode.OTHER.code() : ExitCode.OK.code();
  }

  private Map<String, Object> document(String raw, Standardised made) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("raw", raw);
    if (made instanceof Standardised.Value found) {
      one.put("result", "value");
      one.put("value", written(found.value()));
    } else if (made instanceof Standardised.Rejected refused) {
      one.put("result", refused.code());
      one.put("says", refused.message());
    } else {
      one.put("result", "none");
    }
    return one;
  }

  private String written(Object value) {
    return value instanceof Instant time
        ? time.atZone(ZoneId.of(zone)).toOffsetDateTime().toString()
        : value.toString();
  }
}
