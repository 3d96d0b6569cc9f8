package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs on a 2.x server. */
final class V1Runs extends DialectRuns {

  private static final int PAGE = 100;
  private static final String TIME = "execution_date";
  private static final String NEWEST_FIRST = "-" + TIME;

  V1Runs(Api api) {
    super(api);
  }

  @Override
  ObjectNode body(TriggerRequest request) {
    ObjectNode body = commonBody(request);
    request.logicalDate().ifPresent(date -> body.put("logical_date", date.toString()));
    return body;
  }

  @Override
  Optional<DagRun> onDate(String dagId, Instant logicalDate) {
    RunQuery query = RunQuery.of(dagId).between(logicalDate, logicalDate);
    return api.pages(offset -> page(query, offset), "dag_runs", Read::run).stream()
        .findFirst();
  }

  @Override
  boolean waitsAtServer(String dagId, String runId, Duration interval, Duration atMost) {
    return false;
  }

  @Override
  public Stream<DagRun> list(RunQuery query) {
    if (query.dagIds().size() != 1) {
      return api.pages(offset -> batch(query, offset, PAGE, TIME), "dag_runs", Read::run).stream();
    }
    Pages<DagRun> runs = api.pages(offset -> page(query, offset), "dag_runs", Read::run);
    if (!runs.hasNext()) {
      // The server lists no runs of a DAG it does not have, and says nothing about it.
      String dagId = query.dagIds().get(0);
      api.http().ask(Call.get("list runs of DAG " + dagId, api.path("dags", dagId)));
    }
    return runs.stream();
  }

  private Call page(RunQuery query, int offset) {
    String dagId = query.dagIds().get(0);
    Call call = Call.get("list runs of DAG " + dagId, api.path("dags", dagId, "dagRuns"))
        .with("limit", PAGE)
        .with("offset", offset)
        .with("order_by", NEWEST_FIRST);
    if (!query.states().isEmpty()) {
      call = call.with("state", String.join(",", query.stateWords()));
    }
    if (query.from().isPresent()) {
      call = call.with(TIME + "_gte", query.from().get());
    }
    return query.to().isPresent() ? call.with(TIME + "_lte", query.to().get()) : call;
  }

  @Override
  String notePath(String dagId, String runId) {
    return api.path("dags", dagId, "dagRuns", runId, "setNote");
  }
}
