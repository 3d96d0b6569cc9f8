package io.tributary.job.cli;

import io.tributary.schema.Tables;
import io.tributary.schema.contract.FeedContract;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tributary freshness}: up to when feeds and tables know what happened. */
@Command(
    name = "freshness",
    description = "Up to when feeds and tables know what happened; exit 3 when one is too old.",
    mixinStandardHelpOptions = true)
final class FreshnessVerb implements Callable<Integer> {

  private static final String FEEDS = "select feed, max(file_day), max(modified_at), max(at)"
      + " from ops.files where status in ('ingested', 'duplicate', 'empty') group by feed";

  /** Of finished runs only: readers see no others. */
  private static final String TABLES = "select c.table_id, max(c.window_to), max(c.at)"
      + " from ops.commits c join ops.run_events f"
      + " on f.run_id = c.run_id and f.job is null and f.event = 'finished'"
      + "  where (c.table_id like 'gold.%' or c.table_id like 'identity.%')"
      + " group by c.table_id order by c.table_id";

  @Mixin
  private WorkspaceOptions options;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      defaultValue = "",
      description = "Now unless told.")
  private String asOf;

  @Option(
      names = "--max-age",
      paramLabel = "HOURS",
      defaultValue = "24",
      description = "Hours that may lie between what is known and now; ${DEFAULT-VALUE} by default,"
          + " so that yesterday's extract is expected all day.")
  private int maxAge;

  @Option(
      names = "--alert",
      description = "Tell those who are to be told, by alerts: of tributary.yaml.")
  private boolean isTold;

  @Spec
  private CommandSpec spec;

  /**
   * How old what a feed or table knows is.
   *
   * @param kind feed or table
   * @param knownTo the end of the newest day or window; empty where nothing came yet
   * @param arrivedAt when it was taken up or written
   */
  record Freshness(
      String kind, String name, Optional<Instant> knownTo, Optional<Instant> arrivedAt) {

    boolean isLate(Instant now, Duration bound) {
      return knownTo.isEmpty() || Duration.between(knownTo.get(), now).compareTo(bound) > 0;
    }

    private String age(Instant now) {
      return knownTo
          .map(to -> Duration.between(to, now))
          .map(age -> age.isNegative() ? "0h" : age.toHours() + "h")
          .orElse("");
    }
  }

  @Override
  public Integer call() throws Exception {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Instant now = Times.now(asOf, open.zone());
      List<Freshness> all = new ArrayList<>(feeds(open));
      for (Row row : open.query(TABLES).collectAsList()) {
        all.add(new Freshness("table", row.getString(0), instant(row, 1), instant(row, 2)));
      }
      Duration bound = Duration.ofHours(maxAge);
      List<Freshness> late = late(open, all, now, bound);
      print(all, late, now);
      if (isTold && !late.isEmpty()) {
        new RunNotices(open, spec.commandLine().getErr())
            .tellLate(late.stream()
                .map(one -> one.kind() + " " + one.name() + " knows up to "
                    + one.knownTo().map(Instant::toString).orElse("nothing"))
                .toList());
      }
      boolean isLate = !late.isEmpty();
      return isLate ? ExitCode.NOT_READY.code() : ExitCode.OK.code();
    }
  }

  private static List<Freshness> feeds(OpenWorkspace open) throws Exception {
    Map<String, Row> found = new HashMap<>();
    open.query(FEEDS).collectAsList().forEach(row -> found.put(row.getString(0), row));
    List<Freshness> feeds = new ArrayList<>();
    for (FeedContract feed : open.settings().feeds()) {
      Optional<Row> row = Optional.ofNullable(found.get(feed.feed()));
      feeds.add(new Freshness(
          "feed",
          feed.feed(),
          row.flatMap(one -> knownTo(one, open.zone())),
          row.flatMap(one -> instant(one, 3))));
    }
    return feeds;
  }

  /** The end of the newest day in a path; the file's own time where paths name no day. */
  private static Optional<Instant> knownTo(Row row, ZoneId zone) {
    return row.isNullAt(1)
        ? instant(row, 2)
        : Optional.of(
            row.<Date>getAs(1).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant());
  }

  private static Optional<Instant> instant(Row row, int at) {
    return Optional.ofNullable(row.<Timestamp>getAs(at)).map(Timestamp::toInstant);
  }

  /** Older than the bound, or behind the last night at the time by which a table is to be ready. */
  private static List<Freshness> late(
      OpenWorkspace open, List<Freshness> all, Instant now, Duration bound) {
    ZonedDateTime local = now.atZone(open.zone());
    Instant today = local.toLocalDate().atStartOfDay(open.zone()).toInstant();
    return all.stream()
        .filter(one -> one.isLate(now, bound)
            || (one.kind().equals("table")
                && readyBy(open, one.name())
                    .filter(time -> !local.toLocalTime().isBefore(time))
                    .isPresent()
                && one.knownTo().filter(to -> !to.isBefore(today)).isEmpty()))
        .toList();
  }

  private static Optional<LocalTime> readyBy(OpenWorkspace open, String table) {
    return Tables.named(table)
        .flatMap(spec -> open.workspace().governance().of(spec).readyBy())
        .map(LocalTime::parse);
  }

  private void print(List<Freshness> all, List<Freshness> late, Instant now) {
    Output output = new Output(spec.commandLine().getOut());
    if (options.isJson()) {
      output.json(
          all.stream().map(one -> document(one, now, late.contains(one))).toList());
    } else {
      output.table(
          List.of("kind", "name", "known to", "age", "arrived at", "verdict"),
          all.stream()
              .map(one -> List.of(
                  one.kind(),
                  one.name(),
                  one.knownTo().map(Instant::toString).orElse("never"),
                  one.age(now),
                  one.arrivedAt().map(Instant::toString).orElse(""),
                  late.contains(one) ? "late" : "fresh"))
              .toList());
    }
  }

  private static Map<String, Object> document(Freshness one, Instant now, boolean isLate) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", one.kind());
    document.put("name", one.name());
    one.knownTo().ifPresent(to -> {
      document.put("known_to", to);
      document.put("age_seconds", Math.max(0, Duration.between(to, now).toSeconds()));
    });
    one.arrivedAt().ifPresent(at -> document.put("arrived_at", at));
    document.put("late", isLate);
    return document;
  }
}
