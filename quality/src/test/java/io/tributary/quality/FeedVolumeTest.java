package io.tributary.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.calendar.CalendarFile;
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
  private static final VolumeRule SHIPPED = QualityFile.shipped().feed("orders").volume();

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
        .containsExactly(
            "2026-03-09 warn: day_records is 5000, at most 2500 expected: 1000 were usual"
                + " before 2026-03-09");
    assertThat(judged(before, Map.of(MONDAY.plusDays(7), 20_001L)))
        .singleElement()
        .asString()
        .startsWith("2026-03-09 breaker: day_records is 20001, at most 20000 expected");
  }

  @Test
  void aDayOnWhichEverybodyBuysMayHaveManyTimesTheUsual() {
    LocalDate singles = LocalDate.of(2025, 11, 11);
    Map<LocalDate, Long> before = new TreeMap<>();
    for (int back = 60; back > 0; back--) {
      before.put(singles.minusDays(back), 100L);
    }
    assertThat(judged(before, Map.of(singles, 500L))).containsExactly("2025-11-11 pass: ");
    assertThat(judged(before, Map.of(singles, 10L)))
        .singleElement()
        .asString()
        .startsWith("2025-11-11 warn: day_records is 10, at least 50 expected");
    before.put(singles, 2500L);
    before.put(singles.plusDays(1), 110L);
    assertThat(judged(before, Map.of(singles.plusDays(2), 500L)))
        .as("an ordinary Thursday after it")
        .singleElement()
        .asString()
        .startsWith("2025-11-13 warn: day_records is 500, at most 250 expected");
  }

  @Test
  void aHolidayMayBeQuietAndIsNoMeasureForTheDaysAfterIt() {
    LocalDate newYear = LocalDate.of(2026, 2, 15);
    Map<LocalDate, Long> before = new TreeMap<>();
    for (int back = 20; back > 0; back--) {
      before.put(newYear.minusDays(back), 1000L);
    }
    assertThat(judged(before, Map.of(newYear, 150L))).containsExactly("2026-02-15 pass: ");
    for (int day = 0; day < 9; day++) {
      before.put(newYear.plusDays(day), 150L);
    }
    assertThat(judged(before, Map.of(newYear.plusDays(9), 1100L)))
        .containsExactly("2026-02-24 pass: ");
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
        .containsExactly("2026-03-29 pass: ");
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
    return new FeedVolume(SHIPPED, CalendarFile.shipped())
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
