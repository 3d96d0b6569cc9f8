package io.tributary.sample.generator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of the demo brand to generate.
 *
 * @param seed everything drawn depends on it alone; default 20260630
 * @param persons from 10 to 5,000,000; default 10,000
 * @param firstDay first day of trade, in Shanghai; default 720 days before the day after the last
 * @param lastDay last day of trade; default 2026-04-30; at most 10,000 days in all
 * @param fullDays how many of the last days have all feeds, daily; the days before them have only
 *     receipts, trades, members and products, monthly; at least 1; default 120
 */
public record BrandSettings(
    long seed, int persons, LocalDate firstDay, LocalDate lastDay, int fullDays) {

  private static final int MOST_PERSONS = 5_000_000;
  private static final int MOST_DAYS = 10_000;

  public BrandSettings {
    List<String> problems = problems(persons, firstDay, lastDay, fullDays);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot generate the demo brand: " + String.join("; ", problems));
    }
  }

  /** Seed 20260630, 10,000 persons, 720 days that end on 2026-04-30, the last 120 in full. */
  public static BrandSettings defaults() {
    LocalDate lastDay = LocalDate.of(2026, 4, 30);
    return new BrandSettings(20260630L, 10_000, lastDay.minusDays(719), lastDay, 120);
  }

  /** How many days of trade there are. */
  public int days() {
    return (int) ChronoUnit.DAYS.between(firstDay, lastDay) + 1;
  }

  /** The first day that has all feeds. */
  public LocalDate firstFullDay() {
    return lastDay.minusDays(fullDays - 1L);
  }

  private static List<String> problems(
      int persons, LocalDate firstDay, LocalDate lastDay, int fullDays) {
    List<String> problems = new ArrayList<>();
    if (persons < 10 || persons > MOST_PERSONS) {
      problems.add("persons is " + persons + ", expected 10 to " + MOST_PERSONS);
    }
    long days = ChronoUnit.DAYS.between(firstDay, lastDay) + 1;
    if (days < 1 || days > MOST_DAYS) {
      problems.add("the days " + firstDay + " to " + lastDay + " are " + days + ", expected 1 to "
          + MOST_DAYS);
    } else if (fullDays < 1 || fullDays > days) {
      problems.add("fullDays is " + fullDays + ", expected 1 to the " + days + " days there are");
    }
    return problems;
  }
}
