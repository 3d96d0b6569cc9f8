package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Variables, connections and pools on a 3.x server, all of a kind at once. */
final class V2Settings extends DialectSettings {

  V2Settings(Api api) {
    super(api);
  }

  @Override
  public void putVariables(List<Variable> variables) {
    put("variables", variables.stream().map(DialectSettings::body).toList(), List.of());
  }

  @Override
  public void putConnections(List<Connection> connections) {
    put(
        "connections",
        connections.stream().map(DialectSettings::body).toList(),
        secrets(connections));
  }

  @Override
  public void putPools(List<Pool> pools) {
    put("pools", pools.stream().map(DialectSettings::body).toList(), List.of());
  }

  private void put(String list, List<ObjectNode> entities, List<String> secrets) {
    if (entities.isEmpty()) {
      return;
    }
    ObjectNode body = Json.object();
    ObjectNode action = body.putArray("actions").addObject();
    action.put("action", "create").put("action_on_existence", "overwrite");
    ArrayNode all = action.putArray("entities");
    entities.forEach(all::add);
    Call call = Call.send("PATCH", "write " + list, api.path(list), body).hiding(secrets);
    JsonNode errors = api.read(call, node -> node.path("create").path("errors"));
    if (!errors.isEmpty()) {
      Failures failures = api.http().failures(call);
      String why = Json.text(errors.path(0), "error").orElse("it does not say why");
      throw failures.failure(
          AirflowException.Reason.REFUSED, "it wrote not all of them: " + failures.quoted(why));
    }
  }
}
