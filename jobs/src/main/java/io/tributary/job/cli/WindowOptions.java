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

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Start; by default where the lane's last run ended.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "End, excluded; by default the start of today, or of this hour.")
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
    ChronoUnit unit = lane.equals("hourly") ? ChronoUnit.HOURS : ChronoUnit.DAYS;
    ZonedDateTime current = now(zone).atZone(zone).truncatedTo(unit);
    Instant end = to.map(text -> Times.at(text, zone)).orElse(current.toInstant());
    Instant usual = end.atZone(zone).minus(1, unit).toInstant();
    Instant start = from.map(text -> Times.at(text, zone))
        .orElseGet(() ->
            open.history().lastEnd(lane).filter(last -> last.isBefore(end)).orElse(usual));
    return new Window(start, end);
  }
}
