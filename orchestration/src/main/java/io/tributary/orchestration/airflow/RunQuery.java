package io.tributary.orchestration.airflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which runs.
 *
 * @param dagIds their DAGs; none for all
 * @param states their states; none for all
 * @param from the earliest logical date (2.x) or time they may run (3.x), included
 * @param to the latest, included
 */
public record RunQuery(
    List<String> dagIds, Set<RunState> states, Optional<Instant> from, Optional<Instant> to) {

  public RunQuery {
    dagIds = List.copyOf(dagIds);
    states = Set.copyOf(states);
  }

  /** All runs of a DAG. */
  public static RunQuery of(String dagId) {
    return new RunQuery(List.of(dagId), Set.of(), Optional.empty(), Optional.empty());
  }

  /** All runs of some DAGs. */
  public static RunQuery of(List<String> dagIds) {
    return new RunQuery(dagIds, Set.of(), Optional.empty(), Optional.empty());
  }

  /** Those in one of these states. */
  public RunQuery in(Set<RunState> others) {
    return new RunQuery(dagIds, others, from, to);
  }

  /** Those from one time to another, both included. */
  public RunQuery between(Instant first, Instant last) {
    return new RunQuery(dagIds, states, Optional.of(first), Optional.of(last));
  }

  /** The states as servers write them, in order. */
  List<String> stateWords() {
    return new TreeSet<>(states).stream().map(RunState::word).toList();
  }
}
