package io.tributary.pipeline.strategy;

import java.time.Duration;
import java.time.Instant;

/**
 * The time in which triggers fall due that a run looks for.
 *
 * @param from its start, included
 * @param to its end, excluded
 * @param now the run's clock
 */
public record Lookback(Instant from, Instant to, Instant now) {

  private static final Duration USUAL = Duration.ofDays(1);
  private static final Duration MOST = Duration.ofDays(7);

  /**
   * That of a run for a window: a day back from its end for what came late, and back to the
   * window's start where runs were missed, but never more than a week.
   */
  public static Lookback of(Instant from, Instant to, Instant now) {
    Instant usual = to.minus(USUAL);
    Instant most = to.minus(MOST);
    Instant wanted = from.isBefore(usual) ? from : usual;
    return new Lookback(wanted.isBefore(most) ? most : wanted, to, now);
  }
}
