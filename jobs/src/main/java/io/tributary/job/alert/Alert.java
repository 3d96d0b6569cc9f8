package io.tributary.job.alert;

import io.tributary.job.workspace.AlertTarget.Cause;
import java.util.List;
import java.util.Set;

/**
 * What people are told. Holds names, counts and bounds, never a value of anybody's record.
 *
 * @param brand whose lake it is
 * @param subject the run, or what is late
 * @param causes why they are told
 * @param lines what happened, the worst first
 */
public record Alert(String brand, String subject, Set<Cause> causes, List<String> lines) {

  private static final int MOST_LINES = 20;
  private static final int LONGEST_LINE = 400;

  public Alert {
    causes = Set.copyOf(causes);
    lines = List.copyOf(lines);
  }

  /** The title of the message. */
  String title() {
    return brand + ": " + subject;
  }

  /** The lines a message has room for, and how many are left out. */
  List<String> shown() {
    List<String> shown = lines.stream()
        .limit(MOST_LINES)
        .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line)
        .toList();
    return lines.size() <= MOST_LINES
        ? shown
        : java.util.stream.Stream.concat(
                shown.stream(),
                java.util.stream.Stream.of("and " + (lines.size() - MOST_LINES) + " more"))
            .toList();
  }
}
