package io.tributary.job.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.orchestration.airflow.AirflowServer;
import io.tributary.orchestration.airflow.Connection;
import io.tributary.orchestration.airflow.Credentials;
import io.tributary.orchestration.airflow.Limits;
import io.tributary.orchestration.airflow.Pool;
import io.tributary.orchestration.airflow.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AirflowFilesTest {

  private static final String EVERY_KEY = """
        url: https://airflow.example.com/af/
        user: ops
        password: env:AIRFLOW_PASSWORD
        timeout-seconds: 7
        attempts: 2
        dags:
          prefix: shop
          split: job
          start: 2026-03-01
          schedules: {quick: "0 * * * *", hourly: "1 * * * *", nightly: "2 2 * * *", maintenance: "3 3 * * 3", freshness: "4 4 * * *"}
          timeout-minutes: {quick: 4, hourly: 1, nightly: 2, backfill: 3}
          retries: 0
          retry-delay-minutes: 9
          operator: kubernetes-pod
          command: [tributary, --quiet]
          workspace: /ws
          environment: prod
          image: tributary:1
          namespace: data
        variables: {a: 1}
        pools: [{name: p, slots: -1, says: any}]
        connections:
          - {id: c, type: http, host: h, port: 1, schema: https, login: me, password: "file:p", extra: "{}", says: why}
        environments:
          prod: {url: "https://prod.example.com", token: "env:T"}
        """;

  @TempDir
  private Path root;

  @Test
  void whatIsLeftOutIsAsUsual() {
    AirflowSettings settings = AirflowFiles.load(root, Optional.empty());
    assertThat(settings.server()).isEmpty();
    assertThat(settings.dags())
        .isEqualTo(new DagSettings(
            "tributary",
            DagSettings.Split.FEED,
            LocalDate.of(2026, 1, 1),
            Map.of(
                "quick",
                "*/5 * * * *",
                "hourly",
                "5 * * * *",
                "nightly",
                "30 1 * * *",
                "maintenance",
                "0 5 * * 0",
                "freshness",
                "30 6 * * *"),
            Map.of("quick", 10, "hourly", 50, "nightly", 300, "backfill", 1440),
            3,
            5));
    assertThat(settings.sync().pools())
        .extracting(Pool::name, Pool::slots)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("tributary_lake", 1));
    assertThat(settings.sync().variables())
        .extracting(Variable::value)
        .containsExactly("{\"operator\":\"bash\",\"command\":[\"tributary\"],\"workspace\":\""
            + root.toAbsolutePath() + "\"}");
    assertThat(settings.sync().connections()).isEmpty();
  }

  @Test
  void everyKeyCounts() throws IOException {
    write(EVERY_KEY);
    AirflowSettings settings = AirflowFiles.load(root, Optional.empty());
    AirflowServer server = settings.server().orElseThrow();
    assertThat(server.url()).hasToString("https://airflow.example.com/af");
    assertThat(server.credentials())
        .hasToString("User[name=ops, password=environment variable AIRFLOW_PASSWORD]");
    assertThat(server.limits())
        .isEqualTo(new Limits(
            Limits.USUAL.connect(),
            Duration.ofSeconds(7),
            Limits.USUAL.total(),
            2,
            Limits.USUAL.bodyBytes()));
    assertThat(settings.dags())
        .isEqualTo(new DagSettings(
            "shop",
            DagSettings.Split.JOB,
            LocalDate.of(2026, 3, 1),
            Map.of(
                "quick",
                "0 * * * *",
                "hourly",
                "1 * * * *",
                "nightly",
                "2 2 * * *",
                "maintenance",
                "3 3 * * 3",
                "freshness",
                "4 4 * * *"),
            Map.of("quick", 4, "hourly", 1, "nightly", 2, "backfill", 3),
            0,
            9));
    AirflowServer prod = AirflowFiles.load(root, Optional.of("prod")).server().orElseThrow();
    assertThat(prod.url()).hasToString("https://prod.example.com");
    assertThat(prod.credentials()).isInstanceOf(Credentials.Token.class);
  }

  @Test
  void whatTheServerIsToHaveIsTakenUp() throws IOException {
    write(EVERY_KEY);
    AirflowSettings settings = AirflowFiles.load(root, Optional.empty());
    assertThat(settings.sync().variables())
        .extracting(Variable::key, Variable::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "shop",
                "{\"operator\":\"kubernetes-pod\",\"command\":[\"tributary\",\"--quiet\"],\"workspace\":\"/ws\",\"environment\":\"prod\",\"image\":\"tributary:1\",\"namespace\":\"data\"}"),
            org.assertj.core.groups.Tuple.tuple("a", "1"));
    assertThat(settings.sync().pools()).last().isEqualTo(new Pool("p", -1, Optional.of("any")));
    Connection connection = settings.sync().connections().get(0);
    assertThat(connection.withoutPassword())
        .isEqualTo(new Connection(
            "c",
            "http",
            Optional.of("h"),
            OptionalInt.of(1),
            Optional.of("https"),
            Optional.of("me"),
            Optional.empty(),
            Optional.of("{}"),
            Optional.of("why")));
    assertThat(connection.password().orElseThrow())
        .hasToString("file " + root.toAbsolutePath().resolve("p"));
  }

  @Test
  void everyMistakeIsToldWithItsLineAndNoSecret() throws IOException {
    write("""
        url: https://me:canary-1@host/api
        user: ops
        password: canary-2
        retires: 3
        dags: {split: nothing, schedules: {nightly: "1 2"}}
        connections:
          - {id: "x y", type: spark, password: canary-3}
        """);
    assertThatThrownBy(() -> AirflowFiles.load(root, Optional.empty()))
        .isInstanceOf(WorkspaceProblems.class)
        .hasMessageContaining(
            "airflow.yaml:3: password of airflow.yaml is no reference. Expected is one such as env:AIRFLOW_PASSWORD or file:secrets/airflow, never the secret itself.")
        .hasMessageContaining("airflow.yaml:4: airflow.yaml has the unknown key 'retires'.")
        .hasMessageContaining(
            "airflow.yaml:5: split of dags is 'nothing'. Expected is one of lane, feed, job.")
        .hasMessageContaining(
            "airflow.yaml:5: nightly of schedules is '1 2'. Expected is five fields of cron")
        .hasMessageContaining("airflow.yaml:7: id of connection x y is 'x y'. Expected is letters")
        .hasMessageContaining("airflow.yaml:7: password of connection x y is no reference.")
        .hasMessageNotContaining("canary");
    write(
        "url: https://me:canary-1@host\nuser: ops\npassword: env:P\npools: [{name: tributary_lake, slots: 2}]\ndags: {start: 2026-13-01}\n");
    assertThatThrownBy(() -> AirflowFiles.load(root, Optional.empty()))
        .hasMessageContaining("airflow.yaml:1: url is no address of an Airflow web server.")
        .hasMessageContaining(
            "airflow.yaml:4: pools has 'tributary_lake' twice, or sync sets it by itself. Keep one.")
        .hasMessageContaining("airflow.yaml:5: start is '2026-13-01', which is no day. Write one.")
        .hasMessageNotContaining("canary");
    write("url: https://host\nuser: ops\n");
    assertThatThrownBy(() -> AirflowFiles.load(root, Optional.empty()))
        .hasMessage(
            "airflow.yaml:1: Give user and password, or token: one way of saying who asks.");
  }

  @Test
  void theWholeWorkspaceIsCheckedWithIt() throws IOException {
    WorkspaceScaffold.write(root.resolve("shop"));
    Files.writeString(root.resolve("shop/airflow.yaml"), "ulr: http://host\n");
    assertThatThrownBy(
            () -> Workspaces.load(root.resolve("shop"), Optional.empty(), Overrides.NONE))
        .hasMessage("airflow.yaml:1: airflow.yaml has the unknown key 'ulr'. Did you mean 'url'?");
  }

  @Test
  void timesAreThoseOfTheWorkspacesZone() throws IOException {
    assertThat(AirflowFiles.zone(root)).isEqualTo(ZoneOffset.UTC);
    Files.writeString(root.resolve("tributary.yaml"), "zone: Asia/Shanghai\n");
    assertThat(AirflowFiles.zone(root)).isEqualTo(ZoneId.of("Asia/Shanghai"));
    Files.writeString(root.resolve("tributary.yaml"), "zone: Mars\n");
    assertThat(AirflowFiles.zone(root)).isEqualTo(ZoneOffset.UTC);
  }

  private void write(String text) throws IOException {
    Files.writeString(root.resolve("airflow.yaml"), text);
  }
}
