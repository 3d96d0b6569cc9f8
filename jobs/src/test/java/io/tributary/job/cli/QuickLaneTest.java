package io.tributary.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a few minutes become triggers, each once, whatever comes late or again. */
@SparkTest
class QuickLaneTest {

  private static final String VIEWS = """
      feed: views
      version: 1
      says: What visitors do.
      lane: quick
      source: {format: json, path: "views/dt=*/*.jsonl"}
      key: [id]
      columns:
        - {name: id, required: true, standardise: text}
        - {name: phone, privacy: personal, standardise: phone, on-failure: soft, identifier: phone}
        - {name: what, required: true, standardise: text}
        - {name: at, required: true, standardise: timestamp}
      to:
        - table: silver.events
          select: {event_id: id, channel: "'site'", event: what, occurred_at: at}
      """;

  private static final String SALES = """
      feed: sales
      version: 1
      says: Orders.
      source: {format: csv, path: "sales/dt=*/*.csv"}
      key: [no]
      columns:
        - {name: no, required: true, standardise: text}
        - {name: phone, privacy: personal, standardise: phone, on-failure: soft, identifier: phone}
        - {name: amount, required: true, standardise: money}
        - {name: at, required: true, standardise: timestamp}
      to:
        - table: silver.orders
          select: {order_id: no, kind: "'sale'", channel: "'site'", net_amount: amount,
                   ordered_at: at, is_cancelled: "false"}
      """;

  private static final String STRATEGIES = """
      strategies:
        - strategy: viewed_no_order
          version: 3
          names: {zh: 浏览未下单, en: Viewed and did not order}
          purpose: marketing
          trigger:
            first: {source: events, where: event = :what}
            then-not: {source: orders}
            within: 30m
          parameters: {what: view}
          valid-for: 1h
          once-per: 1d
          channels: [sms, wecom]
          offer: coupon_20
          owner: marketing
        - strategy: searched
          version: 1
          names: {zh: 搜索, en: Searched}
          purpose: marketing
          trigger: {first: {source: events, where: event = 'search'}}
          holdout: 1
          owner: marketing
        - strategy: not_yet
          version: 1
          names: {zh: 草稿, en: Draft}
          purpose: marketing
          trigger: {first: {source: events}}
          owner: marketing
          status: draft
      """;

  @TempDir
  private Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void view(String file, String id, String phone, String what, String at)
      throws IOException {
    write(
        "landing/views/dt=2026-03-02/" + file + ".jsonl",
        "{\"id\":\"%s\",\"phone\":\"%s\",\"what\":\"%s\",\"at\":\"2026-03-02 %s\"}%n"
            .formatted(id, phone, what, at));
  }

  private void sale(String file, String no, String phone, String at) throws IOException {
    write(
        "landing/sales/dt=2026-03-02/" + file + ".csv",
        "no,phone,amount,at\n%s,%s,9.90,2026-03-02 %s\n".formatted(no, phone, at));
  }

  private String quick(String now) {
    Called called = Called.with(
        "run", "quick", "--now", "2026-03-02T" + now, "--json", "-w", folder.toString());
    assertThat(called.code()).as(called.err()).isZero();
    return called.out();
  }

  private String sql(String query) {
    Called called = Called.with("sql", query, "--json", "-w", folder.toString());
    assertThat(called.code()).as(called.err()).isZero();
    return called.out();
  }

  private long triggers() {
    return sql("select dedupe_key from gold.triggers").lines().count();
  }

  @Test
  void aFewMinutesOfFilesBecomeTriggersOnce(SparkSession session) throws IOException {
    write("tributary.yaml", """
        brand: acme
        zone: Asia/Shanghai
        currency: CNY
        lake: lake
        landing: landing
        keys: generated
        models: []
        lanes: {sales: quick}
        """);
    write("feeds/views.yaml", VIEWS);
    write("feeds/sales.yaml", SALES);
    write("strategies/own.yaml", STRATEGIES);
    view("1000", "v1", "13812340001", "view", "10:01:00");
    view("1001", "v2", "13812340002", "view", "10:02:00");
    view("1002", "v3", "13812340003", "search", "10:02:30");
    view("1003", "v4", "", "search", "10:02:40");

    assertThat(quick("10:06:00"))
        .contains("\"job\":\"ingest.views\"", "\"job\":\"gold.triggers\"")
        .doesNotContain("identity");
    assertThat(sql(
            "select strategy_id, cast(due_at as string) as due_at, one_id is null as is_new, is_holdout,"
                + " is_late, size(tokens) as known, reason from gold.triggers"))
        .isEqualTo("{\"strategy_id\":\"searched\",\"due_at\":\"2026-03-02 02:02:30\","
            + "\"is_new\":true,\"is_holdout\":true,\"is_late\":false,\"known\":1,"
            + "\"reason\":[\"events where event = 'search'\"]}\n");

    sale("1015", "s1", "13812340002", "10:20:00");
    view("1025", "v5", "13812340001", "view", "10:25:00");
    quick("10:30:00");
    assertThat(triggers()).as("the half hour is not over").isEqualTo(1);

    quick("10:36:00");
    assertThat(sql("select strategy_id, strategy_version as v, cast(due_at as string) as due_at,"
            + " cast(eligible_until as string) as until, channels, offer, is_holdout, reason"
            + " from gold.triggers where strategy_id = 'viewed_no_order'"))
        .as("one bought, the other did not")
        .isEqualTo(
            "{\"strategy_id\":\"viewed_no_order\",\"v\":3,"
                + "\"due_at\":\"2026-03-02 02:31:00\",\"until\":\"2026-03-02 03:31:00\","
                + "\"channels\":[\"sms\",\"wecom\"],\"offer\":\"coupon_20\",\"is_holdout\":false,"
                + "\"reason\":[\"events where event = 'view'\",\"then no orders within 30 minutes\"]}\n");

    view("0900", "v6", "13812340006", "view", "09:00:00");
    quick("11:01:00");
    assertThat(sql("select cast(fact_at as string) as at, is_late from gold.triggers"
            + " where strategy_id = 'viewed_no_order' order by at"))
        .as("a second view of the day adds nothing; what came too late says so")
        .isEqualTo("""
            {"at":"2026-03-02 01:00:00","is_late":true}
            {"at":"2026-03-02 02:01:00","is_late":false}
            """);

    again("gold.triggers", "2026-03-01", "2026-03-02T11:00:00");
    assertThat(triggers()).as("the same window again").isEqualTo(3);

    again("identity", "2026-03-02", "2026-03-03");
    again("gold.triggers", "2026-03-02", "2026-03-03");
    assertThat(triggers()).as("known persons are those of their identifiers").isEqualTo(3);
  }

  private void again(String job, String from, String to) {
    Called called = Called.with("run", job, "--from", from, "--to", to, "-w", folder.toString());
    assertThat(called.code()).as(called.err()).isZero();
  }
}
