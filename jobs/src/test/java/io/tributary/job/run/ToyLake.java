package io.tributary.job.run;

import io.tributary.job.lake.Fingerprint;
import io.tributary.job.lake.Lake;
import io.tributary.schema.TableSpec;
import io.tributary.schema.quality.QualityFile;
import io.tributary.schema.quality.QualityRules;
import io.tributary.schema.quality.RowCheck;
import io.tributary.schema.quality.Severity;
import io.tributary.schema.quality.TableRule;
import io.tributary.schema.table.ColumnLineage;
import io.tributary.schema.table.Commits;
import io.tributary.schema.table.DqMetrics;
import io.tributary.schema.table.Files;
import io.tributary.schema.table.Quarantine;
import io.tributary.schema.table.Releases;
import io.tributary.schema.table.RunEvents;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** The toy graph on a lake of its own. */
final class ToyLake {

  /** A process that ends as by kill -9: nothing of ours catches it. */
  static final class Killed extends Error {
    Killed(String place) {
      super(place);
    }
  }

  /** What a write costs is another each time. */
  private static final Set<String> COSTS =
      Set.of("task_seconds", "cpu_seconds", "bytes_read", "bytes_written");

  private final Path folder;
  private final Lake lake;
  private final Toys toys = new Toys();

  ToyLake(SparkSession session, Path folder) {
    this.folder = folder;
    this.lake = new Lake(session, folder.toString());
  }

  Lake lake() {
    return lake;
  }

  Path folder() {
    return folder;
  }

  RunResult run(RunRequest request) {
    return run(request, name -> {});
  }

  RunResult run(RunRequest request, KillPoints points) {
    return runner(points, 1).run(request);
  }

  Runner runner(KillPoints points, int parallelJobs) {
    RunnerSettings settings = RunnerSettings.defaults(folder)
        .withKillPoints(points)
        .withParallelJobs(parallelJobs)
        .withQuality(rules());
    return new Runner(lake, toys.jobs(), settings);
  }

  /** As shipped, and a rule by which the total of the first day is put away. */
  private static QualityRules rules() {
    QualityRules shipped = QualityFile.shipped();
    TableRule usual = shipped.usualTable();
    RowCheck first = new RowCheck(
        "first",
        "day <> '2026-03-01'",
        BigDecimal.ZERO,
        Severity.QUARANTINE,
        "it is the first day");
    TableRule totals = new TableRule(
        usual.keys(),
        usual.required(),
        usual.values(),
        usual.references(),
        usual.volume(),
        List.of(first),
        List.of());
    return new QualityRules(
        usual, Map.of(Toys.TOTALS.id(), totals), shipped.usualFeed(), Map.of(), shipped.calendar());
  }

  /** Everything a reader can tell about the lake: rows of all tables, and their versions. */
  Map<String, String> state() {
    Map<String, String> state = new TreeMap<>();
    List<TableSpec> tables = new ArrayList<>(Toys.TABLES);
    tables.addAll(List.of(
        RunEvents.TABLE,
        Commits.TABLE,
        DqMetrics.TABLE,
        Files.TABLE,
        Quarantine.TABLE,
        ColumnLineage.TABLE,
        Releases.TABLE));
    for (TableSpec table : tables) {
      state.put(
          table.id(),
          "version " + lake.version(table).orElse(-1) + ", rows "
              + Fingerprint.of(lake.read(table), table.equals(Commits.TABLE) ? COSTS : Set.of()));
    }
    return state;
  }

  /** The same lake in another folder, as it is now. */
  ToyLake copy(Path to) throws IOException {
    try (Stream<Path> all = java.nio.file.Files.walk(folder)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(folder.relativize(path).toString());
        if (!java.nio.file.Files.exists(target)) {
          java.nio.file.Files.copy(path, target);
        }
      }
    }
    return new ToyLake(lake.session(), to);
  }

  /** Ends the run at that place, the n-th time it is reached. */
  static KillPoints killAt(String place) {
    return KillPoints.at(place, () -> {
      throw new Killed(place);
    });
  }
}
