package io.tributary.job.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.job.workspace.WorkspaceScaffold;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** DAG files, imported by Python with stubs of Airflow, over the graph of a workspace. */
class DagFilesTest {

  private static final Path DAGS = Path.of("../orchestration/dags");
  private static final Path SCRIPT =
      Path.of("../orchestration/src/test/resources/airflow-stubs/print_dags.py");

  private static final String CALLS = """
      feed: calls
      version: 1
      says: Calls to the service line, one record per call.
      lane: quick
      source: {format: json, path: "calls/dt=*/*.jsonl*"}
      key: [call_id]
      columns:
        - {name: call_id, required: true, standardise: text, says: The call.}
        - {name: started_at, required: true, standardise: timestamp, says: When it began.}
      to:
        - table: silver.events
          select:
            event_id: call_id
            channel: "'call_centre'"
            event: "'call'"
            occurred_at: started_at
      """;

  private static final String FROM_TO =
      " --from {{ data_interval_start.in_timezone('Asia/Shanghai').start_of('UNIT').isoformat() }}"
          + " --to {{ data_interval_end.in_timezone('Asia/Shanghai').start_of('UNIT').isoformat() }} --airflow";

  @TempDir
  private Path folder;

  private Path workspace;
  private Path graph;

  @BeforeEach
  void writeAWorkspace() throws IOException {
    workspace = folder.resolve("shop");
    Path dags = Files.createDirectories(folder.resolve("dags"));
    try (var files = Files.list(DAGS)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".py")).toList()) {
        Files.copy(file, dags.resolve(file.getFileName()));
      }
    }
    graph = dags.resolve("tributary_graph.json");
    WorkspaceScaffold.write(workspace);
  }

  private void addAChannel() throws IOException {
    Files.writeString(workspace.resolve("feeds/calls.yaml"), CALLS);
  }

  private Called export(String... more) {
    List<String> arguments = new ArrayList<>(
        List.of("dag", "export", "-w", workspace.toString(), "--out", graph.toString()));
    arguments.addAll(List.of(more));
    return Called.with(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two", "three"})
  void aNewChannelIsATaskWithoutAnEditOfTheDagFiles(String airflow) throws Exception {
    export();
    assertThat(printed(airflow)).doesNotContain("calls");
    addAChannel();
    assertThat(export().code()).isZero();
    String ingest = " pool tributary_lake limit 0:50:00 retries 3 news 1 call tributary run ";
    assertThat(printed(airflow)).isEqualTo("""
        tributary_backfill: asked for
          backfill after - pool tributary_lake limit 1 day, 0:00:00 retries 3 news 0 call tributary backfill {{ params['lane'] }} --without publish.* --from {{ params['from'] }} --to {{ params['to'] }} -w .
        tributary_freshness: 30 6 * * * Asia/Shanghai
          ready after - pool default_pool limit 0:30:00 retries 0 news 0 call tributary ready nightly --without publish.* -w .
        tributary_hourly: 5 * * * * Asia/Shanghai
          ingest.calls after -INGESTingest.callsHOUR -w .
          ingest.orders after -INGESTingest.ordersHOUR -w .
          hourly after ingest.ordersINGESThourly --without publish.*HOUR -w .
        tributary_maintenance: 0 5 * * 0 Asia/Shanghai
          quality.check after - pool default_pool limit 5:00:00 retries 0 news 0 call tributary quality check -w .
          maintain.retain after quality.check pool tributary_lake limit 5:00:00 retries 3 news 0 call tributary maintain retain -w .
          maintain.optimize after maintain.retain pool tributary_lake limit 5:00:00 retries 3 news 0 call tributary maintain optimize -w .
          maintain.vacuum after maintain.optimize pool tributary_lake limit 5:00:00 retries 3 news 0 call tributary maintain vacuum -w .
        tributary_nightly: 30 1 * * * Asia/Shanghai
          ingest.calls after -INGESTingest.callsDAY -w .
          ingest.orders after -INGESTingest.ordersDAY -w .
          nightly after ingest.calls,ingest.orders pool tributary_lake limit 5:00:00 retries 3 news 28 call tributary run nightly --without publish.*DAY -w .
          exit 0: success
          exit 1: retried
          exit 2: failed
          exit 3: retried
          exit 4: retried
          exit 5: failed
          exit 6: retried
          exit 99: skipped
          exit 137: retried
        tributary_publish: none
        tributary_quick: */5 * * * * Asia/Shanghai
          quick after - pool tributary_lake limit 0:10:00 retries 3 news 1 call tributary run quick --without publish.*MINUTE -w .
        """.replace("INGEST", ingest)
        .replace("MINUTE", FROM_TO.replace("UNIT", "minute"))
        .replace("HOUR", FROM_TO.replace("UNIT", "hour"))
        .replace("DAY", FROM_TO.replace("UNIT", "day")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two", "three"})
  void everyOperatorPassesTheSameArgumentsAndReadsTheSameExitCodes(String airflow)
      throws Exception {
    export();
    String bash = calls(
        printed(
            airflow,
            "{\"operator\":\"bash\",\"command\":[\"t\"],\"workspace\":\"/ws\",\"environment\":\"prod\"}"));
    assertThat(bash).contains("call t quality check -w /ws --env prod");
    for (String operator : List.of("spark-submit", "kubernetes-pod")) {
      String other = printed(
          airflow,
          "{\"operator\":\"" + operator
              + "\",\"command\":[\"t\"],\"workspace\":\"/ws\",\"environment\":\"prod\",\"image\":\"i\"}");
      assertThat(calls(other).replaceAll("call (SPARK|POD) ", "call ")).isEqualTo(bash);
      assertThat(other)
          .contains(
              "exit 2: failed",
              "exit 5: failed",
              "exit 6: retried",
              "exit 99: skipped",
              "exit 3: retried");
    }
  }

  @Test
  void anUnknownOperatorIsNamed() throws Exception {
    export();
    Python python = python("three", "{\"operator\":\"docker\"}");
    assertThat(python.code()).isNotZero();
    assertThat(python.err())
        .contains("The operator is 'docker'. Known are bash, spark-submit, kubernetes-pod.");
  }

  @Test
  void aGraphOfAnotherFormatIsRefused() throws Exception {
    export();
    Files.writeString(graph, Files.readString(graph).replace("\"format\" : 1", "\"format\" : 2"));
    assertThat(python("three").err())
        .contains(
            "has format 2, these DAG files read 1. Take the DAG files and the graph from the same version");
  }

  @Test
  void theFilesNameNoJob() throws IOException {
    export();
    List<String> names = new ArrayList<>();
    new ObjectMapper()
        .readTree(graph.toFile())
        .path("jobs")
        .forEach(job -> names.add(job.path("name").asText()));
    assertThat(names).contains("ingest.orders", "gold.customer_360", "identity");
    try (var files = Files.list(DAGS)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".py")).toList()) {
        assertThat(Files.readString(file)).doesNotContain(names);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"LANE", "FEED", "JOB"})
  void theCommandLineTakesWhatTasksCall(String split) throws IOException {
    addAChannel();
    export("--split", split.toLowerCase(java.util.Locale.ROOT));
    JsonNode dags = new ObjectMapper().readTree(graph.toFile()).path("dags");
    List<String> tasks = new ArrayList<>();
    for (JsonNode dag : dags) {
      for (JsonNode task : dag.path("tasks")) {
        List<String> argv = new ArrayList<>();
        task.path("argv").forEach(word -> argv.add(word.asText()));
        argv.addAll(List.of("-w", "."));
        assertThatCode(() -> Main.line().parseArgs(argv.toArray(String[]::new)))
            .doesNotThrowAnyException();
        tasks.add(task.path("id").asText());
      }
    }
    assertThat(tasks.contains("ingest.calls")).isEqualTo(!split.equals("LANE"));
    assertThat(tasks.contains("gold.customer_360")).isEqualTo(split.equals("JOB"));
  }

  @Test
  void theSameWorkspaceGivesTheSameGraphAndNothingElse() throws IOException {
    addAChannel();
    Called first = export();
    String text = Files.readString(graph);
    export();
    assertThat(graph).content().isEqualTo(text).endsWith("}\n");
    assertThat(first.out()).matches("Wrote \\d+ jobs to .*tributary_graph.json\n");
    assertThat(Called.with("dag", "export", "-w", workspace.toString()).out()).isEqualTo(text);
    assertThat(workspace.resolve(".keys")).doesNotExist();
    assertThat(workspace.resolve("lake")).doesNotExist();
    JsonNode jobs = new ObjectMapper().readTree(text).path("jobs");
    assertThat(jobs.findValuesAsText("name")).isSorted().contains("ingest.calls", "replay.calls");
    JsonNode calls = jobs.get(jobs.findValuesAsText("name").indexOf("ingest.calls"));
    assertThat(calls.toString())
        .isEqualTo(
            "{\"name\":\"ingest.calls\",\"cadence\":\"quick\",\"window\":\"minutes\",\"pool\":\"tributary_lake\",\"timeout_minutes\":10,"
                + "\"reads\":[],\"writes\":[\"bronze.calls\",\"ops.quarantine\",\"silver.events\",\"vault.identifiers\"],\"after\":[]}");
  }

  private String printed(String airflow, String... more) throws Exception {
    Python python = python(airflow, more);
    assertThat(python.err()).isEmpty();
    assertThat(python.code()).isZero();
    return python.out();
  }

  private static String calls(String printed) {
    return printed
        .lines()
        .filter(line -> line.contains(" call "))
        .map(line -> line.substring(line.indexOf(" call ")))
        .reduce("", (text, line) -> text + line + "\n");
  }

  private record Python(int code, String out, String err) {}

  private Python python(String airflow, String... more) throws Exception {
    List<String> words = new ArrayList<>(
        List.of("python3", "-B", SCRIPT.toString(), airflow, graph.getParent().toString()));
    words.addAll(List.of(more));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new TestAbortedException(
          "Skipped: there is no python3 to import the DAG files with.", e);
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Python(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
