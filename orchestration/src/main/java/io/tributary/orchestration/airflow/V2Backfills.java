package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Backfills on a 3.x server. */
record V2Backfills(Api api) implements Backfills {

  private static final int PAGE = 50;

  @Override
  public List<Instant> preview(BackfillRequest request) {
    Call call = Call.send(
        "POST",
        "preview a backfill of DAG " + request.dagId(),
        api.path("backfills", "dry_run"),
        body(request));
    return api.read(
        call, node -> Api.list(node, "backfills", one -> Read.date(one, "logical_date")));
  }

  @Override
  public Backfill start(BackfillRequest request) {
    Call call =
        Call.send("POST", "backfill DAG " + request.dagId(), api.path("backfills"), body(request));
    return api.read(call.harmful(), Read::backfill);
  }

  @Override
  public Stream<Backfill> list(String dagId) {
    return api
        .pages(
            offset -> Call.get("list backfills of DAG " + dagId, api.path("backfills"))
                .with("dag_id", dagId)
                .with("limit", PAGE)
                .with("offset", offset),
            "backfills",
            Read::backfill)
        .stream();
  }

  @Override
  public Backfill pause(long backfillId) {
    return put(backfillId, "pause");
  }

  @Override
  public Backfill unpause(long backfillId) {
    return put(backfillId, "unpause");
  }

  @Override
  public Backfill cancel(long backfillId) {
    return put(backfillId, "cancel");
  }

  private Backfill put(long backfillId, String verb) {
    Call call = Call.get(
        verb + " backfill " + backfillId, api.path("backfills", Long.toString(backfillId), verb));
    return api.read(call.by("PUT"), Read::backfill);
  }

  private static ObjectNode body(BackfillRequest request) {
    ObjectNode body = Json.object();
    body.put("dag_id", request.dagId());
    body.put("from_date", request.from().toString());
    body.put("to_date", request.to().toString());
    body.put("reprocess_behavior", request.reprocess().word());
    body.put("max_active_runs", request.maxActiveRuns());
    body.set("dag_run_conf", request.conf().json());
    return body;
  }
}
