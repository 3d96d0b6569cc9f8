package io.tributary.orchestration.airflow;

/**
 * News of data.
 *
 * @param uri the dataset or asset, exactly as DAGs name it
 * @param extra what DAGs that run because of it may read
 */
public record DataEvent(String uri, Conf extra) {}
