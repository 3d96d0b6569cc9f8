package io.tributary.job.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;

/** A table's commits as its {@code _delta_log} tells them: who wrote what. */
final class CommitLog {

  /** Commits without a tag, such as maintenance makes, that are passed over in search of one. */
  private static final int UNTAGGED = 64;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> WRITE_ROWS = List.of("numOutputRows");
  private static final List<String> MERGE_ROWS =
      List.of("numTargetRowsInserted", "numTargetRowsUpdated", "numTargetRowsDeleted");
  private static final List<String> DELETE_ROWS = List.of("numDeletedRows");

  private final SparkSession session;
  private final String table;

  CommitLog(SparkSession session, String table) {
    this.session = session;
    this.table = table;
  }

  /** The newest version; -1 where there is no table. */
  long newest() {
    DeltaLog log = DeltaLog.forTable(session, table);
    return log.update(false, scala.Option.empty(), scala.Option.empty()).version();
  }

  /**
   * The commit of that tag. Where a run stopped half-way it is finished before any other writes, so
   * the search ends at the newest commit of another run.
   */
  Optional<Written> commitOf(WriteTag tag) {
    int untagged = 0;
    for (long version = newest(); version >= 0 && untagged < UNTAGGED; version--) {
      Optional<JsonNode> info = info(version);
      if (info.isEmpty()) {
        return Optional.empty();
      }
      Optional<WriteTag> found = WriteTag.parse(info.get().path("userMetadata").asText());
      if (found.filter(tag::isSameWrite).isPresent()) {
        return Optional.of(new Written(version, rows(info.get())));
      }
      if (found.filter(other -> !tag.isSameRun(other)).isPresent()) {
        return Optional.empty();
      }
      untagged += found.isEmpty() ? 1 : 0;
    }
    return Optional.empty();
  }

  /** The commitInfo of a version; empty where maintenance has removed the file. */
  private Optional<JsonNode> info(long version) {
    Path file = new Path(table, "_delta_log/%020d.json".formatted(version));
    try {
      FileSystem files = file.getFileSystem(session.sessionState().newHadoopConf());
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.UTF_8))) {
        return info(lines);
      }
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static Optional<JsonNode> info(BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      JsonNode action = JSON.readTree(line);
      if (action.has("commitInfo")) {
        return Optional.of(action.get("commitInfo"));
      }
    }
    return Optional.empty();
  }

  private static long rows(JsonNode info) {
    JsonNode metrics = info.path("operationMetrics");
    List<String> counted = switch (info.path("operation").asText()) {
      case "MERGE" -> MERGE_ROWS;
      case "DELETE" -> DELETE_ROWS;
      default -> WRITE_ROWS;
    };
    // Replacing a part of a file writes its other rows again; merges and deletes do not count them.
    long copied = counted.equals(WRITE_ROWS) ? metrics.path("numCopiedRows").asLong() : 0;
    return counted.stream().mapToLong(metric -> metrics.path(metric).asLong()).sum() - copied;
  }
}
