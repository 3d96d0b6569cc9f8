package io.tributary.job.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * Who writes: put into every commit, so that a repeated write finds the one before it.
 *
 * @param runId the run
 * @param job the job
 * @param step which of the job's writes to the table, where it makes several
 * @param fence the lease's fencing token
 */
public record WriteTag(String runId, String job, String step, long fence) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The text in a commit's userMetadata. */
  String metadata() {
    return JSON.createObjectNode()
        .put("run", runId)
        .put("job", job)
        .put("step", step)
        .put("fence", fence)
        .toString();
  }

  /** Whether that commit is the same step of the same run, under any fence. */
  boolean isSameWrite(WriteTag other) {
    return isSameRun(other) && job.equals(other.job) && step.equals(other.step);
  }

  boolean isSameRun(WriteTag other) {
    return runId.equals(other.runId);
  }

  /** The tag in a commit's userMetadata; empty where something else wrote it. */
  static Optional<WriteTag> parse(String metadata) {
    try {
      JsonNode node = JSON.readTree(metadata);
      return node.hasNonNull("run") && node.hasNonNull("job")
          ? Optional.of(new WriteTag(
              node.path("run").asText(),
              node.path("job").asText(),
              node.path("step").asText(),
              node.path("fence").asLong()))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
