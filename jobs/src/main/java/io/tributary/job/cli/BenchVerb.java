package io.tributary.job.cli;

import io.tributary.job.bench.Bench;
import io.tributary.job.bench.BenchResult;
import io.tributary.job.bench.Benchmark;
import io.tributary.job.bench.IngestBenchmark;
import io.tributary.job.bench.OneIdBenchmark;
import io.tributary.job.bench.OneIdData;
import io.tributary.job.bench.QualityBenchmark;
import io.tributary.job.bench.QuickDayResult;
import io.tributary.job.bench.QuickDayResult.Spread;
import io.tributary.job.bench.Target;
import io.tributary.schema.calendar.CalendarFile;
import io.tributary.schema.quality.QualityRules;
import io.tributary.schema.yaml.DidYouMean;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary bench}: the product beside others in one run; ratios, not promises. */
@Command(
    name = "bench",
    description = "Measure the product beside what it is compared to, in cold processes in turn.",
    mixinStandardHelpOptions = true)
final class BenchVerb implements Callable<Integer> {

  private static final String ONEID = "oneid";
  private static final String QUICK = "quick";
  private static final double BYTES_PER_GB = 1 << 30;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The benchmark: ingest, oneid, quality or quick.")
  private String name;

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each; 3 by default.")
  private int rounds = 3;

  @Option(
      names = "--megabytes",
      paramLabel = "N",
      description = "ingest: size of the input; 512 by default.")
  private long megabytes = 512;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "oneid: rows of the input; 5000000 by default.")
  private long rows = 5_000_000;

  @Option(
      names = "--shape",
      paramLabel = "SHAPE",
      description = "oneid: realistic, power_law or chain; realistic by default.")
  private OneIdData.Shape shape = OneIdData.Shape.REALISTIC;

  @Option(
      names = "--files",
      paramLabel = "N",
      description = "quick: files of five minutes; 288, a day, by default.")
  private int files = 288;

  @Option(
      names = "--night",
      paramLabel = "WORKSPACE,FROM,TO",
      split = ",",
      arity = "1",
      description = "quality: the workspace and the days of the night, such as"
          + " target/demo/workspace,2026-06-28,2026-06-29.")
  private List<String> night = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder to work in; target/bench/NAME by default.")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--json", description = "Print one JSON document on stdout.")
  private boolean isJson;

  /** What a process that a round has started is called with. */
  @Option(names = "--contestant", hidden = true)
  private Optional<String> contestant = Optional.empty();

  @Override
  public Integer call() throws Exception {
    if (name.equals(QUICK)) {
      return quick();
    }
    Benchmark benchmark = benchmark();
    Path work = folder.orElse(Path.of("target", "bench", name)).toAbsolutePath();
    if (contestant.isPresent()) {
      Bench.runContestant(benchmark, contestant.get(), work);
      return ExitCode.OK.code();
    }
    BenchResult result = Bench.run(
        benchmark,
        work,
        name.equals(ONEID) ? rows : megabytes,
        rounds,
        List.of(Main.class.getName(), "bench", name),
        line -> spec.commandLine().getErr().println(line));
    Output output = new Output(spec.commandLine().getOut());
    if (isJson) {
      output.json(document(result));
    } else {
      print(output, benchmark, result);
    }
    return ExitCode.OK.code();
  }

  private int quick() throws Exception {
    QuickDayResult result = QuickDay.run(
        folder.orElse(Path.of("target", "bench", QUICK)).toAbsolutePath(),
        files,
        line -> spec.commandLine().getErr().println(line));
    Output output = new Output(spec.commandLine().getOut());
    if (isJson) {
      output.json(result);
      return ExitCode.OK.code();
    }
    output.line(
        "%d files of five minutes, %d triggers; a run takes %.1f s in a process of its own, %.1f s"
                .formatted(
                    result.files(), result.triggers(), result.coldSeconds(), result.warmSeconds())
            + " in one that has run before");
    Spread minutes = result.minutes();
    output.table(
        List.of("from landing or due to trigger", "minutes", "target", "met"),
        List.of(
            List.of("median", text(minutes.median()), "", ""),
            List.of(
                "95th percentile",
                text(minutes.p95()),
                "at most " + text(result.bound()),
                result.isMet() ? "yes" : "no"),
            List.of("most", text(minutes.most()), "", "")));
    return ExitCode.OK.code();
  }

  private Benchmark benchmark() {
    List<Benchmark> all =
        List.of(new IngestBenchmark(new TributaryIngest()), new OneIdBenchmark(shape), quality());
    List<String> names =
        Stream.concat(all.stream().map(Benchmark::name), Stream.of(QUICK)).toList();
    return all.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "There is no benchmark '" + name + "'. " + DidYouMean.hint(name, names)));
  }

  private Benchmark quality() {
    if (name.equals("quality") && contestant.isEmpty() && night.size() != 3) {
      throw new IllegalArgumentException("bench quality needs a night: --night WORKSPACE,FROM,TO,"
          + " such as --night target/demo/workspace,2026-06-28,2026-06-29.");
    }
    return new QualityBenchmark(
        new BenchNight("checked", Optional.empty()),
        new BenchNight("unchecked", Optional.of(QualityRules.off(CalendarFile.shipped()))),
        night);
  }

  private static Map<String, Object> document(BenchResult result) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", result.name());
    document.put("machine", machine());
    document.put("input", result.input());
    document.put("rounds", result.rounds());
    document.put("ratios", result.ratios());
    document.put(
        "targets",
        result.targets().stream()
            .map(target -> Map.of(
                "name", target.name(),
                "value", target.value(),
                "bound", target.bound(),
                "met", target.isMet()))
            .toList());
    return document;
  }

  private static Map<String, Object> machine() {
    Runtime runtime = Runtime.getRuntime();
    return Map.of(
        "cores", runtime.availableProcessors(),
        "heapBytes", runtime.maxMemory(),
        "java", System.getProperty("java.vm.version"),
        "system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  private static void print(Output output, Benchmark benchmark, BenchResult result) {
    output.line(result.input());
    output.table(
        List.of("contestant", "CPU s", "rounds", "wall s", "peak GB", "what it does"),
        benchmark.contestants().stream()
            .map(one -> row(one.name(), one.says(), result.rounds().get(one.name())))
            .toList());
    output.table(
        List.of("ratio of CPU", "value", "target", "met"),
        result.ratios().entrySet().stream()
            .map(ratio -> ratioRow(ratio, result.targets()))
            .toList());
  }

  private static List<String> row(String name, String says, List<BenchResult.Round> rounds) {
    List<String> each = rounds.stream().map(round -> text(round.cpuSeconds())).toList();
    return List.of(
        name,
        text(BenchResult.medianCpu(rounds)),
        String.join(" ", each),
        text(BenchResult.medianWall(rounds)),
        text(BenchResult.peakBytes(rounds) / BYTES_PER_GB),
        says);
  }

  private static List<String> ratioRow(Map.Entry<String, Double> ratio, List<Target> targets) {
    Optional<Target> target = IntStream.range(0, targets.size())
        .mapToObj(targets::get)
        .filter(one -> one.name().equals(ratio.getKey()))
        .findFirst();
    return List.of(
        ratio.getKey(),
        String.format(Locale.ROOT, "%.2f", ratio.getValue()),
        target.map(one -> "at most " + one.bound()).orElse(""),
        target.map(one -> one.isMet() ? "yes" : "no").orElse(""));
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
