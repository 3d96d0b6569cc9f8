package io.tributary.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.calendar.CalendarFile;
import io.tributary.schema.quality.FeedRule;
import io.tributary.schema.quality.QualityFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FeedDriftTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 30);
  private static final FeedRule SHIPPED = QualityFile.shipped().feed("spend");

  @Test
  void aDayLikeTheOthersHasNoFault() {
    assertThat(faults(MONDAY, day(100, 0.9, 50.4, "CNY", 0.7))).isEmpty();
  }

  @Test
  void aColumnThatLosesItsValuesIsNoted() {
    assertThat(faults(MONDAY, day(100, 0.6, 50, "CNY", 0.7)))
        .containsExactly("filled.memo is 0.6, at least 0.7 expected: share of records with a value"
            + " in memo, 0.9 was usual");
  }

  @Test
  void aMeanThatMovesBeyondShareAndDeviationsIsNoted() {
    assertThat(faults(MONDAY, day(100, 0.9, 5000, "CNY", 0.7)))
        .singleElement()
        .asString()
        .startsWith("mean.cost is 5000, at most 66")
        .contains("mean of cost, 51");
    assertThat(faults(MONDAY, day(100, 0.9, 20, "CNY", 0.7)))
        .singleElement()
        .asString()
        .startsWith("mean.cost is 20, at least 35");
    assertThat(faults(MONDAY, day(100, 0.9, 60, "CNY", 0.7))).isEmpty();
  }

  @Test
  void anotherCurrencyIsNotedHoweverFewRecordsHaveIt() {
    assertThat(faults(MONDAY, day(100, 0.9, 50, "USD", 0.7)))
        .containsExactly("new_words.currency is 1, at most 0 expected: currency holds USD, which"
            + " was not there before; known are CNY");
  }

  @Test
  void aWordThatTakesOverIsNoted() {
    assertThat(faults(MONDAY, day(100, 0.9, 50, "CNY", 0.1)))
        .hasSize(2)
        .anyMatch(one -> one.startsWith("share.kind.search is 0.1, at least 0.45 expected"))
        .anyMatch(one -> one.startsWith("share.kind.feed is 0.9, at most 0.55 expected"));
  }

  @Test
  void onADayOnWhichEverybodyBuysOnlyMissingValuesAreFaults() {
    LocalDate women = LocalDate.of(2026, 3, 8);
    assertThat(faults(women, day(900, 0.9, 5000, "CNY", 0.1))).isEmpty();
    assertThat(faults(women, day(900, 0.1, 5000, "CNY", 0.1))).hasSize(1);
  }

  @Test
  void tooLittleHistoryIsAVerdictOfItsOwn() {
    NavigableMap<LocalDate, RecordProfile> two = history(2);
    assertThat(new FeedDrift(SHIPPED, CalendarFile.shipped(), Set.of("currency"))
            .judged(MONDAY, day(100, 0.1, 9000, "USD", 0), two))
        .filteredOn(one -> one.metric().startsWith("filled") || one.metric().startsWith("mean"))
        .extracting(Finding::verdict)
        .containsOnly(Verdict.NO_HISTORY);
    assertThat(new FeedDrift(SHIPPED, CalendarFile.shipped(), Set.of("currency"))
            .judged(MONDAY, day(49, 0.1, 9000, "USD", 0), history(20)))
        .as("fewer records than say anything")
        .isEmpty();
  }

  @Test
  void profilesOfFilesAddUpToThatOfTheDayAndSurviveBeingWritten() {
    RecordProfile both = day(100, 0.5, 10, "CNY", 0.5).plus(day(300, 0.9, 20, "USD", 0.5));

    assertThat(RecordProfile.parse(both.text())).isEqualTo(both);
    assertThat(both.records()).isEqualTo(400);
    assertThat(both.columns().get("memo").filled()).isEqualTo(320);
    assertThat(both.columns().get("cost").sum().orElseThrow()).isEqualByComparingTo("7000");
    assertThat(both.columns().get("currency").words()).containsOnlyKeys("CNY", "USD");
  }

  private static List<String> faults(LocalDate day, RecordProfile now) {
    return new FeedDrift(SHIPPED, CalendarFile.shipped(), Set.of("currency"))
        .judged(day, now, history(20)).stream()
            .filter(one -> one.verdict().isFault())
            .map(Finding::says)
            .toList();
  }

  private static NavigableMap<LocalDate, RecordProfile> history(int days) {
    TreeMap<LocalDate, RecordProfile> history = new TreeMap<>();
    for (int back = 1; back <= days; back++) {
      history.put(
          LocalDate.of(2026, 2, 26).minusDays(back), day(100, 0.9, 50 + back % 3, "CNY", 0.7));
    }
    history.put(LocalDate.of(2026, 3, 7), day(900, 0.1, 9000, "CNY", 0));
    return history;
  }

  private static RecordProfile day(
      long records, double filled, double mean, String currency, double search) {
    long searched = Math.round(records * search);
    return new RecordProfile(
        records,
        Map.of(
            "memo",
            new ColumnState(Math.round(records * filled), Optional.empty(), Map.of()),
            "cost",
            new ColumnState(
                records, Optional.of(new BigDecimal(Double.toString(records * mean))), Map.of()),
            "currency",
            new ColumnState(records, Optional.empty(), Map.of(currency, 1L)),
            "kind",
            new ColumnState(
                records,
                Optional.empty(),
                Map.of("search", searched, "feed", records - searched))));
  }
}
