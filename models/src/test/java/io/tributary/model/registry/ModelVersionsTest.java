package io.tributary.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.calibration.Calibration.Platt;
import io.tributary.model.linear.LinearModel;
import io.tributary.model.registry.ModelVersion.Scorer;
import io.tributary.schema.model.ModelFile;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.yaml.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ModelVersionsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
  private static final ModelSpec SPEC = spec("within-days: 30");
  private static final Scorer SCORER = new Scorer(new LinearModel(0, List.of()), new Platt(1, 0));

  @Test
  void aModelWithoutAVersionIsDue() {
    assertThat(versions().isDue("now", DAY)).isTrue();
  }

  @Test
  void aModelIsDueAgainWhenItsDaysHavePassed() {
    ModelVersions versions = versions(trained("champion", SPEC));

    assertThat(versions.isDue("now", DAY.plusDays(29))).isFalse();
    assertThat(versions.isDue("now", DAY.plusDays(30))).isTrue();
  }

  @Test
  void oneThatDidNotPassIsTriedAgainAsSeldomAndDoesNotScore() {
    ModelVersions versions = versions(trained("rejected", SPEC));

    assertThat(versions.isDue("now", DAY.plusDays(29))).isFalse();
    assertThat(versions.champion()).isEmpty();
    assertThat(versions.newestTrained()).isPresent();
  }

  @Test
  void anEditedFileIsDueAtOnceAndTheOldChampionScoresOn() {
    ModelVersions versions = versions(trained("champion", spec("within-days: 60")));

    assertThat(versions.isDue("now", DAY)).isTrue();
    assertThat(versions.champion()).isPresent();
  }

  @Test
  void tooFewBuyersAreCountedAgainAfterAWeekAndAShortHistoryEveryDay() {
    ModelVersions few = versions(refused(List.of(DAY.minusDays(30))));
    ModelVersions shortHistory = versions(refused(List.of()));

    assertThat(few.isDue("now", DAY.plusDays(6))).isFalse();
    assertThat(few.isDue("now", DAY.plusDays(7))).isTrue();
    assertThat(shortHistory.isDue("now", DAY)).isTrue();
  }

  @Test
  void aShortHistoryIsToldOnce() {
    Attempt attempt = new Attempt(SPEC, instant(DAY), DAY, Map.of(), "3.5");
    RegistryEntry again = attempt.refused("History is too short.", Optional.empty());

    assertThat(versions(refused(List.of())).isOldNews(again)).isTrue();
    assertThat(versions(trained("champion", SPEC), refused(List.of())).isOldNews(again))
        .isFalse();
    assertThat(versions().isOldNews(again)).isFalse();
  }

  @Test
  void aVersionThatIsThereIsNotTrainedTwice() {
    assertThat(versions(trained("champion", SPEC)).isDue("v", DAY.plusDays(99))).isFalse();
  }

  @Test
  void aChampionOfFeaturesThatMeanSomethingElseDoesNotScore() {
    ModelVersion old = new ModelVersion(
        "m",
        "v",
        "champion",
        instant(DAY),
        DAY,
        SpecHash.of(SPEC),
        Optional.of("other"),
        List.of(DAY),
        Optional.of(SCORER));

    assertThat(versions(old).champion()).isEmpty();
    assertThat(versions(old).isDue("now", DAY)).isTrue();
  }

  private static ModelVersions versions(ModelVersion... newestFirst) {
    return new ModelVersions(SPEC, List.of(newestFirst));
  }

  private static ModelVersion trained(String status, ModelSpec spec) {
    return new ModelVersion(
        "m",
        "v",
        status,
        instant(DAY),
        DAY,
        SpecHash.of(spec),
        Optional.of(SpecHash.ofFeatures(List.of())),
        List.of(DAY.minusDays(30)),
        Optional.of(SCORER));
  }

  private static ModelVersion refused(List<LocalDate> tested) {
    return new ModelVersion(
        "m",
        "v",
        "refused",
        instant(DAY),
        DAY,
        SpecHash.of(SPEC),
        Optional.empty(),
        tested,
        Optional.empty());
  }

  private static Instant instant(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static ModelSpec spec(String within) {
    return ModelFile.read("m.yaml", """
        model: m
        says: Buys.
        predicts: {label: purchase, %s}
        """.formatted(within), new Problems()).orElseThrow();
  }
}
