package io.tributary.orchestration.graph;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * A task of a DAG: one call of the command line.
 *
 * @param id unique in its DAG; a job's name where it runs one job
 * @param kind what it does with the exit code
 * @param argv the arguments, with Airflow's templates in them
 * @param after tasks of the DAG it waits for, in order of their names
 * @param pool the pool it takes a slot of
 * @param timeoutMinutes how long it may take
 * @param outlets tables it brings up to date, in order of their names
 */
public record TaskNode(
    String id,
    Kind kind,
    List<String> argv,
    List<String> after,
    String pool,
    int timeoutMinutes,
    List<String> outlets) {

  /** What a task does with the exit code. */
  public enum Kind {
    /** Works, and is repeated where that can help. */
    RUN,
    /** Waits until it is told that something is ready. */
    SENSOR,
    /** Fails at once when something is not ready. */
    CHECK;

    /** As DAG files read it. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public TaskNode {
    argv = List.copyOf(argv);
    after = after.stream().sorted().distinct().toList();
    outlets = outlets.stream().sorted().distinct().toList();
  }
}
