package io.tributary.job.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The list of faults, and the files they are in. */
final class PlantedFaults {

  private static final int USUAL = 60;
  private static final LocalDate DAY = LocalDate.of(2026, 3, 19);
  private static final String HEADER = "id,kind,amount,currency,memo,at\n";
  private static final String GOOD = "committed, 60 rows";

  private static final String FEED = """
      feed: %1$s
      version: 1
      says: Orders of a made-up channel.
      source: {format: csv, path: "%1$s/dt=*/*.csv"}
      key: [id]
      drift: {type-mismatch: quarantine}
      columns:
        - {name: id, required: true, says: The order.}
        - {name: kind, standardise: {name: enum, map: {a: web, b: app}}, says: Where.}
        - {name: amount, standardise: {name: money}, says: Paid.}
        - {name: currency, says: Of the amount.}
        - {name: memo, says: A note.}
        - {name: at, required: true, standardise: timestamp, says: When.}
      %2$s
      to:
        - table: silver.orders
          select:
            order_id: id
            kind: "'sale'"
            channel: "'%1$s'"
            status: kind
            net_amount: amount
            discount_amount: "cast(0 as decimal(18,2))"
            ordered_at: at
            is_cancelled: "false"
      """;

  private final List<PlantedFault> all = new ArrayList<>();

  private PlantedFaults() {}

  static List<PlantedFault> all() {
    PlantedFaults faults = new PlantedFaults();
    faults.records();
    faults.volumes();
    faults.calendarDays();
    faults.columns();
    faults.rules();
    return faults.all;
  }

  private void records() {
    add(
        "null_key",
        orders(line -> line == 7, line -> line.replaceFirst("^[^,]+", "")),
        "committed, 59 rows, 1 refused");
    add(
        "null_keys",
        orders(line -> line % 2 == 0, line -> line.replaceFirst("^[^,]+", "")),
        "breaker, 0 rows, 30 refused");
    add("same_record_twice", orders(60) + line(3), GOOD);
    with(
        "two_records_one_key",
        "",
        "",
        orders(59) + "2026-03-19-58,a,50.00,CNY,note,2026-03-19 11:00:00\n",
        "committed, 59 rows");
    add(
        "not_a_number",
        orders(line -> line == 9, line -> line.replace(",50.", ",fifty.")),
        "committed, 59 rows, 1 refused");
    with(
        "negative_spend",
        "rules: [{id: paid, row: \"amount >= 0\", code: out-of-range,"
            + " column: amount, says: Negative.}]",
        "",
        orders(line -> line == 3, line -> line.replace(",50.", ",-50.")),
        "committed, 59 rows, 1 refused");
    with(
        "from_the_future",
        "rules: [{id: past, row: \"at < cast(_file_day as timestamp) +"
            + " interval 2 days\", code: out-of-range, column: at, says: Future.}]",
        "",
        orders(line -> line == 3, line -> line.replace("2026-03-19 ", "2027-03-19 ")),
        "committed, 59 rows, 1 refused");
    add(
        "no_amount",
        orders(line -> line == 5, line -> line.replaceFirst(",50[.0-9]*,", ",,")),
        "breaker, 0 rows, missing_values breaker, missing_values.net_amount breaker");
  }

  private void volumes() {
    add("minus_60_percent", orders(24), "committed, 24 rows, day_records warn");
    add("minus_95_percent", orders(3), "breaker, 0 rows, day_records breaker");
    add("emptied", "", "breaker, 0 rows, day_records breaker");
    add("times_3", orders(180), "committed, 180 rows, day_records warn");
    add("times_25", orders(1500), "breaker, 0 rows, day_records breaker");
    with(
        "minus_60_strict",
        "",
        "volume: {stop-below: 0.5}",
        orders(24),
        "breaker, 0 rows, day_records breaker");
  }

  private void calendarDays() {
    all.add(new PlantedFault(
        "quiet_weekday",
        "",
        "",
        LocalDate.of(2026, 2, 1),
        24,
        day -> orders(
            LocalDate.of(2026, 2, 1).minusDays(day).getDayOfWeek().getValue() == 7 ? 20 : USUAL,
            LocalDate.of(2026, 2, 1).minusDays(day)),
        orders(20, LocalDate.of(2026, 2, 1)),
        "committed, 20 rows, days_silent warn"));
    all.add(new PlantedFault(
        "singles_day_times_5",
        "",
        "",
        LocalDate.of(2025, 11, 11),
        24,
        day -> orders(USUAL, LocalDate.of(2025, 11, 11).minusDays(day)),
        orders(300, LocalDate.of(2025, 11, 11)),
        "committed, 300 rows, days_silent warn"));
    all.add(new PlantedFault(
        "tuesday_times_5",
        "",
        "",
        LocalDate.of(2026, 1, 27),
        10,
        day -> orders(USUAL, LocalDate.of(2026, 1, 27).minusDays(day)),
        orders(300, LocalDate.of(2026, 1, 27)),
        "committed, 300 rows, day_records warn, days_silent warn"));
    all.add(new PlantedFault(
        "spring_festival_dip",
        "",
        "",
        LocalDate.of(2026, 2, 17),
        10,
        day -> orders(USUAL, LocalDate.of(2026, 2, 17).minusDays(day)),
        orders(18, LocalDate.of(2026, 2, 17)),
        "committed, 18 rows, days_silent warn"));
    all.add(new PlantedFault("first_delivery", "", "", DAY, 0, usual(USUAL), orders(60), GOOD));
    all.add(new PlantedFault(
        "late_small_file",
        "",
        "",
        DAY.minusDays(15),
        10,
        usual(USUAL),
        orders(2, DAY.minusDays(15)),
        "committed, 2 rows"));
  }

  private void columns() {
    add(
        "mean_times_10",
        orders(line -> true, line -> line.replace(",50.", ",509.")),
        "committed, 60 rows, mean.amount warn");
    add(
        "words_shifted",
        orders(line -> true, line -> line.replace(",b,", ",a,")),
        "committed, 60 rows, share.kind.app warn, share.kind.web warn");
    add(
        "values_gone",
        orders(line -> line % 2 == 0, line -> line.replace(",note,", ",,")),
        "committed, 60 rows, filled.memo warn");
    add(
        "a_few_values_gone",
        orders(line -> line % 10 == 0, line -> line.replace(",note,", ",,")),
        GOOD);
    add(
        "currency_mix",
        orders(line -> line == 8, line -> line.replace("CNY", "USD")),
        "committed, 60 rows, new_words.currency warn");
    with(
        "currency_mix_strict",
        "",
        "words: {severity: breaker}",
        orders(line -> line == 8, line -> line.replace("CNY", "USD")),
        "breaker, 0 rows, new_words.currency breaker");
    add(
        "new_column",
        "id,kind,amount,currency,memo,at,extra\n"
            + orders(line -> true, line -> line.replace("\n", ",more\n")),
        GOOD);
  }

  private void rules() {
    with(
        "rule_broken",
        "",
        "rules: [{id: dearest, value: max(amount), at-most: 60,"
            + " severity: breaker, says: too dear}]",
        orders(line -> line == 3, line -> line.replace(",50.", ",99.")),
        "breaker, 0 rows, rule.dearest breaker");
    with(
        "rule_kept",
        "",
        "rules: [{id: total, value: sum(amount), at-most: 99000}]",
        orders(60),
        GOOD);
    with(
        "rule_without_history",
        "",
        "rules: [{id: basket, value: avg(amount), usual: {by: week}," + " severity: breaker}]",
        orders(60),
        GOOD);
    all.add(new PlantedFault(
        "silent",
        "",
        "",
        DAY.minusDays(9),
        5,
        usual(USUAL),
        orders(60, DAY.minusDays(9)),
        "committed, 60 rows, days_silent warn"));
  }

  private void add(String feed, String planted, String expected) {
    with(feed, "", "", planted, expected);
  }

  private void with(String feed, String contract, String quality, String planted, String expected) {
    all.add(new PlantedFault(feed, contract, quality, DAY, 10, usual(USUAL), planted, expected));
  }

  private static IntFunction<String> usual(int records) {
    return day -> orders(records, DAY.minusDays(day));
  }

  private static String orders(int records) {
    return orders(records, DAY);
  }

  private static String orders(int records, LocalDate day) {
    return IntStream.range(0, records).mapToObj(i -> line(i, day)).collect(Collectors.joining());
  }

  private static String orders(IntPredicate changed, UnaryOperator<String> change) {
    return IntStream.range(0, USUAL)
        .mapToObj(i -> changed.test(i) ? change.apply(line(i)) : line(i))
        .collect(Collectors.joining());
  }

  private static String line(int i) {
    return line(i, DAY);
  }

  private static String line(int i, LocalDate day) {
    return "%s-%d,%s,50.%02d,CNY,note,%s 10:00:00%n"
        .formatted(day, i, i % 2 == 0 ? "a" : "b", i % 7, day)
        .replace("\r", "");
  }

  static void workspace(Path root, List<PlantedFault> faults) throws IOException {
    Files.createDirectories(root.resolve("feeds"));
    StringBuilder quality = new StringBuilder("feeds:\n");
    for (PlantedFault fault : faults) {
      Files.writeString(
          root.resolve("feeds/" + fault.feed() + ".yaml"),
          FEED.formatted(fault.feed(), fault.contract()));
      if (!fault.quality().isEmpty()) {
        quality
            .append("  - feed: ")
            .append(fault.feed())
            .append("\n    ")
            .append(fault.quality())
            .append("\n");
      }
    }
    Files.writeString(root.resolve("quality.yaml"), quality);
    Files.writeString(root.resolve("tributary.yaml"), """
        brand: acme
        zone: UTC
        currency: CNY
        lake: lake
        landing: landing
        keys: generated
        """);
  }

  /** Lands the days before the fault; of a fault of an older day also the days after it. */
  static void history(Path root, PlantedFault fault) throws IOException {
    for (int back = 1; back <= fault.days(); back++) {
      land(root, fault, fault.day().minusDays(back), fault.usual().apply(back));
    }
    if (fault.feed().equals("late_small_file")) {
      land(root, fault, DAY, orders(USUAL));
    }
  }

  static void plant(Path root, PlantedFault fault) throws IOException {
    land(root, fault, fault.day(), fault.planted());
  }

  /** Lands the day again as it should have been, of feeds that were stopped. */
  static void mend(Path root, List<PlantedFault> faults) throws IOException {
    for (PlantedFault fault : faults) {
      if (fault.expected().startsWith("breaker")) {
        land(root, fault, fault.day(), orders(USUAL, fault.day()));
      }
    }
  }

  private static void land(Path root, PlantedFault fault, LocalDate day, String lines)
      throws IOException {
    Path folder = Files.createDirectories(root.resolve("landing/" + fault.feed() + "/dt=" + day));
    String header = lines.contains("extra") ? "" : HEADER;
    Files.writeString(folder.resolve("orders.csv"), header + lines);
  }
}
