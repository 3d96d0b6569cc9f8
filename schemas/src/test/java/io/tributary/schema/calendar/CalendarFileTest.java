package io.tributary.schema.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.calendar.MarketingCalendar.CalendarDay;
import io.tributary.schema.yaml.Problems;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CalendarFileTest {

  private static final MarketingCalendar SHIPPED = CalendarFile.shipped();

  @Test
  void announcedHolidaysAndTheDaysWorkedForThemAreKnown() {
    assertThat(on("2026-02-15").holiday()).hasValue("春节");
    assertThat(on("2026-02-23").holiday()).hasValue("春节");
    assertThat(on("2026-02-24").isSpecial()).isFalse();
    assertThat(on("2026-02-14").isMakeUpWorkday()).isTrue();
    assertThat(on("2026-09-26").holiday()).hasValue("中秋节");
    assertThat(on("2025-10-08").holiday()).hasValue("国庆节");
    assertThat(on("2026-10-08").holiday()).isEmpty();
  }

  @Test
  void yearsWithoutAnnouncedDatesFollowTheLunarCalendar() {
    assertThat(LunarDay.of(LocalDate.parse("2028-01-26"))).isEqualTo(new LunarDay(1, 1, false));
    assertThat(on("2028-01-26").holiday()).as("first day of the lunar year").hasValue("春节");
    assertThat(on("2028-02-01").holiday()).as("its seventh").hasValue("春节");
    assertThat(on("2028-02-02").holiday()).isEmpty();
    assertThat(on("2028-10-03").holiday())
        .hasValueSatisfying(name -> assertThat(name).isIn("中秋节", "国庆节"));
    assertThat(on("2027-06-09").holiday()).hasValue("端午节");
    assertThat(LunarDay.of(LocalDate.parse("2025-08-01")).isLeap())
        .as("second sixth month")
        .isTrue();
  }

  @Test
  void daysOnWhichEverybodyBuysHaveTheirMultiple() {
    assertThat(on("2025-11-11").peak()).hasValue("双11");
    assertThat(on("2025-11-11").times()).isEqualByComparingTo("30");
    assertThat(on("2025-10-25").peak()).hasValue("双11 预售");
    assertThat(on("2026-06-18").peak()).hasValue("618");
    assertThat(on("2025-08-29").peak()).as("seventh of the seventh month").hasValue("七夕");
    assertThat(on("2026-07-07").times()).isEqualByComparingTo(BigDecimal.ONE);
  }

  @Test
  void aWorkspaceAddsItsOwnDays() {
    Problems problems = new Problems();
    MarketingCalendar own = CalendarFile.read("calendar.yaml", """
        peaks:
          - {name: 店庆, from: "07-01", to: "07-03", times: 6}
          - {name: 年底, from: "12-30", to: "01-02"}
        holidays: [{name: 盘点, from: 2026-07-10}]
        workdays: [2026-07-11]
        """, problems);

    assertThat(problems.all()).isEmpty();
    assertThat(own.on(LocalDate.parse("2026-07-02")).times()).isEqualByComparingTo("6");
    assertThat(own.on(LocalDate.parse("2026-01-02")).peak()).hasValue("年底");
    assertThat(own.on(LocalDate.parse("2026-07-10")).holiday()).hasValue("盘点");
    assertThat(own.on(LocalDate.parse("2026-07-11")).isMakeUpWorkday()).isTrue();
    assertThat(own.on(LocalDate.parse("2025-11-11")).peak()).hasValue("双11");
  }

  @Test
  void mistakesAreToldWithTheirLines() {
    Problems problems = new Problems();
    CalendarFile.read("calendar.yaml", """
        peaks:
          - {name: a, from: "02-30"}
          - {name: b, from: 2026-03-01, to: "03-05"}
          - {name: c}
          - {name: d, from: 2026-03-05, to: 2026-03-01}
        """, problems);

    assertThat(problems.all())
        .extracting(problem -> problem.line() + " " + problem.message())
        .containsExactly(
            "2 There is no such day. Write month and day, such as 11-11.",
            "3 from and to are both days of one year, or both of every year.",
            "4 Say either from, a day of the calendar, or lunar, a day of the lunar one.",
            "5 to is 2026-03-01, before from, 2026-03-05.");
  }

  private static CalendarDay on(String day) {
    return SHIPPED.on(LocalDate.parse(day));
  }
}
