package io.tributary.sample.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BrandSettingsTest {

  private static final LocalDate LAST = LocalDate.of(2026, 6, 30);

  @Test
  void defaultsAreTenThousandPersonsOverTwoYears() {
    BrandSettings defaults = BrandSettings.defaults();
    LocalDate last = LocalDate.of(2026, 4, 30);
    assertThat(defaults)
        .isEqualTo(new BrandSettings(20260630L, 10_000, LocalDate.of(2024, 5, 11), last, 120));
    assertThat(defaults.days()).isEqualTo(720);
    assertThat(defaults.firstFullDay()).isEqualTo(LocalDate.of(2026, 1, 1));
  }

  @Test
  void tooFewPersonsAreRefused() {
    assertThatThrownBy(() -> new BrandSettings(1, 9, LAST, LAST, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot generate the demo brand: persons is 9, expected 10 to 5000000");
  }

  @Test
  void aLastDayBeforeTheFirstIsRefused() {
    assertThatThrownBy(() -> new BrandSettings(1, 10, LAST, LAST.minusDays(1), 1))
        .hasMessageContaining("the days 2026-06-30 to 2026-06-29 are 0, expected 1 to 10000");
  }

  @Test
  void moreFullDaysThanDaysAreRefused() {
    assertThatThrownBy(() -> new BrandSettings(1, 10, LAST, LAST, 2))
        .hasMessageContaining("fullDays is 2, expected 1 to the 1 days there are");
  }

  @Test
  void allProblemsAreShownAtOnce() {
    assertThatThrownBy(() -> new BrandSettings(1, 0, LAST, LAST, 0))
        .hasMessageContaining("persons is 0")
        .hasMessageContaining("fullDays is 0");
  }
}
