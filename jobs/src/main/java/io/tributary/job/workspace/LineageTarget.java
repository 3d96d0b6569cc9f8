package io.tributary.job.workspace;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where OpenLineage events go.
 *
 * @param file a file they are added to
 * @param url a server that takes them
 * @param token where its API key is kept
 * @param namespace of jobs and tables
 */
public record LineageTarget(
    Optional<Path> file, Optional<String> url, Optional<String> token, String namespace) {}
