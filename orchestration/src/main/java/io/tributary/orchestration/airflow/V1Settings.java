package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Variables, connections and pools on a 2.x server, one by one. */
final class V1Settings extends DialectSettings {

  V1Settings(Api api) {
    super(api);
  }

  @Override
  public void putVariables(List<Variable> variables) {
    variables.forEach(one -> put("variable", "variables", one.key(), body(one), List.of()));
  }

  @Override
  public void putConnections(List<Connection> connections) {
    connections.forEach(
        one -> put("connection", "connections", one.id(), body(one), secrets(List.of(one))));
  }

  @Override
  public void putPools(List<Pool> pools) {
    pools.forEach(one -> put("pool", "pools", one.name(), body(one), List.of()));
  }

  /** Overwrites it, or else creates it; when somebody created it in between, overwrites that. */
  private void put(String kind, String list, String name, ObjectNode body, List<String> secrets) {
    String what = "write " + kind + " " + name;
    Call update = Call.send("PATCH", what, api.path(list, name), body).hiding(secrets);
    Call create = Call.send("POST", what, api.path(list), body).hiding(secrets);
    Answer updated = api.http().answer(update);
    if (updated.status() != 404 || !updated.isJson()) {
      accept(update, updated);
      return;
    }
    Answer created = api.http().answer(create);
    if (created.status() == 409) {
      api.http().ask(update);
    } else {
      accept(create, created);
    }
  }

  private void accept(Call call, Answer answer) {
    if (!answer.isGood()) {
      throw api.http().failures(call).refused(answer);
    }
  }
}
