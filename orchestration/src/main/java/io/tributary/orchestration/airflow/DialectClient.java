package io.tributary.orchestration.airflow;

import java.util.function.Consumer;

/**
 * A client in one dialect.
 *
 * @param api the server's interface
 * @param healthPath where the server says how it is
 * @param pauseQuery what a pause needs beside its body; empty for nothing
 * @param announcer how news of data is sent
 */
record DialectClient(
    Api api,
    String healthPath,
    String pauseQuery,
    Runs runs,
    Tasks tasks,
    Backfills backfills,
    Settings settings,
    Consumer<DataEvent> announcer)
    implements AirflowClient {

  static DialectClient v1(Api api) {
    return new DialectClient(
        api,
        api.path("health"),
        "is_paused",
        new V1Runs(api),
        new V1Tasks(api),
        new NoBackfills(api),
        new V1Settings(api),
        new V1Events(api)::announce);
  }

  static DialectClient v2(Api api) {
    return new DialectClient(
        api,
        api.path("monitor", "health"),
        "",
        new V2Runs(api),
        new V2Tasks(api),
        new V2Backfills(api),
        new V2Settings(api),
        new V2Events(api)::announce);
  }

  @Override
  public ServerVersion version() {
    return api.version();
  }

  @Override
  public Health health() {
    return api.read(Call.get("see how the server is", healthPath), Read::health);
  }

  @Override
  public void pause(String dagId) {
    patch("pause DAG " + dagId, dagId, Pause.ON);
  }

  @Override
  public void unpause(String dagId) {
    patch("unpause DAG " + dagId, dagId, Pause.OFF);
  }

  @Override
  public void announce(DataEvent event) {
    announcer.accept(event);
  }

  private enum Pause {
    ON,
    OFF
  }

  private void patch(String what, String dagId, Pause pause) {
    Call call = Call.send(
        "PATCH", what, api.path("dags", dagId), Json.object().put("is_paused", pause == Pause.ON));
    api.http().ask(pauseQuery.isEmpty() ? call : call.with("update_mask", pauseQuery));
  }
}
