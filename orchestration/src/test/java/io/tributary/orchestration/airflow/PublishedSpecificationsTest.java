package io.tributary.orchestration.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/**
 * Every request of the client against mock servers that check it by Airflow's published
 * specifications. {@code .ci/airflow-specifications} starts them and names them in the property
 * {@code tributary.prism}: {@code 2.10=URL,3.0.2=URL,3.2.1=URL,token=URL}.
 */
class PublishedSpecificationsTest {

  private static final Instant DATE = Instant.parse("2026-01-07T00:00:00Z");
  private static final Limits ONCE =
      new Limits(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(1), 1, 8 << 20);

  /** Methods and paths the client uses; only 3.1 and later are asked to wait. */
  private static final Map<String, Integer> PATHS = Map.of("2.10", 31, "3.0.2", 32, "3.2.1", 33);

  /** A request as it went to a mock server, and what that said. */
  private record Passed(String request, String body, int status, String answer) {}

  private final List<Passed> passed = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"2.10", "3.0.2", "3.2.1"})
  void everyRequestFitsTheSpecification(String version) throws IOException {
    Map<String, URI> mocks = mocks();
    HttpServer relay = relay(mocks.get(version), mocks.get("token"), version);
    try {
      URI url = URI.create("http://127.0.0.1:" + relay.getAddress().getPort());
      AirflowClient client =
          Given.client(url, new Given.Time(), Given.user(), ONCE, new CopyOnWriteArrayList<>());
      boolean isThird = version.startsWith("3");
      everyCall(client, isThird);
      List<Passed> refused = passed.stream().filter(one -> one.status() >= 300).toList();
      assertThat(refused).isEmpty();
      Set<String> requests = passed.stream()
          .map(Passed::request)
          .map(line -> line.replaceFirst("\\?.*", ""))
          .collect(Collectors.toCollection(TreeSet::new));
      assertThat(requests).hasSize(PATHS.get(version));
    } finally {
      relay.stop(0);
    }
  }

  private static Map<String, URI> mocks() {
    String property = System.getProperty("tributary.prism", "");
    if (property.isBlank()) {
      throw new TestAbortedException(
          "Skipped: it needs mock servers. Run .ci/airflow-specifications.");
    }
    return Arrays.stream(property.split(","))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URI.create(pair[1])));
  }

  /** What a mock answers is made up, so only that it was asked rightly matters. */
  private static void tried(Runnable call) {
    try {
      call.run();
    } catch (AirflowException e) {
      // The relay keeps what the mock refused.
    }
  }

  private static void read(Supplier<?> call) {
    tried(() -> assertThat(call.get()).isNotNull());
  }

  private static void everyCall(AirflowClient client, boolean isThird) {
    Conf conf = Conf.of(Map.of("lane", "nightly"));
    TriggerRequest request = TriggerRequest.of("nightly", conf, Optional.of(DATE))
        .over(new Interval(DATE, DATE.plusSeconds(3600)))
        .noted("by the lane");
    tried(client::health);
    tried(() -> client.pause("nightly"));
    tried(() -> client.unpause("nightly"));
    tried(() -> client.runs().trigger(request));
    tried(() -> client.runs().trigger(TriggerRequest.of("nightly", conf, Optional.empty())));
    tried(() -> client.runs().find("nightly", "r1"));
    RunQuery query = RunQuery.of("nightly")
        .in(Set.of(RunState.SUCCESS, RunState.FAILED))
        .between(DATE, DATE.plusSeconds(1));
    read(() -> client.runs().list(query).findFirst());
    read(() -> client.runs().list(RunQuery.of("nightly")).limit(1).toList());
    read(() -> client
        .runs()
        .list(new RunQuery(List.of("a", "b"), query.states(), query.from(), query.to()))
        .findFirst());
    tried(() -> client.runs().await("nightly", "r1", Duration.ofSeconds(1), Duration.ofSeconds(1)));
    tried(() -> client.runs().state("nightly", "r1", RunState.FAILED));
    tried(() -> client.runs().note("nightly", "r1", "note"));
    tasks(client.tasks(), isThird);
    settings(client.settings());
    tried(() -> client.announce(new DataEvent("tributary://gold/customer_360", conf)));
    if (isThird) {
      backfills(client.backfills());
    }
  }

  private static void tasks(Tasks tasks, boolean isThird) {
    TaskKey single = TaskKey.of("nightly", "r1", "task");
    TaskKey mapped = new TaskKey("nightly", "r1", "task", OptionalInt.of(3));
    read(() -> tasks.list("nightly", "r1").findFirst());
    for (TaskKey task : List.of(single, mapped)) {
      tried(() -> tasks.find(task));
      tried(() -> tasks.log(task, 1));
      tried(() -> tasks.verdict(task, TaskVerdict.SUCCESS));
      tried(() -> tasks.note(task, "note"));
    }
    List<TaskKey> some = isThird ? List.of(single, mapped) : List.of(single);
    for (ClearRequest.Mode mode : ClearRequest.Mode.values()) {
      tried(() -> tasks.clear(new ClearRequest(
          "nightly",
          "r1",
          some,
          ClearRequest.States.FAILED,
          Set.of(ClearRequest.Along.values()),
          mode)));
      tried(() -> tasks.clear(
          new ClearRequest("nightly", "r1", List.of(), ClearRequest.States.ALL, Set.of(), mode)));
      tried(() -> tasks.clearRun("nightly", "r1", mode));
    }
  }

  private static void settings(Settings settings) {
    tried(() -> settings.variable("v"));
    tried(() -> settings.connection("c"));
    tried(() -> settings.pool("p"));
    tried(settings::pools);
    tried(() -> settings.putVariables(List.of(
        new Variable("v", "text", Optional.of("says")),
        new Variable("w", "text", Optional.empty()))));
    tried(() -> settings.putPools(List.of(new Pool("p", 1, Optional.of("says")))));
    tried(() -> settings.putConnections(List.of(new Connection(
        "c",
        "spark",
        Optional.of("h"),
        OptionalInt.of(1),
        Optional.of("s"),
        Optional.of("me"),
        Optional.of(Given.secret("SPARK_PASSWORD")),
        Optional.of("{}"),
        Optional.of("says")))));
  }

  private static void backfills(Backfills backfills) {
    BackfillRequest request = new BackfillRequest(
        "nightly", DATE, DATE.plusSeconds(1), Conf.EMPTY, BackfillRequest.Reprocess.NONE, 1);
    tried(() -> backfills.preview(request));
    tried(() -> backfills.start(request));
    read(() -> backfills.list("nightly").findFirst());
    tried(() -> backfills.pause(1));
    tried(() -> backfills.unpause(1));
    tried(() -> backfills.cancel(1));
  }

  /** Passes requests on and keeps what became of them; the version is told by the relay itself. */
  private HttpServer relay(URI mock, URI tokenMock, String version) throws IOException {
    HttpClient http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpServer relay =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    relay.createContext("/", exchange -> {
      String path = exchange.getRequestURI().toString();
      URI to = path.equals("/auth/token") ? tokenMock : mock;
      pass(http, exchange, URI.create(to + path));
    });
    relay.createContext("/api/v2/version", exchange -> version(http, exchange, mock, version, "3"));
    relay.createContext("/api/v1/version", exchange -> version(http, exchange, mock, version, "2"));
    // What a mock makes up says nothing about an asset's address, a run's end or what is missing.
    relay.createContext("/api/v2/assets", exchange -> {
      pass(
          http,
          exchange,
          URI.create(mock + exchange.getRequestURI().toString()),
          exchange.getRequestMethod().equals("GET")
              ? "{\"assets\":[{\"id\":1,\"uri\":\"tributary://gold/customer_360\"}],\"total_entries\":1}"
              : "{}");
    });
    for (String kind : List.of("variables", "connections", "pools")) {
      relay.createContext("/api/v1/" + kind, exchange -> missing(http, exchange, mock));
    }
    relay.start();
    return relay;
  }

  private void version(
      HttpClient http, HttpExchange exchange, URI mock, String version, String major)
      throws IOException {
    if (version.startsWith(major)) {
      pass(
          http,
          exchange,
          URI.create(mock + exchange.getRequestURI().toString()),
          "{\"version\":\"" + version + "\"}");
    } else {
      answer(exchange, 404, "{}");
    }
  }

  /** Says after a good update that there was nothing to update, so that it is created. */
  private void missing(HttpClient http, HttpExchange exchange, URI mock) throws IOException {
    boolean isUpdate = exchange.getRequestMethod().equals("PATCH");
    Passed one = send(http, exchange, URI.create(mock + exchange.getRequestURI().toString()));
    answer(exchange, isUpdate && one.status() < 300 ? 404 : one.status(), one.answer());
  }

  private void pass(HttpClient http, HttpExchange exchange, URI to) throws IOException {
    Passed one = send(http, exchange, to);
    answer(exchange, one.status(), one.answer());
  }

  private void pass(HttpClient http, HttpExchange exchange, URI to, String instead)
      throws IOException {
    Passed one = send(http, exchange, to);
    answer(exchange, one.status(), one.status() < 300 ? instead : one.answer());
  }

  private Passed send(HttpClient http, HttpExchange exchange, URI to) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean isPublic = to.getPath().matches("/api/v[12]/(version|health|monitor/health)");
    HttpRequest.Builder request = HttpRequest.newBuilder(to)
        .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    for (String header : List.of("Authorization", "Accept", "Content-Type")) {
      Optional.ofNullable(exchange.getRequestHeaders().getFirst(header))
          .filter(value -> !(header.equals("Authorization") && isPublic))
          .ifPresent(value -> request.header(header, value));
    }
    if (isPublic) {
      request.header("Authorization", "Basic bm9ib2R5Og==");
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Passed one = new Passed(
          exchange.getRequestMethod() + " " + exchange.getRequestURI(),
          new String(body, java.nio.charset.StandardCharsets.UTF_8),
          status(response, isPublic),
          response.body());
      passed.add(one);
      return one;
    } catch (InterruptedException e) {
      throw new IOException("stopped", e);
    }
  }

  /**
   * What 3.x serves to everybody has a default in the specification that nobody can fulfil: schemes
   * that it does not define. A mock looks at it last, so such a refusal finds nothing else wrong.
   */
  private static int status(HttpResponse<String> response, boolean isPublic) {
    boolean isUndefined = response
        .headers()
        .firstValue("WWW-Authenticate")
        .filter("None,None,None"::equals)
        .isPresent();
    return isPublic && isUndefined ? 200 : response.statusCode();
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
