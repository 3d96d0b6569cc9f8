package io.tributary.orchestration.airflow;

/**
 * A task instance that was cleared, or would be.
 *
 * @param runId its run
 * @param taskId its task
 */
public record ClearedTask(String runId, String taskId) {}
