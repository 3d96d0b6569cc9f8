package io.tributary.pipeline.attribution;

import io.tributary.schema.attribution.AfterConversion;
import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.attribution.AttributionWindow;
import io.tributary.schema.attribution.DirectPolicy;
import io.tributary.schema.attribution.TouchKind;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Reads the touches and conversions of persons in the order of time, touches first of what happened
 * at once, and gives the credit rows. It holds the touches of one person as far as the longest
 * window reaches.
 */
final class PersonPaths implements Iterator<Row> {

  /** How paths are cut; travels to the tasks. */
  record Rules(
      List<AttributionWindow> windows, DirectPolicy direct, AfterConversion afterConversion)
      implements Serializable {

    static Rules of(AttributionSettings settings) {
      return new Rules(
          new ArrayList<>(settings.windows()), settings.direct(), settings.afterConversion());
    }

    private long longest() {
      return windows.stream()
              .flatMap(window -> Stream.concat(
                  window.lengths().values().stream(),
                  window.channels().values().stream().flatMap(own -> own.values().stream())))
              .mapToLong(Duration::toSeconds)
              .max()
              .orElse(0)
          * 1_000_000;
    }
  }

  /** The newest conversion of a goal, and the one before it that was earlier. */
  private record Times(long newest, long before) {}

  private final Iterator<Row> rows;
  private final Rules rules;
  private final long longest;
  private final Queue<Row> credits = new ArrayDeque<>();
  private final ArrayDeque<PathTouch> touches = new ArrayDeque<>();
  private final Map<String, Times> conversions = new HashMap<>();
  private String person = "";
  private boolean hadTouches;

  /**
   * Begins to read.
   *
   * @param rows {@code person, at, is_conversion, id, touch, conversion}, sorted by the first four
   */
  PersonPaths(Iterator<Row> rows, Rules rules) {
    this.rows = rows;
    this.rules = rules;
    this.longest = rules.longest();
  }

  @Override
  public boolean hasNext() {
    while (credits.isEmpty() && rows.hasNext()) {
      read(rows.next());
    }
    return !credits.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("All credits have been given.");
    }
    return credits.remove();
  }

  private void read(Row row) {
    String other = row.getAs("person");
    if (!other.equals(person)) {
      person = other;
      touches.clear();
      conversions.clear();
      hadTouches = false;
    }
    long at = row.getAs("at");
    while (!touches.isEmpty() && at - touches.peek().at() > longest) {
      touches.remove();
    }
    if (row.<Integer>getAs("is_conversion") == 1) {
      convert(row.getAs("conversion"), at);
    } else {
      hadTouches = true;
      touches.add(touch(row.getAs("touch"), at));
    }
  }

  private static PathTouch touch(Row touch, long at) {
    return new PathTouch(
        at,
        TouchKind.of(touch.getAs("kind")),
        touch.getAs("channel"),
        touch.<Boolean>getAs("is_direct"),
        touch);
  }

  private void convert(Row conversion, long at) {
    boolean isReturn = conversion.<Long>getAs("conversion_count") == 0;
    boolean isNobodys = conversion.getAs("one_id") == null;
    String unlinked = isReturn ? "return" : isNobodys ? "not_linkable" : "";
    long start = unlinked.isEmpty() ? start(conversion.getAs("goal"), at) : Long.MIN_VALUE;
    List<PathTouch> known = new ArrayList<>(touches);
    for (AttributionWindow window : rules.windows()) {
      Path path = unlinked.isEmpty()
          ? Path.of(known, hadTouches, at, start, window, rules.direct())
          : Path.none(unlinked);
      credits.addAll(CreditRows.of(conversion, window.name(), path));
    }
  }

  /** Until when touches served the conversion before; those of one moment share their path. */
  private long start(String goal, long at) {
    Times times = conversions.merge(
        goal,
        new Times(at, Long.MIN_VALUE),
        (known, now) -> known.newest() == at ? known : new Times(at, known.newest()));
    return rules.afterConversion() == AfterConversion.RESTART ? times.before() : Long.MIN_VALUE;
  }
}
