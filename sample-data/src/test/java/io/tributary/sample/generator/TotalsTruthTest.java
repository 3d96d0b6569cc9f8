package io.tributary.sample.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts again, from the files alone and the rule for versions, what the generator counted. */
class TotalsTruthTest {

  private static final Map<String, List<String>> KEYS = Map.ofEntries(
      Map.entry("pos_receipts", List.of("store_code", "pos_no", "ticket_no", "line_no")),
      Map.entry("crm_members", List.of("member_card")),
      Map.entry("tmall_orders", List.of("tid")),
      Map.entry("miniprogram_auth", List.of("appid", "openid", "ts")),
      Map.entry("miniprogram_events", List.of("event_id")),
      Map.entry("web_events", List.of("event_id")),
      Map.entry(
          "consent_events",
          List.of("subject_kind", "subject_value", "appid", "purpose", "channel", "at")),
      Map.entry("products", List.of("sku")),
      Map.entry("oceanengine_leads", List.of("clue_id")),
      Map.entry(
          "ad_spend",
          List.of("platform", "account_id", "campaign_id", "ad_id", "creative_id", "stat_date")),
      Map.entry("ad_clicks", List.of("platform", "request_id")),
      Map.entry("ad_impressions", List.of("platform", "exposure_id")),
      Map.entry("sms_log", List.of("msg_id")));
  private static final Map<String, String> LATEST = Map.of(
      "crm_members", "updated_at",
      "tmall_orders", "modified",
      "oceanengine_leads", "fetched_at",
      "ad_spend", "fetched_at",
      "sms_log", "updated_at");
  private static final Map<String, String> MONEY =
      Map.of("pos_receipts", "amount", "tmall_orders", "payment");

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({
    "20260630, 200, 40, 10",
    "3, 120, 150, 60",
    "99, 50, 10, 10",
    "4, 11, 5, 2",
    "5, 300, 33, 33"
  })
  void totalsAddUp(long seed, int persons, int days, int fullDays) throws Exception {
    SmallBrand brand = SmallBrand.in(folder, SmallBrand.settings(seed, persons, days, fullDays));
    Set<String> refused = brand.refused();
    for (String feed : KEYS.keySet()) {
      List<RawFile.Row> rows =
          brand.rows().stream().filter(row -> row.file().feed().equals(feed)).toList();
      List<RawFile.Row> accepted =
          rows.stream().filter(row -> !refused.contains(SmallBrand.place(row))).toList();
      Map<String, String> counted = counted(feed, accepted);
      counted.put("records", Integer.toString(rows.size()));
      counted.put("quarantined_records", Integer.toString(rows.size() - accepted.size()));
      counted.put(
          "files",
          Long.toString(
              brand.files().stream().filter(f -> f.feed().equals(feed)).count()));
      Map<String, String> told = told(brand, feed);
      told.remove("skipped_files");
      assertThat(counted).as(feed).isEqualTo(told);
      assertThat(brand.summary().records()).containsEntry(feed, (long) rows.size());
    }
  }

  private static Map<String, String> told(SmallBrand brand, String feed) {
    return brand.totals().stream()
        .filter(total -> total.feed().equals(feed))
        .collect(Collectors.toMap(Truth::column, Truth::value, (a, b) -> b, TreeMap::new));
  }

  private static Map<String, String> counted(String feed, List<RawFile.Row> accepted) {
    Map<String, List<RawFile.Row>> byKey = accepted.stream()
        .collect(Collectors.groupingBy(
            row -> KEYS.get(feed).stream().map(row::value).toList().toString()));
    int duplicates = 0;
    int superseded = 0;
    BigDecimal money = new BigDecimal("0.00");
    for (List<RawFile.Row> versions : byKey.values()) {
      long contents =
          versions.stream().map(row -> row.values().orElseThrow()).distinct().count();
      duplicates += versions.size() - (int) contents;
      superseded += (int) contents - 1;
      money = money.add(money(feed, current(feed, versions)));
    }
    Map<String, String> counted = new TreeMap<>();
    counted.put("current_records", Integer.toString(byKey.size()));
    counted.put("duplicate_records", Integer.toString(duplicates));
    counted.put("superseded_records", Integer.toString(superseded));
    counted.put("money_current", money.toPlainString());
    return counted;
  }

  private static RawFile.Row current(String feed, List<RawFile.Row> versions) {
    List<RawFile.Row> ordered = new ArrayList<>(versions);
    ordered.sort(Comparator.<RawFile.Row, String>comparing(
            row -> LATEST.containsKey(feed) ? row.value(LATEST.get(feed)) : "")
        .thenComparing(row -> row.file().path().replaceAll("/[^/]*$", ""))
        .thenComparing(row -> row.file().arrival())
        .thenComparing(row -> row.file().path())
        .thenComparing(RawFile.Row::number));
    return ordered.get(ordered.size() - 1);
  }

  private static BigDecimal money(String feed, RawFile.Row row) {
    if (!MONEY.containsKey(feed)) {
      return BigDecimal.ZERO;
    }
    String written = row.value(MONEY.get(feed));
    return new BigDecimal(Normalizer.normalize(written, Normalizer.Form.NFKC).replace(",", ""));
  }
}
