package io.tributary.job.publish;

import java.nio.file.Path;

/**
 * A finished file that has not left yet.
 *
 * @param name its name at the destination
 * @param part which of the delivery's files: the id type, or rows
 * @param path where it is now
 * @param rows its lines, a header left out
 * @param bytes its size
 * @param sha256 of its bytes, as hex
 */
record StagedFile(String name, String part, Path path, long rows, long bytes, String sha256) {}
