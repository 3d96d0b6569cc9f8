package io.tributary.sample.generator;

import java.time.LocalDate;

/**
 * When faults are planted: a cycle of ten to thirty days, so that long runs show each several
 * times.
 */
final class Planting {

  private static final int SHORTEST = 10;
  private static final int LONGEST = 30;

  private final int cycle;
  private final int fullDays;
  private final LocalDate lastDay;

  Planting(BrandSettings settings) {
    this.fullDays = settings.fullDays();
    this.lastDay = settings.lastDay();
    this.cycle = Math.max(SHORTEST, Math.min(LONGEST, fullDays / 4));
  }

  boolean has(Plant plant, Period period) {
    return period.isFull() && period.fullDay() % cycle == plant.cycleDay();
  }

  /** Whether feeds of events land by the hour: on the last day. */
  boolean isHourly(Period period) {
    return period.isFull() && period.date().equals(lastDay);
  }

  /** Whether that share of the full part has passed, when a feed changes for good. */
  boolean isPast(double share, Period period) {
    return period.isFull() && period.fullDay() >= Math.ceil(share * fullDays);
  }
}
