package io.tributary.schema.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.yaml.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class QualityFileTest {

  @Test
  void asShippedKeysAndRequiredValuesStopAndVolumeHasItsShares() {
    QualityRules rules = QualityFile.shipped();

    assertThat(rules.table("silver.orders"))
        .isEqualTo(new TableRule(Severity.BREAKER, Severity.BREAKER, volume("0.8", "0.5", 100, 1)));
    assertThat(rules.table("gold.person_tags").volume()).isEqualTo(volume("0.8", "0", 100, 1));
    assertThat(rules.feed("any")).isEqualTo(volume("0.5", "0.1", 50, 7));
  }

  @Test
  void everyKeyIsRead() {
    Problems problems = new Problems();
    QualityRules rules = QualityFile.read("quality.yaml", """
        table-defaults:
          keys: warn
          required: off
          volume: {warn-below: 0.7, stop-below: 0.4, min-rows: 10}
        tables:
          - table: gold.customer_360
            keys: breaker
            required: warn
            volume: {warn-below: 0.9, stop-below: 0.8, min-rows: 5}
        feed-defaults:
          volume: {warn-below: 0.3, stop-below: 0.2, min-rows: 7, days: 28}
        feeds:
          - {feed: crm, volume: {warn-below: 0, stop-below: 0, min-rows: 1, days: 2}}
        """, List.of("crm"), problems);

    assertThat(problems.all()).isEmpty();
    assertThat(rules.table("silver.orders"))
        .isEqualTo(new TableRule(Severity.WARN, Severity.OFF, volume("0.7", "0.4", 10, 1)));
    assertThat(rules.table("gold.customer_360"))
        .isEqualTo(new TableRule(Severity.BREAKER, Severity.WARN, volume("0.9", "0.8", 5, 1)));
    assertThat(rules.feed("other")).isEqualTo(volume("0.3", "0.2", 7, 28));
    assertThat(rules.feed("crm")).isEqualTo(volume("0", "0", 1, 2));
  }

  @Test
  void whatIsNotSaidIsAsShippedForThatTable() {
    QualityRules rules = QualityFile.read("quality.yaml", """
        table-defaults: {volume: {min-rows: 7}}
        tables: [{table: gold.person_tags, keys: warn}]
        """, List.of(), new Problems());

    assertThat(rules.table("gold.person_tags"))
        .isEqualTo(new TableRule(Severity.WARN, Severity.BREAKER, volume("0.8", "0", 7, 1)));
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
        """, List.of("crm"), problems);

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
    VolumeRule rule = volume("0.5", "0.1", 50, 7);

    assertThat(rule.stop(9)).isEmpty();
    assertThat(rule.stop(10)).hasValue(1);
    assertThat(rule.stop(49)).hasValue(1);
    assertThat(rule.stop(101)).hasValue(11);
    assertThat(rule.warn(101)).hasValue(51);
    assertThat(volume("0", "0", 1, 1).stop(1000)).isEqualTo(OptionalLong.empty());
    assertThat(volume("0.5", "0.5", 4, 1).stop(5))
        .as("less than ten are asked for")
        .hasValue(3);
  }

  private static VolumeRule volume(String warn, String stop, long minRows, int days) {
    return new VolumeRule(new BigDecimal(warn), new BigDecimal(stop), minRows, days);
  }
}
