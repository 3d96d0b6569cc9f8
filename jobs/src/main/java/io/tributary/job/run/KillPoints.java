package io.tributary.job.run;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Named places where a test ends the process as kill -9 would. The property
 * {@code tributary.kill-at=NAME} or {@code NAME#n} halts the JVM when the place is reached for the
 * n-th time; without it nothing happens.
 */
@FunctionalInterface
public interface KillPoints {

  /** The exit status of a process killed by signal 9. */
  int KILLED = 137;

  /**
   * Every place, in the order a run reaches them; {@code JOB} and {@code TABLE} stand for names.
   * Between after-write and after-journal a table is written but the journal does not know.
   */
  List<String> CATALOGUE = List.of(
      "run-started",
      "job-started:JOB",
      "pinned:JOB",
      "before-write:TABLE",
      "audited:TABLE",
      "after-write:TABLE",
      "after-journal:TABLE",
      "job-ended:JOB",
      "before-flush",
      "after-flush:TABLE",
      "before-release",
      "after-release",
      "before-close",
      "after-close");

  /** A place was reached. */
  void reach(String name);

  /**
   * What the system property asks for.
   *
   * @throws IllegalArgumentException when there is no such place
   */
  static KillPoints fromProperty() {
    String wanted = System.getProperty("tributary.kill-at", "");
    return wanted.isEmpty() ? name -> {} : at(wanted, () -> Runtime.getRuntime().halt(KILLED));
  }

  /** Does that when {@code NAME} or {@code NAME#n} is reached. */
  static KillPoints at(String wanted, Runnable end) {
    String name = wanted.replaceFirst("#\\d+$", "");
    int times = wanted.equals(name) ? 1 : Integer.parseInt(wanted.substring(name.length() + 1));
    if (CATALOGUE.stream().noneMatch(place -> isPlace(place, name))) {
      throw new IllegalArgumentException(
          "There is no kill point " + name + ". There are " + String.join(", ", CATALOGUE) + ".");
    }
    Map<String, Integer> seen = new ConcurrentHashMap<>();
    return reached -> {
      if (reached.equals(name) && seen.merge(name, 1, Integer::sum) == times) {
        end.run();
      }
    };
  }

  private static boolean isPlace(String place, String name) {
    int colon = place.indexOf(':');
    return colon < 0
        ? place.equals(name)
        : name.startsWith(place.substring(0, colon + 1)) && name.length() > colon + 1;
  }
}
