package io.tributary.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.quality.Severity;
import io.tributary.schema.quality.UsualRule;
import io.tributary.schema.quality.ValueCheck;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TextTables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class ValueFindingsTest {

  @Test
  void numbersAreMeasuredTogetherAndJudgedByTheirBounds(SparkSession session) {
    List<Finding> findings = ValueFindings.of(
        TextTables.table(session, "amount:bigint\n10\n20\n60"),
        List.of(
            check("total", "sum(amount)", Optional.of("100"), Optional.empty(), Optional.empty()),
            check("mean", "avg(amount)", Optional.empty(), Optional.of("29.5"), Optional.empty()),
            check(
                "none",
                "avg(case when amount > 99 then amount end)",
                Optional.of("1"),
                Optional.empty(),
                Optional.empty())),
        metric -> List.of(),
        false);

    assertThat(findings)
        .extracting(one -> one.metric() + " " + one.verdict().word() + " " + one.says())
        .containsExactly(
            "rule.total warn rule.total is 90, at least 100 expected: total is odd",
            "rule.mean warn rule.mean is 30, at most 29.5 expected: mean is odd");
  }

  @Test
  void whatIsUsualFollowsFromEarlierRuns(SparkSession session) {
    List<Double> steady = IntStream.range(0, 14).mapToObj(i -> 100.0 + i % 3).toList();

    assertThat(usual(session, UsualRule.By.NORMAL, steady, 103)).isEqualTo("pass");
    assertThat(usual(session, UsualRule.By.NORMAL, steady, 130)).isEqualTo("warn");
    assertThat(usual(session, UsualRule.By.NORMAL, steady.subList(0, 6), 130))
        .isEqualTo("no_history");
    assertThat(usual(session, UsualRule.By.CHANGE, steady, 210)).isEqualTo("warn");
    assertThat(usual(session, UsualRule.By.CHANGE, steady, 190)).isEqualTo("pass");
    assertThat(usual(session, UsualRule.By.CHANGE, steady, 40)).isEqualTo("warn");
  }

  @Test
  void aWeekKnowsItsQuietSundays(SparkSession session) {
    List<Double> weeks = new ArrayList<>();
    for (int day = 0; day < 34; day++) {
      weeks.add(day % 7 == 6 ? 20.0 + day % 2 : 100.0 + day % 3);
    }
    assertThat(usual(session, UsualRule.By.WEEK, weeks, 20)).as("a Sunday").isEqualTo("pass");
    assertThat(usual(session, UsualRule.By.WEEK, weeks, 100)).as("a busy one").isEqualTo("warn");
    weeks.add(21.0);
    assertThat(usual(session, UsualRule.By.WEEK, weeks, 20)).as("a Monday").isEqualTo("warn");
    assertThat(usual(session, UsualRule.By.WEEK, weeks, 101)).isEqualTo("pass");
    assertThat(usual(session, UsualRule.By.WEEK, weeks.subList(0, 13), 101))
        .isEqualTo("no_history");
  }

  @Test
  void onSpecialDaysNothingIsCompared(SparkSession session) {
    List<Finding> findings = ValueFindings.of(
        TextTables.table(session, "amount:bigint\n900"),
        List.of(check(
            "total",
            "sum(amount)",
            Optional.empty(),
            Optional.empty(),
            Optional.of(UsualRule.By.NORMAL))),
        metric -> List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
        true);
    assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.PASS);
  }

  private static String usual(
      SparkSession session, UsualRule.By by, List<Double> before, long now) {
    return ValueFindings.of(
            TextTables.table(session, "amount:bigint\n" + now),
            List.of(
                check("total", "sum(amount)", Optional.empty(), Optional.empty(), Optional.of(by))),
            metric -> before,
            false)
        .get(0)
        .verdict()
        .word();
  }

  private static ValueCheck check(
      String id,
      String value,
      Optional<String> atLeast,
      Optional<String> atMost,
      Optional<UsualRule.By> by) {
    return new ValueCheck(
        id,
        value,
        atLeast.map(BigDecimal::new),
        atMost.map(BigDecimal::new),
        by.map(one ->
            new UsualRule(one, BigDecimal.valueOf(3), new BigDecimal("0.5"), BigDecimal.ONE, 7)),
        Severity.WARN,
        id + " is odd");
  }
}
