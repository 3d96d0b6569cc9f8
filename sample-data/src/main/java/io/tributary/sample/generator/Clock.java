package io.tributary.sample.generator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/** Days and moments of the brand, in Shanghai. */
final class Clock {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  static final DateTimeFormatter SLASHED = DateTimeFormatter.ofPattern("yyyy/M/d");
  static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMdd");
  static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** Day 0 of the spreadsheet calendar, counted as its users see it after February 1900. */
  private static final LocalDate SPREADSHEET_START = LocalDate.of(1899, 12, 30);

  /** Beyond the last day, for what is likely in the weeks after it. */
  private static final int DAYS_AFTER = 60;

  private final LocalDate firstDay;
  private final double[] online;
  private final double[] inStores;

  Clock(BrandSettings settings) {
    this.firstDay = settings.firstDay();
    this.online = new double[settings.days() + DAYS_AFTER];
    this.inStores = new double[settings.days() + DAYS_AFTER];
    for (int day = 0; day < online.length; day++) {
      online[day] = Season.online(date(day));
      inStores[day] = Season.inStores(date(day));
    }
  }

  LocalDate date(int day) {
    return firstDay.plusDays(day);
  }

  /** How much more people buy and visit online on that day than on an ordinary one. */
  double onlineSeason(int day) {
    return online[day];
  }

  /** The same of stores. */
  double storeSeason(int day) {
    return inStores[day];
  }

  int day(LocalDateTime moment) {
    return (int) (moment.toLocalDate().toEpochDay() - firstDay.toEpochDay());
  }

  /** A moment of the day within opening hours of shops. */
  LocalDateTime shopping(int day, SplittableRandom random) {
    return date(day).atTime(10, 0).plusSeconds(random.nextInt(12 * 3600 - 60));
  }

  /** A moment of the day when people are online, most likely in the evening. */
  LocalDateTime online(int day, SplittableRandom random) {
    int evening = Math.max(random.nextInt(17), random.nextInt(17));
    return date(day).atTime(6 + evening, random.nextInt(60), random.nextInt(60));
  }

  static Instant instant(LocalDateTime local) {
    return local.atZone(ZONE).toInstant();
  }

  static String text(LocalDateTime local) {
    return local.format(SECONDS);
  }

  /** The day as a spreadsheet shows it in a cell of general format. */
  static String spreadsheetSerial(LocalDate date) {
    return Long.toString(date.toEpochDay() - SPREADSHEET_START.toEpochDay());
  }
}
