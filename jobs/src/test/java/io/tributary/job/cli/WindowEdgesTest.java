package io.tributary.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Late, corrected, restated and older files, windows of no width, the last millisecond of a day and
 * the days on which clocks change: the lake ends as one that read everything at once.
 */
@SparkTest
class WindowEdgesTest {

  private static final String FEED = """
      feed: tills
      version: 1
      says: Orders at tills.
      source: {format: csv, path: "tills/dt=*/*.csv"}
      key: [order_no]
      latest: [updated_at]
      columns:
        - {name: order_no, required: true, says: The order.}
        - {name: phone, privacy: personal, standardise: {name: phone, region: US}, on-failure: soft,
           identifier: phone, says: Who bought.}
        - {name: amount, required: true, standardise: money, says: Paid.}
        - {name: at, required: true, standardise: timestamp, says: When.}
        - {name: updated_at, required: true, standardise: timestamp, says: When it last changed.}
      money: amount
      to:
        - table: silver.orders
          select:
            order_id: order_no
            kind: "'sale'"
            channel: "'till'"
            net_amount: amount
            ordered_at: at
            is_cancelled: "false"
      """;

  @TempDir
  private Path folder;

  private final Map<String, String> landed = new TreeMap<>();

  private Path shop(String name) throws IOException {
    Path shop = folder.resolve(name);
    Files.createDirectories(shop.resolve("feeds"));
    Files.createDirectories(shop.resolve(".keys"));
    Files.writeString(shop.resolve("feeds/tills.yaml"), FEED);
    Files.writeString(shop.resolve("tributary.yaml"), """
        brand: acme
        zone: America/New_York
        currency: USD
        lake: lake
        landing: landing
        keys: generated
        models: []
        """);
    Path keys = folder.resolve("before/.keys/development.keys");
    if (Files.exists(keys) && !name.equals("before")) {
      Files.copy(keys, shop.resolve(".keys/development.keys"));
    }
    return shop;
  }

  private void land(Path shop, String path, String... rows) throws IOException {
    Path file = shop.resolve("landing/tills").resolve(path);
    Files.createDirectories(file.getParent());
    String text = "order_no,phone,amount,at,updated_at\n" + String.join("\n", rows) + "\n";
    Files.writeString(file, text);
    landed.put(path, text);
  }

  private static Called call(Path shop, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(
        "-w",
        shop.toString(),
        "--without",
        "publish.*",
        "--without",
        "audiences",
        "--without",
        "segments",
        "--without",
        "attribution",
        "--without",
        "gold.attribution*",
        "--without",
        "gold.t*",
        "--without",
        "gold.con*",
        "--without",
        "gold.sup*",
        "--without",
        "gold.r*",
        "--without",
        "gold.l*"));
    Called called = Called.with(all.toArray(String[]::new));
    assertThat(called.code()).as(called.err()).isZero();
    return called;
  }

  private static void night(Path shop, String from, String to) {
    call(shop, "run", "nightly", "--from", from, "--to", to);
  }

  /**
   * OneIDs are minted by the run that first meets a person, so persons are told by their orders.
   */
  private static String fingerprint(Path shop) {
    return Called.with("fingerprint", "silver.orders", "-w", shop.toString()).out()
        + sql(
            shop,
            "select order_count, net_amount, sort_array(orders) as orders from"
                + " (select one_id, collect_list(order_id) as orders from gold.person_orders group by 1)"
                + " left join gold.customer_360 using (one_id) order by 3");
  }

  private static String sql(Path shop, String query) {
    return Called.with("sql", query, "--json", "-w", shop.toString()).out();
  }

  @Test
  @Tag("acceptance")
  void theOrderInWhichThingsCameDoesNotMatter(SparkSession session) throws Exception {
    Path shop = shop("before");
    land(
        shop,
        "dt=2026-03-07/a.csv",
        "1,2125550101,1.00,2026-03-07 23:59:59.999,2026-03-07 23:59:59",
        "2,2125550102,2.00,2026-03-08 00:00:00.000,2026-03-08 00:00:00");
    night(shop, "2026-03-07", "2026-03-08");
    land(
        shop,
        "dt=2026-03-08/a.csv",
        "3,2125550101,3.00,2026-03-08 01:59:59,2026-03-08 01:59:59",
        "4,2125550101,4.00,2026-03-08 03:00:00,2026-03-08 03:00:00",
        "5,2125550103,5.00,2026-03-08 02:30:00,2026-03-08 02:30:00");
    night(shop, "2026-03-08", "2026-03-09");
    String before = fingerprint(shop);
    Called nothing = Called.with(
        "run", "nightly", "--from", "2026-03-09", "--to", "2026-03-09", "-w", shop.toString());
    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.err()).contains("is empty: a run of it would read nothing");
    night(shop, "2026-03-08", "2026-03-09");
    assertThat(fingerprint(shop)).as("the same window again").isEqualTo(before);

    lateCorrectedAndOlder(shop);

    Path clean = shop("clean");
    for (Map.Entry<String, String> file : landed.entrySet()) {
      Path target = clean.resolve("landing/tills").resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
    night(clean, "2026-02-28", "2026-11-03");
    assertThat(fingerprint(shop)).isEqualTo(fingerprint(clean));
    assertThat(days(shop)).isEqualTo("""
        {"order_id":"1","day":"2026-03-07","net_amount":1.10}
        {"order_id":"10","day":"2026-02-28","net_amount":10.00}
        {"order_id":"2","day":"2026-03-07","net_amount":2.00}
        {"order_id":"3","day":"2026-03-08","net_amount":3.50}
        {"order_id":"4","day":"2026-03-08","net_amount":4.00}
        {"order_id":"5","day":"2026-03-08","net_amount":5.00}
        {"order_id":"6","day":"2026-03-07","net_amount":6.00}
        {"order_id":"7","day":"2026-11-01","net_amount":7.00}
        {"order_id":"8","day":"2026-11-01","net_amount":8.00}
        {"order_id":"9","day":"2026-11-01","net_amount":9.00}
        """);
  }

  /** Also the night in which an hour comes twice. */
  private void lateCorrectedAndOlder(Path shop) throws IOException {
    land(
        shop,
        "dt=2026-03-07/late.csv",
        "6,2125550104,6.00,2026-03-07 12:00:00,2026-03-07 12:00:00",
        "3,2125550101,3.50,2026-03-08 01:59:59,2026-03-08 05:00:00");
    land(
        shop,
        "dt=2026-03-07/a.csv",
        "1,2125550105,1.10,2026-03-07 23:59:59.999,2026-03-09 08:00:00",
        "2,2125550102,2.00,2026-03-07 23:00:00.000,2026-03-09 08:00:00");
    night(shop, "2026-03-09", "2026-03-10");
    land(
        shop,
        "dt=2026-11-01/a.csv",
        "7,2125550101,7.00,2026-11-01T01:30:00-04:00,2026-11-01T01:30:00-04:00",
        "8,2125550101,8.00,2026-11-01T01:30:00-05:00,2026-11-01T01:30:00-05:00",
        "9,2125550101,9.00,2026-11-01 23:59:59.999,2026-11-01 23:59:59");
    night(shop, "2026-11-01", "2026-11-02");
    land(
        shop,
        "dt=2026-02-28/old.csv",
        "6,2125550104,0.60,2026-03-07 12:00:00,2026-02-28 12:00:00",
        "10,2125550106,10.00,2026-02-28 12:00:00,2026-02-28 12:00:00");
    call(shop, "backfill", "--from", "2026-02-28", "--to", "2026-03-01");
    night(shop, "2026-11-02", "2026-11-03");
  }

  private static String days(Path shop) {
    return sql(
        shop,
        "select order_id, cast(business_date as string) as day, net_amount from silver.orders"
            + " order by order_id");
  }
}
