package io.tributary.job.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.job.lake.Written;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * What a run has done so far, in small files beside the lake that survive kill -9: the request, the
 * values pinned, the tables committed, the jobs ended, and rows on their way to ops tables.
 */
final class Journal {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JournalFiles files;
  private final Lease lease;
  private final String runId;
  private final List<JsonNode> entries;

  private Journal(JournalFiles files, Lease lease, String runId, List<JsonNode> entries) {
    this.files = files;
    this.lease = lease;
    this.runId = runId;
    this.entries = new CopyOnWriteArrayList<>(entries);
  }

  /**
   * Begins a run's journal with its request.
   *
   * @param release the release that readers see while the run begins; 0 before the first
   */
  static Journal begin(
      JournalFiles files, Lease lease, String runId, RunRequest request, long release) {
    Journal journal = new Journal(files, lease, runId, List.of());
    ObjectNode entry = JSON.createObjectNode().put("kind", "request").put("lane", request.lane());
    entry.put("from", request.window().from().toString());
    entry.put("to", request.window().to().toString());
    entry.put("now", request.now().toString()).put("seed", request.seed());
    entry.put("zone", request.zone().getId()).put("release", release);
    ArrayNode only = entry.putArray("only");
    request.onlyJobs().stream().sorted().forEach(only::add);
    journal.add(entry);
    return journal;
  }

  /** Opens the journal of a run that did not end; empty where not even its request was kept. */
  static Optional<Journal> open(JournalFiles files, Lease lease, String runId) {
    List<JsonNode> entries = files.entries(runId);
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(new Journal(files, lease, runId, entries));
  }

  String runId() {
    return runId;
  }

  RunRequest request() {
    JsonNode entry = entries.get(0);
    Window window = new Window(
        Instant.parse(entry.path("from").asText()),
        Instant.parse(entry.path("to").asText()));
    Set<String> only = new TreeSet<>();
    entry.path("only").forEach(job -> only.add(job.asText()));
    return new RunRequest(
        entry.path("lane").asText(),
        window,
        Instant.parse(entry.path("now").asText()),
        entry.path("seed").asLong(),
        ZoneId.of(entry.path("zone").asText()),
        only);
  }

  /** Notes another attempt to finish the run, and counts those since its last progress. */
  int resumed() {
    add(JSON.createObjectNode().put("kind", "resumed"));
    int attempts = 0;
    for (JsonNode entry : entries) {
      attempts = entry.path("kind").asText().equals("resumed") ? attempts + 1 : 0;
    }
    return attempts;
  }

  void commit(String job, String step, String table, Written written, Costs.Cost cost) {
    ObjectNode entry = JSON.createObjectNode().put("kind", "commit").put("job", job);
    entry.put("step", step).put("table", table);
    if (!cost.equals(Costs.Cost.NONE)) {
      entry.put("task_millis", cost.taskMillis()).put("cpu_millis", cost.cpuMillis());
      entry.put("bytes_read", cost.bytesRead()).put("bytes_written", cost.bytesWritten());
    }
    add(entry.put("version", written.version()).put("rows", written.rows()));
  }

  Optional<Written> committed(String job, String step, String table) {
    return of("commit")
        .filter(entry -> entry.path("job").asText().equals(job))
        .filter(entry -> entry.path("step").asText().equals(step))
        .filter(entry -> entry.path("table").asText().equals(table))
        .map(entry ->
            new Written(entry.path("version").asLong(), entry.path("rows").asLong()))
        .findFirst();
  }

  void pin(String job, String key, String value) {
    ObjectNode entry = JSON.createObjectNode().put("kind", "pin").put("job", job);
    add(entry.put("key", key).put("value", value));
  }

  Optional<String> pinned(String job, String key) {
    return of("pin")
        .filter(entry -> entry.path("job").asText().equals(job))
        .filter(entry -> entry.path("key").asText().equals(key))
        .map(entry -> entry.path("value").asText())
        .findFirst();
  }

  void ended(JobVerdict verdict) {
    ObjectNode entry = JSON.createObjectNode().put("kind", "ended").put("job", verdict.job());
    entry.put("outcome", verdict.outcome().name()).put("rows", verdict.rows());
    add(entry.put("seconds", verdict.took().toMillis() / 1000.0).put("message", verdict.message()));
  }

  Optional<JobVerdict> verdict(String job) {
    return of("ended")
        .filter(entry -> entry.path("job").asText().equals(job))
        .map(Journal::verdict)
        .findFirst();
  }

  /** Keeps rows a job has for an ops table; a repeated step adds nothing. */
  void rows(String job, String step, List<OpsRow> rows) {
    if (rows.isEmpty() || hasRows(job, step)) {
      return;
    }
    ObjectNode entry = JSON.createObjectNode().put("kind", "rows").put("job", job);
    entry.put("step", step).put("table", rows.get(0).table().id());
    ArrayNode array = entry.putArray("rows");
    rows.forEach(row -> array.add(row.json()));
    add(entry);
  }

  /** Whether a step of a job has kept rows. */
  boolean hasRows(String job, String step) {
    return of("rows")
        .anyMatch(entry -> entry.path("job").asText().equals(job)
            && entry.path("step").asText().equals(step));
  }

  /** The rows kept for one ops table, as JSON texts. */
  List<String> rows(String table) {
    List<String> rows = new ArrayList<>();
    of("rows")
        .filter(entry -> entry.path("table").asText().equals(table))
        .forEach(entry -> entry.path("rows").forEach(row -> rows.add(row.toString())));
    return rows;
  }

  /** All commits, in order. */
  List<JsonNode> commits() {
    return of("commit").toList();
  }

  /** The run is over: its files go away in one step. */
  void close() {
    lease.check();
    files.remove(runId);
  }

  private Stream<JsonNode> of(String kind) {
    return entries.stream().filter(entry -> entry.path("kind").asText().equals(kind));
  }

  private static JobVerdict verdict(JsonNode entry) {
    return new JobVerdict(
        entry.path("job").asText(),
        JobVerdict.Outcome.valueOf(entry.path("outcome").asText()),
        entry.path("rows").asLong(),
        Duration.ofMillis((long) (entry.path("seconds").asDouble() * 1000)),
        entry.path("message").asText());
  }

  /** Only the lease's holder writes, or a run taken over would be told by two. */
  private synchronized void add(ObjectNode entry) {
    lease.check();
    files.add(runId, entries.size(), entry.toString());
    entries.add(entry);
  }
}
