package io.tributary.schema.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.audience.LifecycleSettings.CategoryGap;
import io.tributary.schema.audience.LifecycleSettings.Gap;
import io.tributary.schema.audience.RfmSettings.Frequency;
import io.tributary.schema.audience.RfmSettings.Range;
import io.tributary.schema.audience.RfmSettings.Segment;
import io.tributary.schema.audience.RfmSettings.Threshold;
import io.tributary.schema.yaml.Problem;
import io.tributary.schema.yaml.Problems;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SegmentsFileTest {

  @Test
  void theShippedSettingsAreTheOnesDocumented() {
    SegmentSettings shipped = SegmentSettings.shipped();

    assertThat(shipped.rfm().lookBackDays()).isEqualTo(365);
    assertThat(shipped.rfm().frequency()).isEqualTo(Frequency.PURCHASE_DAYS);
    assertThat(shipped.rfm().segments()).hasSize(10);
    assertThat(shipped.rfm().recency()).isEqualTo(new Threshold.Mean());
    assertThat(shipped.rfm().frequencyThreshold()).isEqualTo(new Threshold.Mean());
    assertThat(shipped.rfm().monetary()).isEqualTo(new Threshold.Median());
    assertThat(shipped.lifecycle())
        .isEqualTo(new LifecycleSettings(
            30, 30, 365, new BigDecimal("2"), new Gap(90, 14, 180), List.of()));
  }

  @Test
  void everyKeyChangesWhatItNames() {
    Problems problems = new Problems();

    SegmentSettings own = SegmentsFile.read("segments.yaml", """
        rfm:
          look-back-days: 720
          frequency: orders
          segments: [{segment: top, r: 5, f: 4-5, m: 2-3}, {segment: rest}]
          types: {recency: 30, frequency: median, monetary: 199.50}
        lifecycle:
          new-days: 14
          fresh-days: 21
          lost-days: 400
          churn-factor: 1.5
          gap-days: {usual: 60, least: 10, most: 100}
          categories: [{category: 茶, usual: 20, least: 7, most: 90}]
        """, problems);

    assertThat(problems.all()).isEmpty();
    assertThat(own.rfm())
        .isEqualTo(new RfmSettings(
            720,
            Frequency.ORDERS,
            List.of(
                new Segment("top", new Range(5, 5), new Range(4, 5), new Range(2, 3)),
                new Segment("rest", new Range(1, 5), new Range(1, 5), new Range(1, 5))),
            new Threshold.Fixed(new BigDecimal("30")),
            new Threshold.Median(),
            new Threshold.Fixed(new BigDecimal("199.50"))));
    assertThat(own.lifecycle())
        .isEqualTo(new LifecycleSettings(
            14,
            21,
            400,
            new BigDecimal("1.5"),
            new Gap(60, 10, 100),
            List.of(new CategoryGap("茶", new Gap(20, 7, 90)))));
  }

  @Test
  void whatIsLeftOutIsAsShipped() {
    Problems problems = new Problems();

    SegmentSettings own =
        SegmentsFile.read("segments.yaml", "rfm: {types: {recency: 30}}", problems);

    assertThat(own.rfm().recency()).isEqualTo(new Threshold.Fixed(new BigDecimal("30")));
    assertThat(own.rfm().monetary()).isEqualTo(new Threshold.Median());
    assertThat(own.lifecycle()).isEqualTo(SegmentSettings.shipped().lifecycle());
  }

  @Test
  void segmentsThatLeaveScoresOutAndGapsOutOfBoundsAreTold() {
    Problems problems = new Problems();

    SegmentsFile.read("segments.yaml", """
        rfm:
          segments:
            - {segment: top, r: 4-5}
            - {segment: low, r: 1-3, f: 2-1}
        lifecycle:
          gap-days: {usual: 5, least: 10, most: 100}
        """, problems);

    assertThat(problems.all().stream().map(Problem::toString))
        .containsExactly(
            "segments.yaml:3: No segment holds the scores r 1, f 1, m 1. Let the last segment hold"
                + " all that is left: {segment: others}.",
            "segments.yaml:4: f is 2-1, which holds no score. Write the lower first.",
            "segments.yaml:6: usual is 5 days, which is not within least 10 and most 100. Mend one"
                + " of them.");
  }

  @Test
  void unknownKeysAndWordsAreToldWithWhatIsMeant() {
    Problems problems = new Problems();

    SegmentsFile.read("segments.yaml", """
        rfm: {lookback-days: 30, frequency: order}
        lifecycle: {churn-factor: 0}
        """, problems);

    assertThat(problems.all().stream().map(Problem::toString))
        .containsExactly(
            "segments.yaml:1: frequency of rfm is 'order'. Expected is one of purchase-days, orders."
                + " Did you mean 'orders'?",
            "segments.yaml:1: rfm has the unknown key 'lookback-days'. Did you mean"
                + " 'look-back-days'?",
            "segments.yaml:2: churn-factor of lifecycle is '0'. Expected is a number from 1 to 99.9,"
                + " such as 2 or 1.5.");
  }
}
