package io.tributary.job.wiring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A file a run has found, and what is to become of it; kept in the journal as JSON.
 *
 * @param path below the landing root
 * @param bytes its size
 * @param modifiedAt the file system's time of it, ISO 8601
 * @param fingerprint SHA-256 of its bytes
 * @param day the day in its path, yyyy-MM-dd; empty where there is none
 * @param duplicateOf the path of a file with the same bytes; empty where there is none
 * @param isRetry whether an earlier run began it and did not finish
 */
record InputFile(
    @JsonProperty("path") String path,
    @JsonProperty("bytes") long bytes,
    @JsonProperty("modifiedAt") String modifiedAt,
    @JsonProperty("fingerprint") String fingerprint,
    @JsonProperty("day") String day,
    @JsonProperty("duplicateOf") String duplicateOf,
    @JsonProperty("isRetry") boolean isRetry) {

  @JsonIgnore
  boolean isDuplicate() {
    return !duplicateOf.isEmpty();
  }
}
