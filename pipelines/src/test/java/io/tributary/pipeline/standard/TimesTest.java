package io.tributary.pipeline.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @Test
  void timesAreReadInEveryFormInTheWorkspacesZone() {
    Cases.check(Cases.named("timestamp"), """
        2026-06-01 08:30:00           | 2026-06-01T00:30:00Z
        2026-06-01 08:30:00.123       | 2026-06-01T00:30:00.123Z
        2026-06-01  08:30             | 2026-06-01T00:30:00Z
        2026/6/1 8:30                 | 2026-06-01T00:30:00Z
        2026/6/1 8:30:05              | 2026-06-01T00:30:05Z
        2026.6.1 8:30                 | 2026-06-01T00:30:00Z
        ２０２６－０６－０１ ０８：３０：００ | 2026-06-01T00:30:00Z
        2026年6月1日 8时30分          | 2026-06-01T00:30:00Z
        2026年6月1日8时30分5秒        | 2026-06-01T00:30:05Z
        2026-06-01                    | 2026-05-31T16:00:00Z
        2026-06-01T08:30:00           | 2026-06-01T00:30:00Z
        2026-06-01T08:30:00Z          | 2026-06-01T08:30:00Z
        2026-06-01T08:30:00.123456789Z | 2026-06-01T08:30:00.123456Z
        2026-06-01T08:30:00+08:00     | 2026-06-01T00:30:00Z
        2026-06-01T08:30:00-0530      | 2026-06-01T14:00:00Z
        2026-06-01T08:30Z             | 2026-06-01T08:30:00Z
        2026-06-01 08:30:00 GMT+8     | 2026-06-01T00:30:00Z
        20260601                      | 2026-05-31T16:00:00Z
        20260601083000                | 2026-06-01T00:30:00Z
        202606010830                  | 2026-06-01T00:30:00Z
        20260601083000123             | 2026-06-01T00:30:00.123Z
        20260601 08:30:00             | 2026-06-01T00:30:00Z
        1780273800                    | 2026-06-01T00:30:00Z
        1780273800.5                  | 2026-06-01T00:30:00.500Z
        1780273800123                 | 2026-06-01T00:30:00.123Z
        1780273800123456              | 2026-06-01T00:30:00.123456Z
        46174                         | 2026-05-31T16:00:00Z
        46174.354166667               | 2026-06-01T00:30:00Z
        ="2026-06-01 08:30:00"        | 2026-06-01T00:30:00Z
        """);
  }

  @Test
  void twentyFourOClockIsTheNextDay() {
    Cases.check(Cases.named("timestamp"), """
        2026-06-01 24:10:00 | 2026-06-01T16:10:00Z
        2026-06-30 24:00:00 | 2026-06-30T16:00:00Z
        2026-12-31 24:59:59 | 2026-12-31T16:59:59Z
        20260601241000      | 2026-06-01T16:10:00Z
        2026-06-01 30:00:00 | !not-a-date
        """);
    Cases.check(Cases.named("date"), """
        2026-06-01 24:10:00 | 2026-06-02
        """);
  }

  @Test
  void nullDatesAreMissingButARunAwayClockIsRefused() {
    Cases.check(Cases.named("timestamp"), """
        0                         | missing
        0001-01-01 00:00:00       | missing
        0001-01-01                | missing
        0001-01-01T00:00:00Z      | missing
        1970-01-01 00:00:00       | missing
        1970-01-01 08:00:00       | missing
        0000-00-00 00:00:00       | missing
        00000000                  | missing
        1970-01-01 10:20:30       | !out-of-range
        0001-01-01 10:20:30       | !out-of-range
        43200000                  | !out-of-range
        1999-12-31 23:59:59       | !out-of-range
        2000-01-01 00:00:00       | 1999-12-31T16:00:00Z
        2099-12-31 23:59:59       | 2099-12-31T15:59:59Z
        2100-01-01 00:00:00       | !out-of-range
        """);
  }

  @Test
  void whatIsNoDateIsRefused() {
    Cases.check(Cases.named("timestamp"), """
        abc                    | !not-a-date
        2026-02-30 00:00:00    | !not-a-date
        2026-13-01             | !not-a-date
        20261301               | !not-a-date
        2026-06-01 08:61:00    | !not-a-date
        2026-06-01 08          | !not-a-date
        2026-06-01 08:30:00 xx | !not-a-date
        2026-06-01 null        | !not-a-date
        2026-06/01             | !not-a-date
        08:30:00               | !not-a-date
        12/1/2010 8:26         | !not-a-date
        2026                   | !not-a-date
        -                      | missing
        """);
  }

  @Test
  void zoneRangeAndOrderAreParameters() {
    Cases.check(Cases.named("timestamp", "zone", "Europe/London", "order", "mdy"), """
        12/1/2010 8:26   | 2010-12-01T08:26:00Z
        6/30/2010 8:26   | 2010-06-30T07:26:00Z
        30/6/2010 8:26   | !not-a-date
        """);
    Cases.check(Cases.named("timestamp", "min", "2015-01-01", "null-dates", "2099-12-31"), """
        2014-12-31 23:59:59 | !out-of-range
        2099-12-31 00:00:00 | missing
        1970-01-01 00:00:00 | !out-of-range
        """);
    assertThatThrownBy(() -> Cases.named("timestamp", "zone", "Shanghai"))
        .hasMessage("Parameter 'zone' of standardiser timestamp is 'Shanghai'; write a time zone"
            + " such as Asia/Shanghai.");
    assertThatThrownBy(() -> Cases.named("date", "min", "2000"))
        .hasMessageContaining("write a date such as 2000-01-01");
  }

  @Test
  void birthdaysAreTyped() {
    Cases.check(Cases.named("birthday"), """
        1985-03-02               | 1985-03-02
        1985/3/2                 | 1985-03-02
        1985.03.02               | 1985-03-02
        19850302                 | 1985-03-02
        1985年3月2日             | 1985-03-02
        31108                    | 1985-03-02
        1985-03-02 00:00:00      | 1985-03-02
        1985-03-01T16:00:00.000Z | 1985-03-02
        0001-01-01               | missing
        1900-01-01               | missing
        1970-01-01               | missing
        无                       | missing
        1890-05-05               | !out-of-range
        2101-01-01               | !out-of-range
        1985                     | !not-a-date
        85-3-2                   | !not-a-date
        1985-02-29               | !not-a-date
        """);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20260630, 4711})
  void aMomentSurvivesEveryWayToWriteIt(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Standardiser timestamp = Cases.named("timestamp");
    List<DateTimeFormatter> forms = List.of(
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"),
        DateTimeFormatter.ofPattern("yyyy/M/d H:mm:ss"),
        DateTimeFormatter.ofPattern("yyyyMMddHHmmss"),
        DateTimeFormatter.ofPattern("yyyy年M月d日 H时m分s秒"),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME,
        DateTimeFormatter.ISO_INSTANT);
    for (int i = 0; i < 2_000; i++) {
      Instant moment = Instant.ofEpochSecond(random.nextLong(1_000_000_000L, 4_000_000_000L));
      ZonedDateTime local = moment.atZone(Cases.SHANGHAI);
      for (DateTimeFormatter form : forms) {
        assertThat(timestamp.apply(form.format(local)))
            .as("seed %s, %s", seed, form.format(local))
            .isEqualTo(new Standardised.Value(moment));
      }
      assertThat(timestamp.apply(Long.toString(moment.getEpochSecond())))
          .isEqualTo(timestamp.apply(Long.toString(moment.toEpochMilli())))
          .isEqualTo(new Standardised.Value(moment));
    }
  }
}
