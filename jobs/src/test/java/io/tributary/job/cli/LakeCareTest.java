package io.tributary.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.tributary.schema.quality.QualityFile;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.yaml.Problems;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a lake, and how it is kept small, in the order a team would ask. */
@SparkTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LakeCareTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String FEED = """
      feed: tills
      version: 1
      says: Orders at tills.
      source: {format: csv, path: "tills/dt=*/*.csv"}
      key: [order_no]
      columns:
        - {name: order_no, required: true, says: The order.}
        - {name: buyer, privacy: personal, standardise: phone, identifier: phone,
           on-failure: soft, says: Number of the buyer.}
        - {name: amount, required: true, standardise: money, says: Paid.}
        - {name: tax, standardise: money, says: Of it.}
        - {name: net, from: [amount], standardise: money, says: The same again.}
        - {name: at, required: true, standardise: timestamp, says: When.}
      money: amount
      to:
        - table: silver.orders
          where: "amount is not null"
          select:
            order_id: order_no
            kind: "'sale'"
            channel: "'till'"
            net_amount: "net - coalesce(tax, 0)"
            ordered_at: at
            is_cancelled: "false"
      """;

  @TempDir
  private static Path root;

  private static HttpServer robot;
  private static final List<String> MESSAGES = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void aLakeOfThreeDays(SparkSession session) throws IOException {
    robot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    robot.createContext("/", exchange -> {
      MESSAGES.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      byte[] answer = "{\"errcode\":0}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    });
    robot.start();
    Files.createDirectories(root.resolve("feeds"));
    Files.writeString(root.resolve("feeds/tills.yaml"), FEED);
    Files.writeString(
        root.resolve("robot.url"), "http://127.0.0.1:" + robot.getAddress().getPort() + "/hook");
    Files.writeString(root.resolve("tributary.yaml"), """
        brand: acme
        zone: Asia/Shanghai
        currency: CNY
        lake: lake
        landing: landing
        keys: generated
        alerts:
          - {to: wecom, url: "file:robot.url", on: [failed, breaker, warning, late]}
        openlineage: {file: events.jsonl}
        """);
    for (int day = 2; day <= 4; day++) {
      land("2026-03-0" + day, 60);
    }
    night("2026-03-02", "2026-03-05", 0);
  }

  @AfterAll
  static void stop() {
    robot.stop(0);
  }

  @Test
  @Order(1)
  void aColumnIsFollowedFromItsExtractThroughMerges() throws IOException {
    land("2026-03-02", 61);
    run("hourly", "2026-03-05", "2026-03-06", 0);

    JsonNode net = json("lineage", "gold.person_orders.net_amount", "--up");
    assertThat(texts(net.path("up")))
        .containsExactlyInAnyOrder(
            "silver.orders.net_amount",
            "bronze.tills._standard.net",
            "bronze.tills._standard.tax",
            "feed.tills.amount",
            "feed.tills.tax");
    assertThat(texts(json("lineage", "gold.customer_360.one_id").path("up")))
        .contains("identity.persons.one_id", "silver.orders.tokens", "feed.tills.buyer");
    assertThat(texts(json("lineage", "feed.tills.tax", "--down").path("down")))
        .contains("silver.orders.net_amount", "gold.customer_360.net_amount");
    assertThat(texts(json("lineage", "feed.tills", "--down").path("down")))
        .contains("bronze.tills", "silver.orders", "gold.rfm_scores");
    assertThat(texts(json("lineage", "silver.orders").path("conditions")))
        .contains("bronze.tills._standard.amount");
    assertThat(call(2, "lineage", "gold.person_orders.net_amont").err())
        .contains("Did you mean 'net_amount'?");
  }

  @Test
  @Order(2)
  void eventsOfRunsHoldTablesAndColumns() throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : Files.readAllLines(root.resolve("events.jsonl"))) {
      events.add(JSON.readTree(line));
    }
    JsonNode orders = events.stream()
        .filter(event -> event.path("eventType").asText().equals("COMPLETE"))
        .filter(event -> event.path("job").path("name").asText().equals("gold.person_orders"))
        .findFirst()
        .orElseThrow();
    assertThat(orders.path("inputs").findValuesAsText("name"))
        .containsExactlyInAnyOrder("silver.orders", "identity.identity_map");
    JsonNode output = orders.path("outputs").path(0);
    assertThat(output.path("name").asText()).isEqualTo("gold.person_orders");
    assertThat(output
            .at("/facets/columnLineage/fields/net_amount/inputFields/0/field")
            .asText())
        .isEqualTo("net_amount");
    assertThat(output.at("/facets/schema/fields/0/description").asText()).isNotEmpty();
  }

  @Test
  @Order(3)
  void profilesShowNoValueThatIsCloseToAPersonAndSuggestionsAreRules() throws IOException {
    JsonNode profile = json("quality", "profile", "silver.orders");
    Map<String, JsonNode> columns = IntStream.range(0, profile.path("columns").size())
        .mapToObj(i -> profile.path("columns").get(i))
        .collect(Collectors.toMap(one -> one.path("column").asText(), one -> one));
    assertThat(columns.get("kind").path("values").path("sale").asLong()).isEqualTo(181);
    assertThat(columns.get("net_amount").path("most").asDouble()).isEqualTo(9.40);
    JsonNode persons = json("quality", "profile", "identity.persons");
    assertThat(persons.toString()).doesNotContain(onePerson());

    String yaml = call(0, "quality", "suggest", "silver.orders").out();
    Problems problems = new Problems();
    assertThat(QualityFile.read("quality.yaml", yaml, Map.of(), problems)
            .table("silver.orders")
            .rows())
        .isNotEmpty();
    assertThat(problems.all()).isEmpty();
    call(0, "quality", "report", "--out", root.resolve("quality.html").toString());
    assertThat(root.resolve("quality.html")).content().contains("feed.tills", "<svg");
    call(0, "dictionary", "--lineage", "--out", root.resolve("dictionary.html").toString());
    assertThat(root.resolve("dictionary.html"))
        .content()
        .contains("bronze.tills._standard.tax", "Owner");
  }

  @Test
  @Order(4)
  void whatQualityNotesAndStopsIsToldToTheRobotWithoutAnybodysValue() throws IOException {
    MESSAGES.clear();
    land("2026-03-05", 20);
    run("hourly", "2026-03-05", "2026-03-06", 0);
    land("2026-03-06", 1);
    run("hourly", "2026-03-06", "2026-03-07", 4);

    assertThat(MESSAGES).hasSize(2);
    assertThat(JSON.readTree(MESSAGES.get(0)).at("/markdown/content").asText())
        .contains("has warnings", "feed.tills day_records is 20, at least 30");
    assertThat(JSON.readTree(MESSAGES.get(1)).at("/markdown/content").asText())
        .contains("failed", "ingest.tills breaker: Cannot publish feed.tills");
    assertThat(MESSAGES.toString()).doesNotContain("138");
    land("2026-03-06", 60);
    run("hourly", "2026-03-06", "2026-03-07", 0);
  }

  @Test
  @Order(5)
  void rowsAreKeptToTheDayAndTheBooksStillBalance() throws IOException {
    Files.writeString(
        root.resolve("governance.yaml"), "tables: [{table: bronze.tills, keep: 3d}]\n");
    String now = "2026-03-07T01:00:00+08:00";

    assertThat(call(0, "maintain", "retain", "--dry-run", "--now", now).out())
        .isEqualTo("bronze.tills: 181 rows to be deleted, of days before 2026-03-04\n");
    call(0, "maintain", "retain", "--now", now);

    assertThat(sql("select cast(min(_file_day) as string) as d, count(*) as n from bronze.tills"))
        .isEqualTo("{\"d\":\"2026-03-04\",\"n\":140}\n");
    assertThat(sql("select cast(min(business_date) as string) as d from silver.orders"))
        .isEqualTo("{\"d\":\"2026-03-04\"}\n");
    assertThat(call(0, "maintain", "retain", "--now", now).out()).isEqualTo("Nothing to do.\n");
    run("ops.reconciliation", "2026-03-07", "2026-03-08", 0);
    assertThat(sql("select count(*) as n from silver.orders")).isEqualTo("{\"n\":140}\n");
  }

  @Test
  @Order(6)
  void filesArePutTogetherAndOnlyThoseNoReleaseNeedsGo() {
    String before = sql("select count(*) as n, sum(net_amount) as s from silver.orders");
    assertThat(call(0, "maintain", "optimize", "ops.dq_metrics").out())
        .startsWith("ops.dq_metrics: ")
        .contains(" files put together as 1");
    assertThat(call(0, "maintain", "optimize", "ops.dq_metrics", "--dry-run").out())
        .isEqualTo("Nothing to do.\n");

    String deleted = call(
            0, "maintain", "vacuum", "silver.orders", "--hours", "0", "--releases", "1")
        .out();

    assertThat(deleted).startsWith("silver.orders: ").contains("files deleted");
    assertThat(sql("select count(*) as n, sum(net_amount) as s from silver.orders"))
        .isEqualTo(before);
    assertThat(call(2, "maintain", "vacuum", "--releases", "0").err())
        .contains("Keep at least one release");
    assertThat(sql("select count(*) as n from ops.commits where task_seconds > 0 and bytes_read > 0"
            + " and table_id = 'gold.person_orders'"))
        .doesNotContain(":0}");
  }

  private static String onePerson() {
    String row = sql("select one_id from identity.persons limit 1");
    return row.substring(row.indexOf(":\"") + 2, row.lastIndexOf('"'));
  }

  private static void land(String day, int orders) throws IOException {
    Path folder = Files.createDirectories(root.resolve("landing/tills/dt=" + day));
    String lines = IntStream.range(0, orders)
        .mapToObj(i -> "%s-%d,1380013%04d,9.90,0.50,%s 10:00:00%n"
            .formatted(day, i, i, day)
            .replace("\r", ""))
        .collect(Collectors.joining());
    Files.writeString(folder.resolve("tills.csv"), "order_no,buyer,amount,tax,at\n" + lines);
  }

  private static void night(String from, String to, int code) {
    run("nightly", from, to, code);
  }

  private static void run(String lane, String from, String to, int code) {
    call(code, "run", lane, "--from", from, "--to", to);
  }

  private static String sql(String sql) {
    return call(0, "sql", sql, "--json").out();
  }

  private static JsonNode json(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--json");
    return JSON.readTree(call(0, all.toArray(String[]::new)).out());
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static Called call(int code, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("-w", root.toString()));
    Called called = Called.with(all.toArray(String[]::new));
    assertThat(called.code()).as(called.err() + called.out()).isEqualTo(code);
    return called;
  }
}
