package io.tributary.schema.calendar;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.Shape;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads calendar.yaml; a workspace's own adds to the one that is shipped. */
public final class CalendarFile {

  private static final String FILE = "calendar.yaml";

  private static final Kind DAY = new Kind.Formed(
      Pattern.compile("(\\d{4}-)?\\d{2}-\\d{2}"),
      "a day such as 2026-02-17, or 11-11 for every year");
  private static final Kind DATE =
      new Kind.Formed(Pattern.compile("\\d{4}-\\d{2}-\\d{2}"), "a day such as 2026-02-14");
  private static final Kind LUNAR = new Kind.Formed(
      Pattern.compile("(1[0-2]|[1-9])-(30|[12]\\d|[1-9])"), "month and day such as \"8-15\"");

  private static final List<Shape.Key> SPAN = List.of(
      required("name", new Kind.Text(), "what people call it."),
      optional("from", DAY, "the first day; without a year it is every year's."),
      optional("to", DAY, "the last day; the first one unless told."),
      optional("lunar", LUNAR, "the first day by the lunar calendar, instead of from and to."),
      optional("days", new Kind.Whole(1), "with lunar: how many days; 1 unless told."));

  private static final Shape HOLIDAY = new Shape("holiday", "Days off, both ends included.", SPAN);

  private static final Shape PEAK = new Shape(
      "peak",
      "Days on which many more buy than usual, both ends included.",
      java.util.stream.Stream.concat(
              SPAN.stream(),
              java.util.stream.Stream.of(optional(
                  "times",
                  new Kind.Decimal(),
                  "the multiple of an ordinary day that is no fault; 10 unless told.")))
          .toList());

  /** The keys of the file. */
  public static final Shape SHAPE = Shape.of(
      "calendar",
      "Days on which other numbers are usual, beside those shipped.",
      optional("holidays", new Kind.ListOf(new Kind.Nested(HOLIDAY)), "days off."),
      optional("workdays", new Kind.ListOf(DATE), "weekend days that are worked."),
      optional("peaks", new Kind.ListOf(new Kind.Nested(PEAK)), "days on which many more buy."));

  private CalendarFile() {}

  /** The calendar of a workspace that has none of its own. */
  public static MarketingCalendar shipped() {
    return Shipped.CALENDAR;
  }

  /** The shipped calendar and what a YAML text adds to it; what is wrong with it is noted. */
  public static MarketingCalendar read(String file, String text, Problems problems) {
    Optional<YamlNode> root = YamlFiles.parse(file, text, problems);
    int before = problems.count();
    root.ifPresent(node -> SHAPE.check(node, problems));
    if (root.isEmpty() || problems.count() > before) {
      return shipped();
    }
    return shipped().with(calendar(root.get(), problems));
  }

  private static MarketingCalendar calendar(YamlNode root, Problems problems) {
    return new MarketingCalendar(
        spans(root.items("holidays"), problems),
        root.items("workdays").stream()
            .flatMap(node -> date(node, problems).stream())
            .toList(),
        spans(root.items("peaks"), problems));
  }

  private static List<MarketingCalendar.NamedSpan> spans(List<YamlNode> nodes, Problems problems) {
    List<MarketingCalendar.NamedSpan> spans = new ArrayList<>();
    for (YamlNode node : nodes) {
      span(node, problems)
          .ifPresent(span -> spans.add(new MarketingCalendar.NamedSpan(
              node.text("name").orElse(""),
              span,
              node.text("times").map(BigDecimal::new).orElse(BigDecimal.TEN))));
    }
    return spans;
  }

  private static Optional<DaySpan> span(YamlNode node, Problems problems) {
    if (node.at("lunar").isPresent() == node.at("from").isPresent()) {
      note(
          node,
          "Say either from, a day of the calendar, or lunar, a day of the lunar one.",
          problems);
      return Optional.empty();
    }
    if (node.at("lunar").isPresent()) {
      String[] parts = node.text("lunar").orElse("1-1").split("-", -1);
      return Optional.of(new DaySpan.Lunar(
          Integer.parseInt(parts[0]),
          Integer.parseInt(parts[1]),
          Integer.parseInt(node.text("days").orElse("1"))));
    }
    YamlNode from = node.place("from");
    YamlNode to = node.at("to").orElse(from);
    boolean isYearly = from.text().orElse("").length() == 5;
    if (isYearly != (to.text().orElse("").length() == 5)) {
      note(to, "from and to are both days of one year, or both of every year.", problems);
      return Optional.empty();
    }
    return isYearly ? yearly(from, to, problems) : dated(from, to, problems);
  }

  private static Optional<DaySpan> yearly(YamlNode from, YamlNode to, Problems problems) {
    try {
      return Optional.of(new DaySpan.Yearly(
          MonthDay.parse("--" + from.text().orElse("")),
          MonthDay.parse("--" + to.text().orElse(""))));
    } catch (DateTimeException e) {
      note(from, "There is no such day. Write month and day, such as 11-11.", problems);
      return Optional.empty();
    }
  }

  private static Optional<DaySpan> dated(YamlNode from, YamlNode to, Problems problems) {
    Optional<LocalDate> first = date(from, problems);
    Optional<LocalDate> last = date(to, problems);
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    if (last.get().isBefore(first.get())) {
      note(to, "to is " + last.get() + ", before from, " + first.get() + ".", problems);
      return Optional.empty();
    }
    return Optional.of(new DaySpan.Dated(first.get(), last.get()));
  }

  private static Optional<LocalDate> date(YamlNode node, Problems problems) {
    try {
      return Optional.of(LocalDate.parse(node.text().orElse("")));
    } catch (DateTimeException e) {
      note(node, "There is no day " + node.form() + ". Write it like 2026-02-14.", problems);
      return Optional.empty();
    }
  }

  private static void note(YamlNode node, String message, Problems problems) {
    problems.add(node.file(), node.line(), message);
  }

  /** Read when it is first asked for. */
  private static final class Shipped {

    private static final MarketingCalendar CALENDAR = read();

    private static MarketingCalendar read() {
      try (InputStream bytes = CalendarFile.class.getResourceAsStream("/" + FILE)) {
        if (bytes == null) {
          throw new IllegalStateException("The product is damaged: it lacks /" + FILE + ".");
        }
        Problems problems = new Problems();
        String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        YamlNode root = YamlFiles.parse(FILE, text, problems).orElseThrow();
        SHAPE.check(root, problems);
        MarketingCalendar calendar = calendar(root, problems);
        if (problems.count() > 0) {
          throw new IllegalStateException("The product is damaged: " + problems.all());
        }
        return calendar;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
