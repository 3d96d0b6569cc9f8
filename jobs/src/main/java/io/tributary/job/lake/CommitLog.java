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

  /** A run resumes before anything else writes, so its commit is among the last few. */
  private static final int LOOK_BACK = 64;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ROW_METRICS = List.of(
      "numOutputRows", "numTargetRowsInserted", "numTargetRowsUpdated", "numTargetRowsDeleted");

  private final SparkSession session;
  private final String table;

  CommitLog(SparkSession session, String table) {
    this.session = session;
    this.table = table;
  }

  long newest() {
    DeltaLog log = DeltaLog.forTable(session, table);
    return log.update(false, scala.Option.empty(), scala.Option.empty()).version();
  }

  Optional<Written> commitOf(WriteTag tag) {
    long newest = newest();
    for (long version = newest; version >= 0 && version > newest - LOOK_BACK; version--) {
      Optional<JsonNode> info = info(version);
      if (info.isEmpty()) {
        return Optional.empty();
      }
      if (tag.wrote(info.get().path("userMetadata").asText())) {
        return Optional.of(new Written(version, rows(info.get())));
      }
    }
    return Optional.empty();
  }

  Written written(long version) {
    return new Written(version, info(version).map(CommitLog::rows).orElse(0L));
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
    boolean isMerge = info.path("operation").asText().equals("MERGE");
    return ROW_METRICS.stream()
        .skip(isMerge ? 1 : 0)
        .limit(isMerge ? ROW_METRICS.size() : 1)
        .mapToLong(metric -> metrics.path(metric).asLong())
        .sum();
  }
}
