package io.tributary.schema.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.yaml.Problem;
import io.tributary.schema.yaml.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class StrategiesTest {

  private static final String HEAD = """
      strategies:
        - strategy: viewed
          version: 2
          names: {zh: 浏览, en: Viewed}
          purpose: marketing
          owner: crm
      """;

  private final Problems problems = new Problems();
  private final DefinitionFiles files = new DefinitionFiles(problems);

  private List<String> messages(String yaml) {
    files.ownStrategies("strategies/own.yaml", yaml);
    files.checked(SegmentSettings.shipped());
    return problems.all().stream().map(Problem::toString).toList();
  }

  @Test
  void aStrategyIsReadWhole() {
    files.ownStrategies("strategies/own.yaml", HEAD + """
            trigger:
              first: {source: events, where: event = :what}
              then: {source: orders}
              within: 2h
            parameters: {what: view}
            exclude: []
            valid-for: 3h
            once-per: 7d
            holdout: 0.1
            channels: [sms]
            offer: coupon
            status: draft
        """);
    List<StrategyDefinition> strategies =
        files.checked(SegmentSettings.shipped()).strategies();

    assertThat(problems.all()).isEmpty();
    Facts views = new Facts(
        FactSource.EVENTS, Optional.of("event = 'view'"), OptionalInt.empty(), Optional.empty());
    Facts orders =
        new Facts(FactSource.ORDERS, Optional.empty(), OptionalInt.empty(), Optional.empty());
    assertThat(strategies)
        .containsExactly(new StrategyDefinition(
            "viewed",
            2,
            "浏览",
            "Viewed",
            "marketing",
            new StrategyDefinition.Trigger(
                views,
                Optional.of(
                    new StrategyDefinition.Second(Rule.Ending.THEN, orders, Duration.ofHours(2)))),
            Optional.empty(),
            List.of(),
            Duration.ofHours(3),
            Optional.of(Duration.ofDays(7)),
            0.1,
            List.of("sms"),
            Optional.of("coupon"),
            "crm",
            false));
  }

  @Test
  void theShippedOnesAreSound() {
    DefinitionLibrary.strategies().forEach(files::libraryStrategies);
    assertThat(files.checked(SegmentSettings.shipped()).strategies())
        .extracting(StrategyDefinition::strategy)
        .containsExactly("cart_recall", "group_welcome", "viewed_no_order");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void whatCannotBeMeantIsTold() {
    files.ownAudiences("audiences/own.yaml", """
        audiences:
          - audience: asked
            version: 1
            names: {zh: 问, en: Asked}
            purpose: service
            rule: {sql: order_count > 0}
            owner: crm
        """);
    assertThat(messages(HEAD + """
            audience: asked
            exclude: [askd]
            trigger:
              first: {source: lines, where: evnt = 'view'}
              then-not: {source: orders}
              within: 8d
        """))
        .containsExactly(
            "strategies/own.yaml:7: strategy viewed is for marketing, but the audience asked is for"
                + " service. Name one that is for the same.",
            "strategies/own.yaml:8: strategy viewed names the audience 'askd', which is not here."
                + " Did you mean 'asked'?",
            "strategies/own.yaml:10: source of strategy viewed is lines, which come with their"
                + " orders. Use events, orders or interactions.",
            "strategies/own.yaml:10: where of strategy viewed: There is no column 'evnt' here."
                + " Known are: amount, brand_id, category, channel, currency, discount_amount,"
                + " is_cancelled, kind, line_no, one_id, order_id, ordered_at, paid_at, product_id,"
                + " quantity, refund_status, shop_id, spu_id, status, store_code, unit_price.",
            "strategies/own.yaml:12: within of strategy viewed is more than 7d. Longer waits are for"
                + " audiences, which know all of history.");
  }

  @Test
  void aTriggerIsOneFactOrTwoWithinATime() {
    assertThat(messages(HEAD + """
            trigger: {first: {source: events}, within: 1h}
        """))
        .containsExactly("strategies/own.yaml:7: trigger of strategy viewed needs first alone, or"
            + " first with within and one of then and then-not.");
  }
}
