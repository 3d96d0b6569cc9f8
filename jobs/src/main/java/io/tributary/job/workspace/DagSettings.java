package io.tributary.job.workspace;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the DAGs of a workspace are built, and when they run.
 *
 * @param prefix what their ids and pools begin with
 * @param split what becomes a task of its own
 * @param start the first day of the schedules
 * @param crons when each kind runs, in the workspace's zone
 * @param timeoutMinutes how long a task of each lane may take
 * @param retries how often a task is tried again
 * @param retryDelayMinutes the first wait before that
 */
public record DagSettings(
    String prefix,
    Split split,
    LocalDate start,
    Map<String, String> crons,
    Map<String, Integer> timeoutMinutes,
    int retries,
    int retryDelayMinutes) {

  /** What becomes a task of its own. */
  public enum Split {
    /** A lane: one process, one session. */
    LANE,
    /** Each feed's ingestion; the rest of a night is one process and one release. */
    FEED,
    /** Each job: what it writes is released when it ends, so readers see a night in parts. */
    JOB
  }

  public DagSettings {
    crons = Collections.unmodifiableMap(new TreeMap<>(crons));
    timeoutMinutes = Collections.unmodifiableMap(new TreeMap<>(timeoutMinutes));
  }

  /** The pool in which one task writes the lake at a time. */
  public String lakePool() {
    return prefix + "_lake";
  }

  /** A DAG's id by its kind; another name is an id already. */
  public String dagId(String name) {
    return AirflowShape.KINDS.contains(name) ? prefix + "_" + name : name;
  }

  /** The ids of all kinds. */
  public List<String> dagIds() {
    return AirflowShape.KINDS.stream().map(this::dagId).toList();
  }

  /** The same with another split. */
  public DagSettings splitBy(Split other) {
    return new DagSettings(prefix, other, start, crons, timeoutMinutes, retries, retryDelayMinutes);
  }
}
