package io.tributary.job.run;

import io.tributary.job.lake.Lake;
import io.tributary.schema.table.RunEvents;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names of runs: lane, window, and a number that counts the runs of that lane and window. */
final class RunNames {

  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

  private RunNames() {}

  /** The next name of that request in the lake; equal histories give equal names. */
  static String next(Lake lake, RunRequest request) {
    String prefix = request.lane().replaceAll("[^A-Za-z0-9_.]", "_")
        + "-"
        + compact(request.window().from())
        + "-"
        + compact(request.window().to())
        + "-";
    long before = lake.read(RunEvents.TABLE)
        .where(RunEvents.RUN_ID.column().startsWith(prefix))
        .where(RunEvents.EVENT.column().equalTo("started"))
        .count();
    return prefix + (before + 1);
  }

  private static String compact(Instant instant) {
    return COMPACT.format(instant);
  }
}
