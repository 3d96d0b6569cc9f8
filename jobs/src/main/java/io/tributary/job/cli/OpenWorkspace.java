package io.tributary.job.cli;

import io.tributary.job.lake.Bucket;
import io.tributary.job.lake.Lake;
import io.tributary.job.lake.S3Settings;
import io.tributary.job.lake.Sessions;
import io.tributary.job.lineage.Edge;
import io.tributary.job.lineage.Edges;
import io.tributary.job.lineage.LineageGraph;
import io.tributary.job.lineage.LineageTable;
import io.tributary.job.publish.PublishJobs;
import io.tributary.job.publish.PublishSettings;
import io.tributary.job.run.Job;
import io.tributary.job.run.Progress;
import io.tributary.job.run.Release;
import io.tributary.job.run.ReleaseCatalogue;
import io.tributary.job.run.RowSealer;
import io.tributary.job.run.Runner;
import io.tributary.job.run.RunnerSettings;
import io.tributary.job.run.Window;
import io.tributary.job.wiring.IdentityLookup;
import io.tributary.job.wiring.LakehouseSettings;
import io.tributary.job.wiring.PlannedInput;
import io.tributary.job.wiring.RecipeChanges;
import io.tributary.job.wiring.RecipesStep;
import io.tributary.job.wiring.Wiring;
import io.tributary.job.workspace.Overrides;
import io.tributary.job.workspace.SecretValues;
import io.tributary.job.workspace.Workspace;
import io.tributary.job.workspace.Workspaces;
import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.schema.TableSpec;
import io.tributary.schema.Tables;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.quality.QualityRules;
import io.tributary.schema.table.ColumnLineage;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;

/** A workspace with its keys, its lake and a session: what most verbs begin with. */
public final class OpenWorkspace implements AutoCloseable {

  private final Workspace workspace;
  private final LakehouseSettings settings;
  private final Wiring wiring;
  private final Lake lake;

  private OpenWorkspace(Workspace workspace, LakehouseSettings settings) {
    this.workspace = workspace;
    this.settings = settings;
    this.wiring = new Wiring(settings);
    Path scratch = Path.of(System.getProperty("java.io.tmpdir"), "tributary-scratch");
    SparkSession session = Sessions.open(scratch.toString());
    s3(workspace).forEach(session.sparkContext().hadoopConfiguration()::set);
    this.lake = new Lake(session, workspace.lake());
  }

  /** How its buckets are reached; nothing where it has none. */
  private static Map<String, String> s3(Workspace workspace) {
    if (!Bucket.isIn(workspace.lake()) && !Bucket.isIn(workspace.landing())) {
      return Map.of();
    }
    SecretValues secrets = new SecretValues(workspace.root(), System::getenv, "tributary.yaml");
    return workspace
        .store()
        .map(store -> S3Settings.of(store, secrets::value))
        .orElseGet(S3Settings::limits);
  }

  static OpenWorkspace open(WorkspaceOptions options) {
    return open(LoadedWorkspace.of(options));
  }

  /** Opens the workspace in that folder as it is written. */
  public static OpenWorkspace open(Path folder) {
    return open(Workspaces.load(folder, Optional.empty(), Overrides.NONE));
  }

  /** The same on another lake. */
  static OpenWorkspace open(Path folder, String lake) {
    return open(Workspaces.load(
        folder, Optional.empty(), new Overrides(Optional.of(lake), Optional.empty())));
  }

  private static OpenWorkspace open(Workspace workspace) {
    return new OpenWorkspace(workspace, LoadedWorkspace.settings(workspace));
  }

  /** The same workspace with other models. */
  OpenWorkspace withModels(List<ModelSpec> models) {
    return new OpenWorkspace(workspace, settings.withModels(models));
  }

  @Override
  public void close() {
    // The session belongs to the process: verbs that follow one another in it share it.
  }

  /** The workspace's zone. */
  public ZoneId zone() {
    return settings.zone();
  }

  public Lake lake() {
    return lake;
  }

  /** The brand the workspace is about. */
  public String brand() {
    return workspace.brand();
  }

  Workspace workspace() {
    return workspace;
  }

  public LakehouseSettings settings() {
    return settings;
  }

  QualityRules quality() {
    return workspace.quality();
  }

  RunHistory history() {
    return new RunHistory(lake);
  }

  /** A runner of the workspace's jobs. */
  public Runner runner(int parallelJobs, Progress progress) {
    return runner(parallelJobs, progress, List.of());
  }

  /** A runner that checks by other rules than the workspace's. */
  Runner runner(int parallelJobs, Progress progress, Optional<QualityRules> rules) {
    PublishJobs deliveries = PublishJobs.of(publishing());
    return runner(parallelJobs, progress, deliveries, List.of(), rules.orElse(workspace.quality()));
  }

  Runner runner(int parallelJobs, Progress progress, List<Job> more) {
    return runner(parallelJobs, progress, PublishJobs.of(publishing()), more);
  }

  /** A runner with those deliveries in place of the usual ones. */
  Runner runner(int parallelJobs, Progress progress, PublishJobs deliveries, List<Job> more) {
    return runner(parallelJobs, progress, deliveries, more, workspace.quality());
  }

  private Runner runner(
      int parallelJobs,
      Progress progress,
      PublishJobs deliveries,
      List<Job> more,
      QualityRules rules) {
    RunnerSettings chosen = RunnerSettings.forLake(
            workspace.lake(), lake.session().sessionState().newHadoopConf())
        .withParallelJobs(parallelJobs)
        .withQuality(rules)
        .withSealer(sealer())
        .withProgress(progress);
    List<Job> jobs = new ArrayList<>(wiring.jobs());
    jobs.add(RecipesStep.job(workspace.recipes().parts()));
    jobs.addAll(deliveries.jobs());
    jobs.addAll(more);
    return new Runner(lake, jobs, chosen);
  }

  private RowSealer sealer() {
    FieldCipher cipher = new FieldCipher(settings.keys());
    return (json, table, id) -> cipher.seal(json, table, id, "_raw");
  }

  /** What publishing needs of the workspace. */
  public PublishSettings publishing() {
    return new PublishSettings(
        workspace.destinations().all(), settings.keys(), workspace.root(), System::getenv);
  }

  Map<String, List<PlannedInput>> inputs(Window window) {
    return wiring.inputs(lake, window);
  }

  /** Why identifiers lead to one person or do not, in the newest release. */
  IdentityLookup identity() {
    return new IdentityLookup(released(), settings);
  }

  /** What jobs work by otherwise than when they last ran. */
  List<RecipeChanges.Change> changes() {
    return RecipeChanges.of(lake, workspace.recipes().parts());
  }

  /** Where columns come from: of feeds by their contracts, of tables as the runs found it. */
  LineageGraph lineage() {
    List<Edge> edges = new ArrayList<>();
    settings.feeds().forEach(contract -> edges.addAll(Edges.of(contract)));
    if (lake.exists(ColumnLineage.TABLE)) {
      edges.addAll(LineageTable.edges(lake.read(ColumnLineage.TABLE)));
    }
    return new LineageGraph(edges);
  }

  List<String> unfinishedRuns() {
    return runner(1, Progress.silent()).unfinished();
  }

  /** Every table the workspace can have. */
  public List<TableSpec> tables() {
    List<TableSpec> tables = new ArrayList<>(wiring.bronzeTables());
    tables.addAll(Tables.all());
    return tables;
  }

  TableSpec table(String id) {
    return tables().stream()
        .filter(table -> table.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "There is no table " + id + ". 'tributary show' lists the tables."));
  }

  /** Gives tables of the newest release; ops tables as they are now. */
  Function<TableSpec, Dataset<Row>> released() {
    Release release = Release.newest(lake).orElseGet(() -> new Release("none", 0, Map.of()));
    return table -> table.database().equals("ops") ? lake.read(table) : release.read(lake, table);
  }

  /** A query over the newest release; ops tables are read as they are now. */
  public Dataset<Row> query(String sql) throws ParseException {
    Map<String, Long> versions = new HashMap<>();
    Release release = Release.newest(lake).orElseGet(() -> new Release("none", 0, Map.of()));
    versions.putAll(release.versions());
    for (TableSpec table : Tables.all()) {
      if (table.database().equals("ops")) {
        lake.version(table).ifPresent(version -> versions.put(table.id(), version));
      }
    }
    Release current = new Release(release.id(), release.sequence(), versions);
    new ReleaseCatalogue(lake, current).registerFor(sql, tables());
    return lake.session().sql(sql);
  }
}
