package io.tributary.job.cli;

import io.tributary.job.run.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The window and clock of a run; what is left out follows from the runs before. */
final class WindowOptions {

  private static final int QUICK_MINUTES = 5;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Start; by default where the lane's last run ended.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "End, excluded; by default the start of today, of this hour, or of these five"
          + " minutes.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description = "The run's clock; real time by default.")
  private String now = "";

  @Option(names = "--seed", description = "Seed of everything random.")
  private long seed;

  Instant now(ZoneId zone) {
    return Times.now(now, zone);
  }

  long seed() {
    return seed;
  }

  Window window(String lane, OpenWorkspace open) {
    ZoneId zone = open.zone();
    Instant end = to.map(text -> Times.at(text, zone))
        .orElseGet(() -> begun(lane, now(zone).atZone(zone)).toInstant());
    Instant usual = before(lane, end.atZone(zone)).toInstant();
    Instant start = from.map(text -> Times.at(text, zone))
        .orElseGet(() ->
            open.history().lastEnd(lane).filter(last -> last.isBefore(end)).orElse(usual));
    return new Window(start, end);
  }

  /** When the lane's stretch of time that now is in began. */
  private static ZonedDateTime begun(String lane, ZonedDateTime now) {
    return switch (lane) {
      case "quick" ->
        now.truncatedTo(ChronoUnit.MINUTES).minusMinutes(now.getMinute() % QUICK_MINUTES);
      case "hourly" -> now.truncatedTo(ChronoUnit.HOURS);
      default -> now.truncatedTo(ChronoUnit.DAYS);
    };
  }

  private static ZonedDateTime before(String lane, ZonedDateTime end) {
    return switch (lane) {
      case "quick" -> end.minusMinutes(QUICK_MINUTES);
      case "hourly" -> end.minusHours(1);
      default -> end.minusDays(1);
    };
  }
}
