package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What both dialects do with runs. */
abstract class DialectRuns implements Runs {

  final Api api;

  DialectRuns(Api api) {
    this.api = api;
  }

  /** What starts a run. */
  abstract ObjectNode body(TriggerRequest request);

  /** The run of that logical date; empty where there is none. */
  abstract Optional<DagRun> onDate(String dagId, Instant logicalDate);

  /** Waits at the server; whether it said that the run has ended. */
  abstract boolean waitsAtServer(String dagId, String runId, Duration interval, Duration atMost);

  @Override
  public Triggered trigger(TriggerRequest request) {
    Call call = Call.send(
        "POST",
        "start run " + request.runId() + " of DAG " + request.dagId(),
        api.path("dags", request.dagId(), "dagRuns"),
        body(request));
    Answer answer = api.http().answer(call);
    if (answer.status() == 409) {
      return new Triggered(standing(request, call, answer), Triggered.Outcome.FOUND);
    }
    if (!answer.isGood()) {
      throw api.http().failures(call).refused(answer);
    }
    return new Triggered(api.read(call, answer, Read::run), Triggered.Outcome.STARTED);
  }

  /** A conflict may be about the id or the logical date, and with a run for something else. */
  private DagRun standing(TriggerRequest request, Call call, Answer answer) {
    DagRun run = find(request.dagId(), request.runId())
        .or(() -> request.logicalDate().flatMap(date -> onDate(request.dagId(), date)))
        .orElseThrow(() -> api.http().failures(call).refused(answer));
    boolean isSameDate =
        request.logicalDate().isEmpty() || request.logicalDate().equals(run.logicalDate());
    if (!isSameDate || !run.conf().equals(request.conf())) {
      throw api.http()
          .failures(call)
          .failure(
              AirflowException.Reason.CONFLICT,
              "it has run " + run.runId() + " (" + run.state().word() + ", logical date "
                  + run.logicalDate().map(Instant::toString).orElse("none") + ") with another "
                  + (isSameDate ? "conf" : "logical date")
                  + ". Take another run id or logical date, or clear that run.");
    }
    return run;
  }

  @Override
  public Optional<DagRun> find(String dagId, String runId) {
    return api.readIfThere(
        Call.get("find run " + runId + " of DAG " + dagId, runPath(dagId, runId)), Read::run);
  }

  @Override
  public DagRun await(String dagId, String runId, Duration interval, Duration atMost) {
    if (interval.toMillis() < 1) {
      throw new IllegalArgumentException("The interval must be at least a millisecond.");
    }
    Timing timing = api.http().timing();
    Instant end = timing.now().plus(atMost);
    boolean isTold = false;
    while (true) {
      DagRun run = find(dagId, runId)
          .orElseThrow(() -> new AirflowException(
              AirflowException.Reason.NOT_FOUND,
              "There is no run " + runId + " of DAG " + dagId + " to wait for."));
      Duration left = Duration.between(timing.now(), end);
      if (run.state().isEnd() || left.toMillis() <= 0) {
        return run;
      }
      // A server that says "ended" and shows a run that has not is asked no faster than usual.
      isTold = !isTold && waitsAtServer(dagId, runId, interval, left);
      if (!isTold) {
        timing.sleep(interval.compareTo(left) < 0 ? interval : left);
      }
    }
  }

  @Override
  public DagRun state(String dagId, String runId, RunState state) {
    if (state == RunState.RUNNING || state == RunState.OTHER) {
      throw new IllegalArgumentException(
          "A run can be set to queued, success or failed, not to " + state.word() + ".");
    }
    return api.read(
        Call.send(
            "PATCH",
            "set run " + runId + " of DAG " + dagId + " to " + state.word(),
            runPath(dagId, runId),
            Json.object().put("state", state.word())),
        Read::run);
  }

  @Override
  public DagRun note(String dagId, String runId, String note) {
    Notes.check(note);
    return api.read(
        Call.send(
            "PATCH",
            "note something on run " + runId + " of DAG " + dagId,
            notePath(dagId, runId),
            Json.object().put("note", note)),
        Read::run);
  }

  /** Asks for runs of several DAGs, or of all, newest first by that time of theirs. */
  final Call batch(RunQuery query, int offset, int limit, String time) {
    ObjectNode body = Json.object();
    body.put("page_limit", limit).put("page_offset", offset).put("order_by", "-" + time);
    if (!query.dagIds().isEmpty()) {
      ArrayNode ids = body.putArray("dag_ids");
      query.dagIds().forEach(ids::add);
    }
    if (!query.states().isEmpty()) {
      ArrayNode states = body.putArray("states");
      query.stateWords().forEach(states::add);
    }
    query.from().ifPresent(from -> body.put(time + "_gte", from.toString()));
    query.to().ifPresent(to -> body.put(time + "_lte", to.toString()));
    return Call.send("POST", "list runs", api.path("dags", "~", "dagRuns", "list"), body);
  }

  abstract String notePath(String dagId, String runId);

  final String runPath(String dagId, String runId) {
    return api.path("dags", dagId, "dagRuns", runId);
  }

  /** What both dialects take. */
  static ObjectNode commonBody(TriggerRequest request) {
    ObjectNode body = Json.object();
    body.put("dag_run_id", request.runId());
    body.set("conf", request.conf().json());
    request.interval().ifPresent(interval -> {
      body.put("data_interval_start", interval.from().toString());
      body.put("data_interval_end", interval.to().toString());
    });
    request.note().ifPresent(note -> body.put("note", note));
    return body;
  }
}
