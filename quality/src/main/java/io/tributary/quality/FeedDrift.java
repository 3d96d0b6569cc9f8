package io.tributary.quality;

import io.tributary.schema.calendar.MarketingCalendar;
import io.tributary.schema.quality.DriftRule;
import io.tributary.schema.quality.FeedRule;
import io.tributary.schema.quality.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Judges a feed's day column by column: the share of records with a value, the mean of numbers, the
 * share of each word, currencies not seen before. Compared are ordinary days of enough records; on
 * a holiday or a day on which everybody buys only the shares of values are judged.
 */
public final class FeedDrift {

  private static final int DAYS = 3;
  private static final int DAYS_FOR_MEANS = 7;
  private static final int LOOKED_BACK = 28;
  private static final int DIGITS = 6;

  private final FeedRule rule;
  private final MarketingCalendar calendar;
  private final Set<String> currencies;

  /**
   * Drift by those rules.
   *
   * @param currencies columns that hold currencies
   */
  public FeedDrift(FeedRule rule, MarketingCalendar calendar, Set<String> currencies) {
    this.rule = rule;
    this.calendar = calendar;
    this.currencies = Set.copyOf(currencies);
  }

  /**
   * What is to be said of a day; nothing where it has few records.
   *
   * @param earlier profiles of days before it
   */
  public List<Finding> judged(
      LocalDate day, RecordProfile now, NavigableMap<LocalDate, RecordProfile> earlier) {
    if (now.records() < rule.volume().minRows()) {
      return List.of();
    }
    List<RecordProfile> usual = usual(earlier);
    boolean isSpecial = calendar.on(day).isSpecial();
    List<Finding> findings = new ArrayList<>();
    now.columns().forEach((column, state) -> {
      findings.add(filled(column, now, usual));
      if (state.sum().isPresent() && state.filled() > 0) {
        findings.add(mean(column, now, isSpecial ? List.of() : usual, isSpecial));
      }
      if (currencies.contains(column)) {
        findings.add(currencies(column, state, usual));
      } else if (!isSpecial) {
        state.words().keySet().forEach(word -> findings.add(word(column, word, now, usual)));
      }
    });
    return findings;
  }

  private List<RecordProfile> usual(NavigableMap<LocalDate, RecordProfile> earlier) {
    return new TreeMap<>(earlier)
        .descendingMap().entrySet().stream()
            .filter(entry -> !calendar.on(entry.getKey()).isSpecial())
            .map(Map.Entry::getValue)
            .filter(profile -> profile.records() >= rule.volume().minRows())
            .limit(LOOKED_BACK)
            .toList();
  }

  private Finding filled(String column, RecordProfile now, List<RecordProfile> usual) {
    return share(
        "filled." + column,
        now,
        usual,
        profile -> state(profile, column).map(ColumnState::filled),
        rule.missing(),
        "share of records with a value in " + column);
  }

  private Finding word(String column, String word, RecordProfile now, List<RecordProfile> usual) {
    return share(
        "share." + column + "." + word,
        now,
        usual,
        profile -> state(profile, column).map(state -> state.words().getOrDefault(word, 0L)),
        rule.words(),
        "share of records whose " + column + " is " + word);
  }

  private Finding share(
      String metric,
      RecordProfile now,
      List<RecordProfile> usual,
      Function<RecordProfile, Optional<Long>> count,
      DriftRule drift,
      String what) {
    BigDecimal value = share(count.apply(now).orElse(0L), now.records());
    List<BigDecimal> before = usual.stream()
        .flatMap(
            profile -> count.apply(profile).map(found -> share(found, profile.records())).stream())
        .sorted()
        .toList();
    if (before.size() < DAYS || drift.severity() == Severity.OFF) {
      return Finding.noted(metric, value, none(drift, before.size() < DAYS));
    }
    BigDecimal median = before.get((before.size() - 1) / 2);
    return Finding.bounded(
        metric,
        value,
        Optional.of(median.subtract(drift.change()).max(BigDecimal.ZERO)),
        Optional.of(median.add(drift.change()).min(BigDecimal.ONE)),
        Verdict.of(drift.severity()),
        what + ", " + Finding.plain(median) + " was usual");
  }

  private Finding mean(
      String column, RecordProfile now, List<RecordProfile> usual, boolean isSpecial) {
    BigDecimal value = mean(state(now, column).orElseThrow());
    List<Double> before = new ArrayList<>();
    for (int i = usual.size() - 1; i >= 0; i--) {
      state(usual.get(i), column)
          .filter(state -> state.sum().isPresent() && state.filled() > 0)
          .ifPresent(state -> before.add(mean(state).doubleValue()));
    }
    DriftRule drift = rule.mean();
    if (before.size() < DAYS_FOR_MEANS || drift.severity() == Severity.OFF) {
      return Finding.noted("mean." + column, value, none(drift, !isSpecial));
    }
    Usual.Spread spread = Usual.spread(before);
    double apart = Math.max(
        drift.deviations().doubleValue() * spread.deviation(),
        drift.change().doubleValue() * Math.abs(spread.mean()));
    return Finding.bounded(
        "mean." + column,
        value,
        Optional.of(Usual.rounded(spread.mean() - apart)),
        Optional.of(Usual.rounded(spread.mean() + apart)),
        Verdict.of(drift.severity()),
        "mean of " + column + ", " + Finding.plain(Usual.rounded(spread.mean())) + " was usual");
  }

  /** Amounts in another currency are not comparable: the first one is told. */
  private Finding currencies(String column, ColumnState now, List<RecordProfile> usual) {
    Set<String> known = new TreeSet<>();
    usual.forEach(profile ->
        state(profile, column).ifPresent(state -> known.addAll(state.words().keySet())));
    Set<String> fresh = new TreeSet<>(now.words().keySet());
    fresh.removeAll(known);
    String metric = "new_words." + column;
    BigDecimal count = BigDecimal.valueOf(fresh.size());
    if (known.isEmpty() || rule.words().severity() == Severity.OFF) {
      return Finding.noted(metric, count, none(rule.words(), known.isEmpty()));
    }
    return Finding.bounded(
        metric,
        count,
        Optional.empty(),
        Optional.of(BigDecimal.ZERO),
        Verdict.of(rule.words().severity()),
        column + " holds " + String.join(", ", fresh) + ", which was not there before; known are "
            + String.join(", ", known));
  }

  private static Verdict none(DriftRule drift, boolean isTooLittle) {
    return drift.severity() != Severity.OFF && isTooLittle ? Verdict.NO_HISTORY : Verdict.PASS;
  }

  private static Optional<ColumnState> state(RecordProfile profile, String column) {
    return Optional.ofNullable(profile.columns().get(column));
  }

  private static BigDecimal mean(ColumnState state) {
    return state
        .sum()
        .orElseThrow()
        .divide(BigDecimal.valueOf(state.filled()), DIGITS, RoundingMode.HALF_UP);
  }

  private static BigDecimal share(long part, long all) {
    return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(all), DIGITS, RoundingMode.HALF_UP);
  }
}
