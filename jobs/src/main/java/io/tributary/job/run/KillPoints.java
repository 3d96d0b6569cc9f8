package io.tributary.job.run;

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

  /** A place was reached. */
  void reach(String name);

  /** What the system property asks for. */
  static KillPoints fromProperty() {
    String wanted = System.getProperty("tributary.kill-at", "");
    if (wanted.isEmpty()) {
      return name -> {};
    }
    String name = wanted.replaceFirst("#\\d+$", "");
    int times = wanted.equals(name) ? 1 : Integer.parseInt(wanted.substring(name.length() + 1));
    Map<String, Integer> seen = new ConcurrentHashMap<>();
    return reached -> {
      if (reached.equals(name) && seen.merge(name, 1, Integer::sum) == times) {
        Runtime.getRuntime().halt(KILLED);
      }
    };
  }
}
