package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs on a 3.x server. */
final class V2Runs extends DialectRuns {

  private static final int PAGE = 50;
  private static final String TIME = "run_after";
  /** A connection may have gone without a word; then the next question finds out. */
  private static final Duration LONGEST_POLL = Duration.ofMinutes(5);

  /** Runs may have no logical date; all have a time after which they may run. */
  private static final String NEWEST_FIRST = "-" + TIME;

  V2Runs(Api api) {
    super(api);
  }

  @Override
  ObjectNode body(TriggerRequest request) {
    ObjectNode body = commonBody(request);
    // The server wants the key, though its published specification does not say so.
    request
        .logicalDate()
        .ifPresentOrElse(
            date -> body.put("logical_date", date.toString()), () -> body.putNull("logical_date"));
    return body;
  }

  @Override
  Optional<DagRun> onDate(String dagId, Instant logicalDate) {
    return api
        .pages(
            offset -> Call.get("list runs of DAG " + dagId, api.path("dags", dagId, "dagRuns"))
                .with("limit", PAGE)
                .with("offset", offset)
                .with("logical_date_gte", logicalDate)
                .with("logical_date_lte", logicalDate),
            "dag_runs",
            Read::run)
        .stream()
        .findFirst();
  }

  /**
   * One line a question, the last one with the state at the end; whatever breaks it is no matter.
   */
  @Override
  boolean waitsAtServer(String dagId, String runId, Duration interval, Duration atMost) {
    if (!api.version().isAtLeast(3, 1)) {
      return false;
    }
    Call call = Call.get(
            "wait for run " + runId + " of DAG " + dagId,
            api.path("dags", dagId, "dagRuns", runId, "wait"))
        .with("interval", Math.max(1, interval.toSeconds()))
        .accepting("application/x-ndjson")
        .within(atMost.compareTo(LONGEST_POLL) < 0 ? atMost : LONGEST_POLL);
    return api.http().once(call) instanceof Outcome.Answered answered
        && answered.answer().isGood()
        && answered
            .answer()
            .text()
            .lines()
            .flatMap(line -> Json.parsed(line).stream())
            .flatMap(line -> Json.text(line, "state").stream())
            .anyMatch(state -> RunState.of(state).isEnd());
  }

  @Override
  public Stream<DagRun> list(RunQuery query) {
    return (query.dagIds().size() == 1
            ? api.pages(offset -> page(query, offset), "dag_runs", Read::run)
            : api.pages(offset -> batch(query, offset, PAGE, TIME), "dag_runs", Read::run))
        .stream();
  }

  private Call page(RunQuery query, int offset) {
    String dagId = query.dagIds().get(0);
    Call call = Call.get("list runs of DAG " + dagId, api.path("dags", dagId, "dagRuns"))
        .with("limit", PAGE)
        .with("offset", offset)
        .with("order_by", NEWEST_FIRST);
    for (String state : query.stateWords()) {
      call = call.with("state", state);
    }
    if (query.from().isPresent()) {
      call = call.with(TIME + "_gte", query.from().get());
    }
    return query.to().isPresent() ? call.with(TIME + "_lte", query.to().get()) : call;
  }

  @Override
  String notePath(String dagId, String runId) {
    return runPath(dagId, runId);
  }
}
