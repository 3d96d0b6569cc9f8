package io.tributary.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schema.model.ModelFile;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.yaml.Problems;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class SnapshotsTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

  @Test
  void snapshotsAreCountedBackFromTheLastKnownOutcome() {
    Snapshots snapshots = Snapshots.of(spec(), LocalDate.of(2025, 1, 1), AS_OF);

    assertThat(snapshots.test()).containsExactly(LocalDate.of(2026, 5, 31));
    assertThat(snapshots.calibrate()).containsExactly(LocalDate.of(2026, 5, 1));
    assertThat(snapshots.train()).hasSize(6).endsWith(LocalDate.of(2026, 4, 1));
  }

  @Test
  void exactlyEnoughHistoryHasThreeTrainingSnapshots() {
    assertThat(Snapshots.of(spec(), AS_OF.minusDays(240), AS_OF).train()).hasSize(3);
  }

  @Test
  void aDayLessOfHistoryIsRefusedWithWhatIsMissing() {
    assertThatThrownBy(() -> Snapshots.of(spec(), AS_OF.minusDays(239), AS_OF))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("hold 2 training snapshots of at least 3; 240 days would do");
  }

  static ModelSpec spec() {
    return ModelFile.read("m.yaml", """
        model: m
        says: Buys.
        predicts: {label: purchase, within-days: 30}
        """, new Problems()).orElseThrow();
  }
}
