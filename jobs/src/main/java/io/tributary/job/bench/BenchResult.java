package io.tributary.job.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A benchmark's figures; ratios are of the medians of CPU seconds.
 *
 * @param name the benchmark
 * @param input what was worked on, for people
 * @param rounds what every round took, by contestant
 * @param ratios the product's time over each other's
 * @param targets the ratios to be reached
 */
public record BenchResult(
    String name,
    String input,
    Map<String, List<Round>> rounds,
    Map<String, Double> ratios,
    List<Target> targets) {

  /**
   * One process.
   *
   * @param peakBytes the most memory it held; 0 where the system does not tell
   */
  public record Round(double cpuSeconds, double wallSeconds, long peakBytes) {

    static Round of(Measured measured) {
      return new Round(measured.cpuSeconds(), measured.wallSeconds(), measured.peakBytes());
    }
  }

  static BenchResult of(
      String name,
      String input,
      String product,
      Map<String, List<Measured>> measured,
      Map<String, Double> bounds) {
    Map<String, List<Round>> rounds = new LinkedHashMap<>();
    measured.forEach(
        (contestant, all) -> rounds.put(contestant, all.stream().map(Round::of).toList()));
    Map<String, Double> ratios = new LinkedHashMap<>();
    rounds.keySet().stream()
        .filter(other -> !other.equals(product))
        .forEach(other -> ratios.put(
            product + " / " + other,
            medianCpu(rounds.get(product)) / medianCpu(rounds.get(other))));
    List<Target> targets = bounds.entrySet().stream()
        .map(bound -> new Target(bound.getKey(), ratios.get(bound.getKey()), bound.getValue()))
        .toList();
    return new BenchResult(name, input, rounds, ratios, targets);
  }

  /** The middle of the rounds' CPU seconds. */
  public static double medianCpu(List<Round> rounds) {
    double[] sorted = rounds.stream().mapToDouble(Round::cpuSeconds).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The middle of the rounds' seconds on the wall. */
  public static double medianWall(List<Round> rounds) {
    return medianCpu(
        rounds.stream().map(round -> new Round(round.wallSeconds(), 0, 0)).toList());
  }

  /** The most memory any round held. */
  public static long peakBytes(List<Round> rounds) {
    return rounds.stream().mapToLong(Round::peakBytes).max().orElse(0);
  }
}
