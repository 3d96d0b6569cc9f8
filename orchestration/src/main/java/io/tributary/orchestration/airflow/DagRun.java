package io.tributary.orchestration.airflow;

import java.time.Instant;
import java.util.Optional;

/**
 * A run of a DAG.
 *
 * @param dagId the DAG
 * @param runId its name among the DAG's runs
 * @param state where it stands
 * @param conf what it was started with
 * @param logicalDate its date; 3.x has runs without one
 * @param interval the time it is for
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param note what people wrote about it
 */
public record DagRun(
    String dagId,
    String runId,
    RunState state,
    Conf conf,
    Optional<Instant> logicalDate,
    Optional<Interval> interval,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<String> note) {}
