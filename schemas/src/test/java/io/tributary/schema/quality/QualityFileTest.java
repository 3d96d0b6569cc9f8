package io.tributary.schema.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.yaml.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class QualityFileTest {

  private static final String EVERY_KEY = """
        table-defaults:
          keys: warn
          required: off
          values: breaker
          references: off
          volume: {warn-below: 0.7, stop-below: 0.4, warn-above: 3, stop-above: 9.5, min-rows: 10}
        tables:
          - table: gold.customer_360
            keys: breaker
            required: warn
            values: quarantine
            references: breaker
            volume: {warn-below: 0.9, stop-below: 0.8, warn-above: 1, stop-above: 2, min-rows: 5}
            rules:
              - {id: has_name, row: "name_token is not null", share: 0.1, severity: quarantine, says: nameless}
              - {id: basket, value: "avg(net_amount)", at-least: -1, at-most: 2.5, severity: breaker, says: odd}
              - id: orders
                value: sum(order_count)
                usual: {by: change, deviations: 2, fall: 0.1, rise: 0.2, history: 3}
        feed-defaults:
          volume: {warn-below: 0.3, stop-below: 0.2, warn-above: 4, stop-above: 5, min-rows: 7, days: 28}
          missing: {change: 0.4, deviations: 1, severity: breaker}
          mean: {change: 0.5, deviations: 2, severity: off}
          words: {change: 0.6, deviations: 3, severity: breaker}
          stale: {days: 9, severity: breaker}
        feeds:
          - feed: crm
            volume: {warn-below: 0, stop-below: 0, min-rows: 1, days: 2}
            rules: [{id: levels, value: "count(distinct level)", at-least: 2}]
        """;

  @Test
  void asShippedKeysAndRequiredValuesStopAndVolumeHasItsShares() {
    QualityRules rules = QualityFile.shipped();

    assertThat(rules.table("silver.orders"))
        .isEqualTo(new TableRule(
            Severity.BREAKER,
            Severity.BREAKER,
            Severity.WARN,
            Severity.WARN,
            volume("0.8", "0.5", "0", "0", 100, 1),
            List.of(),
            List.of()));
    assertThat(rules.table("gold.person_tags").volume())
        .isEqualTo(volume("0.8", "0", "0", "0", 100, 1));
    assertThat(rules.feed("any"))
        .isEqualTo(new FeedRule(
            volume("0.5", "0.1", "2.5", "20", 50, 7),
            drift("0.2", "0", Severity.WARN),
            drift("0.3", "4", Severity.WARN),
            drift("0.25", "0", Severity.WARN),
            new StaleRule(2, Severity.WARN),
            List.of()));
  }

  @Test
  void everyKeyOfTablesIsRead() {
    QualityRules rules = everyKey();

    assertThat(rules.table("silver.orders"))
        .isEqualTo(new TableRule(
            Severity.WARN,
            Severity.OFF,
            Severity.BREAKER,
            Severity.OFF,
            volume("0.7", "0.4", "3", "9.5", 10, 1),
            List.of(),
            List.of()));
    assertThat(rules.table("gold.customer_360"))
        .isEqualTo(new TableRule(
            Severity.BREAKER,
            Severity.WARN,
            Severity.QUARANTINE,
            Severity.BREAKER,
            volume("0.9", "0.8", "1", "2", 5, 1),
            List.of(new RowCheck(
                "has_name",
                "name_token is not null",
                new BigDecimal("0.1"),
                Severity.QUARANTINE,
                "nameless")),
            List.of(
                new ValueCheck(
                    "basket",
                    "avg(net_amount)",
                    Optional.of(new BigDecimal("-1")),
                    Optional.of(new BigDecimal("2.5")),
                    Optional.empty(),
                    Severity.BREAKER,
                    "odd"),
                new ValueCheck(
                    "orders",
                    "sum(order_count)",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new UsualRule(
                        UsualRule.By.CHANGE,
                        new BigDecimal("2"),
                        new BigDecimal("0.1"),
                        new BigDecimal("0.2"),
                        3)),
                    Severity.WARN,
                    "the rule orders"))));
  }

  @Test
  void everyKeyOfFeedsIsRead() {
    QualityRules rules = everyKey();

    assertThat(rules.feed("other"))
        .isEqualTo(new FeedRule(
            volume("0.3", "0.2", "4", "5", 7, 28),
            drift("0.4", "1", Severity.BREAKER),
            drift("0.5", "2", Severity.OFF),
            drift("0.6", "3", Severity.BREAKER),
            new StaleRule(9, Severity.BREAKER),
            List.of()));
    assertThat(rules.feed("crm").volume()).isEqualTo(volume("0", "0", "4", "5", 1, 2));
    assertThat(rules.feed("crm").checks()).extracting(ValueCheck::id).containsExactly("levels");
  }

  private static QualityRules everyKey() {
    Problems problems = new Problems();
    QualityRules rules = QualityFile.read(
        "quality.yaml",
        EVERY_KEY,
        Map.of("crm", new StructType().add("level", "string")),
        problems);
    assertThat(problems.all()).isEmpty();
    return rules;
  }

  @Test
  void whatIsNotSaidIsAsShippedForThatTable() {
    QualityRules rules = QualityFile.read("quality.yaml", """
        table-defaults: {volume: {min-rows: 7}}
        tables: [{table: gold.person_tags, keys: warn}]
        """, Map.of(), new Problems());

    assertThat(rules.table("gold.person_tags"))
        .isEqualTo(new TableRule(
            Severity.WARN,
            Severity.BREAKER,
            Severity.WARN,
            Severity.BREAKER,
            volume("0.8", "0", "0", "0", 7, 1),
            List.of(),
            List.of()));
  }

  @Test
  void rulesAreCheckedAgainstTheColumnsTheySee() {
    Problems problems = new Problems();
    QualityFile.read("quality.yaml", """
        table-defaults: {required: quarantine}
        tables:
          - table: gold.customer_360
            rules:
              - {id: a, row: "net_amont >= 0"}
              - {id: b, row: "net_amount"}
              - {id: c, value: "net_amount"}
              - {id: c, value: "max(name_token)", at-least: 1}
              - {id: e, row: "net_amount > 0", at-most: 3}
              - {id: f, value: "avg(net_amount)", at-most: 3, severity: quarantine}
              - {id: g}
          - {table: silver.orders, values: quarantine, rules: [{id: x, row: "net_amount > 0", severity: quarantine}]}
        """, Map.of(), problems);

    assertThat(problems.all())
        .extracting(problem -> problem.line() + " " + problem.message())
        .anyMatch(
            one -> one.startsWith("1 required is quarantine, which is not possible here. Name"))
        .anyMatch(one -> one.startsWith("5 There is no column 'net_amont' here. Did you mean"))
        .anyMatch(one -> one.startsWith("6 rule b is a decimal(18,2). Expected is a condition"))
        .contains("7 rule c has no bound. Give it at-least, at-most or usual.")
        .anyMatch(one -> one.startsWith("7 A column stands outside an aggregate"))
        .contains("8 rule c is there twice. Give each rule an id of its own.")
        .anyMatch(one -> one.startsWith("8 rule c is a string. Expected is a number"))
        .contains("9 rule e is a condition and has no at-most. Leave it out.")
        .anyMatch(one -> one.startsWith("10 rule f is about all rows together"))
        .contains("11 rule g needs either row, a condition, or value, a number.")
        .anyMatch(
            one -> one.startsWith("12 values is quarantine, which is not possible here. Rows"))
        .anyMatch(one -> one.startsWith("12 severity is quarantine, which is not possible here."));
  }

  @Test
  void mistakesAreToldTogetherWithTheirLines() {
    Problems problems = new Problems();
    QualityFile.read("quality.yaml", """
        tables:
          - {table: gold.customer_36, keys: braker}
          - {table: silver.orders, volumes: {}}
          - {table: silver.orders}
        feeds:
          - {feed: crn, volume: {stop-below: 2}}
        """, Map.of("crm", new StructType()), problems);

    assertThat(problems.all())
        .extracting(problem -> problem.line() + " " + problem.message())
        .containsExactlyInAnyOrder(
            "2 keys of table gold.customer_36 is 'braker'. Expected is one of off, warn, breaker."
                + " Did you mean 'breaker'?",
            "2 There is no table 'gold.customer_36'. Did you mean 'gold.customer_360'?",
            "3 table silver.orders has the unknown key 'volumes'. Did you mean 'volume'?",
            "4 The table silver.orders is judged twice. Keep one of them.",
            "6 There is no feed 'crn'. Did you mean 'crm'?",
            "6 stop-below of volume is '2'. Expected is a share from 0 to 1, such as 0.05.");
  }

  @Test
  void sharesApplyFromTheLeastNumberOfRowsAndEmptinessFromTen() {
    VolumeRule rule = volume("0.5", "0.1", "2.5", "20", 50, 7);

    assertThat(rule.leastNotStopped(9)).isEmpty();
    assertThat(rule.leastNotStopped(10)).hasValue(1);
    assertThat(rule.leastNotStopped(49)).hasValue(1);
    assertThat(rule.leastNotStopped(101)).hasValue(11);
    assertThat(rule.leastNotNoted(101)).hasValue(51);
    assertThat(volume("0", "0", "0", "0", 1, 1).leastNotStopped(1000))
        .isEqualTo(OptionalLong.empty());
    assertThat(volume("0.5", "0.5", "0", "0", 4, 1).leastNotStopped(5))
        .as("less than ten are asked for")
        .hasValue(3);
    assertThat(rule.mostNotNoted(49)).isEmpty();
    assertThat(rule.mostNotNoted(51)).hasValue(127);
    assertThat(rule.mostNotStopped(50)).hasValue(1000);
  }

  private static VolumeRule volume(
      String warnBelow,
      String stopBelow,
      String warnAbove,
      String stopAbove,
      long minRows,
      int days) {
    return new VolumeRule(
        new BigDecimal(warnBelow),
        new BigDecimal(stopBelow),
        new BigDecimal(warnAbove),
        new BigDecimal(stopAbove),
        minRows,
        days);
  }

  private static DriftRule drift(String change, String deviations, Severity severity) {
    return new DriftRule(new BigDecimal(change), new BigDecimal(deviations), severity);
  }
}
