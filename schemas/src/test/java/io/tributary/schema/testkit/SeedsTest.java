package io.tributary.schema.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SeedsTest {

  private static final AtomicInteger RUNS = new AtomicInteger();

  @Test
  void seedsAreTheSameInEveryRunAndDistinct() {
    assertThat(Seeds.first(100).toArray()).startsWith(Seeds.first(99).toArray());
    assertThat(Seeds.first(100).distinct()).hasSize(100);
    assertThat(Seeds.first(1).toArray()).containsExactly(Seeds.base());
    assertThatThrownBy(() -> Seeds.first(0)).hasMessageContaining("at least 1 seed, not 0");
  }

  @Seeded(3)
  void aPropertyRunsOncePerSeed(long seed) {
    assertThat(Seeds.first(3).toArray()).contains(seed);
    assertThat(RUNS.incrementAndGet()).isLessThanOrEqualTo(3);
  }

  @Test
  void aFixedClockMovesOnlyWhenTold() {
    FixedClock clock = FixedClock.at("2026-03-01T10:00:00Z");
    assertThat(clock.instant()).hasToString("2026-03-01T10:00:00Z");

    clock.advance(Duration.ofHours(2));

    assertThat(clock.instant()).hasToString("2026-03-01T12:00:00Z");
  }
}
