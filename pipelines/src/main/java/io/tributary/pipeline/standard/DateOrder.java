package io.tributary.pipeline.standard;

import java.time.LocalDate;
import java.util.Optional;

/** Where day and month stand when a date ends with its year; a year in front needs no order. */
enum DateOrder {
  YEAR_FIRST,
  MONTH_FIRST,
  DAY_FIRST;

  private static final int FIRST_YEAR = 1000;

  /** The day of three numbers whose last is the year; empty where only years in front are read. */
  Optional<LocalDate> yearLast(int first, int second, int year) {
    if (year < FIRST_YEAR) {
      return Optional.empty();
    }
    return switch (this) {
      case YEAR_FIRST -> Optional.empty();
      case MONTH_FIRST -> Optional.of(LocalDate.of(year, first, second));
      case DAY_FIRST -> Optional.of(LocalDate.of(year, second, first));
    };
  }
}
