package io.tributary.job.cli;

import io.tributary.job.run.Job;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which jobs of a lane are meant. */
final class LaneOptions {

  @Option(
      names = "--without",
      paramLabel = "PATTERN",
      description = "Leave out jobs of that name, such as 'publish.*'; may be given again.")
  private List<String> without = List.of();

  /** Names of the jobs that are left; empty, which stands for all, where none is left out. */
  Set<String> only(List<Job> lane) {
    List<Job> left = left(lane);
    if (left.isEmpty()) {
      throw new IllegalArgumentException("--without leaves no job. Leave out fewer.");
    }
    return left.size() == lane.size()
        ? Set.of()
        : left.stream().map(Job::name).collect(Collectors.toSet());
  }

  /** The jobs that are left, in order. */
  List<Job> left(List<Job> lane) {
    List<Pattern> patterns = without.stream().map(LaneOptions::pattern).toList();
    return lane.stream()
        .filter(job ->
            patterns.stream().noneMatch(pattern -> pattern.matcher(job.name()).matches()))
        .toList();
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(
        Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }
}
