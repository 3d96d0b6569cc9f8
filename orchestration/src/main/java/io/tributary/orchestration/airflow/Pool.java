package io.tributary.orchestration.airflow;

import java.util.Optional;

/**
 * A pool: so many of its tasks run at once.
 *
 * @param name its name
 * @param slots how many; -1 for any number
 * @param description what it is for
 */
public record Pool(String name, int slots, Optional<String> description) {}
