package io.tributary.orchestration.airflow;

import java.util.Optional;

/**
 * A variable that DAGs read.
 *
 * @param key its name
 * @param value its text
 * @param description what it is for
 */
public record Variable(String key, String value, Optional<String> description) {}
