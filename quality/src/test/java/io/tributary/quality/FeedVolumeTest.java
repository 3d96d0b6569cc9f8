package io.tributary.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.quality.QualityFile;
import io.tributary.schema.quality.VolumeRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class FeedVolumeTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final VolumeRule SHIPPED = QualityFile.shipped().feed("orders");

  @Test
  void anEmptiedFeedIsStoppedAfterOneDayThatHadRecords() {
    assertThat(judged(Map.of(MONDAY, 40L), Map.of(MONDAY.plusDays(1), 0L)))
        .containsExactly("2026-03-03 breaker: day_records is 0, at least 1 expected: 40 were usual"
            + " before 2026-03-03");
  }

  @Test
  void aDayFarBelowTheMedianIsStoppedAndOneBelowHalfIsNoted() {
    Map<LocalDate, Long> before = days(7, day -> 1000);

    assertThat(judged(before, Map.of(MONDAY.plusDays(7), 99L)))
        .containsExactly("2026-03-09 breaker: day_records is 99, at least 100 expected: 1000 were"
            + " usual before 2026-03-09");
    assertThat(judged(before, Map.of(MONDAY.plusDays(7), 499L)))
        .containsExactly("2026-03-09 warn: day_records is 499, at least 500 expected: 1000 were"
            + " usual before 2026-03-09");
    assertThat(judged(before, Map.of(MONDAY.plusDays(7), 5000L)))
        .containsExactly("2026-03-09 pass: ");
  }

  @Test
  void aFirstRunHoweverManyDaysItHasIsNotCompared() {
    assertThat(judged(Map.of(), Map.of(MONDAY, 0L))).containsExactly("2026-03-02 no_history: ");
    assertThat(judged(Map.of(), days(3, day -> 9 - 4 * day)))
        .containsExactly(
            "2026-03-02 no_history: ", "2026-03-03 no_history: ", "2026-03-04 no_history: ");
  }

  @Test
  void aFeedOfAFewRecordsADayMayBringNone() {
    assertThat(judged(days(7, day -> 9), Map.of(MONDAY.plusDays(7), 0L)))
        .containsExactly("2026-03-09 no_history: ");
  }

  @Test
  void aFeedBelowTheLeastNumberOfRowsIsStoppedOnlyWhenItIsEmptied() {
    assertThat(judged(days(7, day -> 30), Map.of(MONDAY.plusDays(7), 1L)))
        .containsExactly("2026-03-09 pass: ");
    assertThat(judged(days(7, day -> 30), Map.of(MONDAY.plusDays(7), 0L)))
        .singleElement()
        .asString()
        .startsWith("2026-03-09 breaker");
  }

  @Test
  void lateAndCorrectedFilesOfOlderDaysAreNotJudged() {
    assertThat(judged(days(7, day -> 1000), Map.of(MONDAY.plusDays(3), 2L))).isEmpty();
  }

  @Test
  void aQuietSundayIsNormalOnceThereWereThreeOfThem() {
    LongUnaryOperator quiet = day -> day % 7 == 6 ? 0 : 200;

    assertThat(judged(days(6, quiet), Map.of(MONDAY.plusDays(6), 0L)))
        .singleElement()
        .asString()
        .startsWith("2026-03-08 breaker");
    assertThat(judged(days(27, quiet), Map.of(MONDAY.plusDays(27), 0L)))
        .containsExactly("2026-03-29 no_history: ");
  }

  @Test
  void aHeldDayIsOnlyNotedOnceALaterOneIsGood() {
    assertThat(
            judged(days(7, day -> 1000), Map.of(MONDAY.plusDays(7), 0L, MONDAY.plusDays(8), 990L)))
        .containsExactly(
            "2026-03-09 warn: day_records is 0, at least 100 expected: 1000 were usual before"
                + " 2026-03-09",
            "2026-03-10 pass: ");
  }

  @Test
  void theNewestKnownDayIsJudgedAgainWhenItsFileIsReplaced() {
    assertThat(judged(days(7, day -> 1000), Map.of(MONDAY.plusDays(6), 3L)))
        .singleElement()
        .asString()
        .startsWith("2026-03-08 breaker");
  }

  private static List<String> judged(Map<LocalDate, Long> before, Map<LocalDate, Long> now) {
    return new FeedVolume(SHIPPED)
        .judged(before, now).stream()
            .map(one -> one.day() + " " + one.finding().verdict().word() + ": "
                + one.finding().says())
            .toList();
  }

  private static Map<LocalDate, Long> days(int count, LongUnaryOperator records) {
    Map<LocalDate, Long> days = new TreeMap<>();
    for (int day = 0; day < count; day++) {
      days.put(MONDAY.plusDays(day), records.applyAsLong(day));
    }
    return days;
  }
}
