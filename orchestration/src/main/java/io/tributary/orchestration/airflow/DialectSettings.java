package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What both dialects do with variables, connections and pools. */
abstract class DialectSettings implements Settings {

  final Api api;

  DialectSettings(Api api) {
    this.api = api;
  }

  @Override
  public Optional<Variable> variable(String key) {
    return api.readIfThere(
        Call.get("read variable " + key, api.path("variables", key)), Read::variable);
  }

  @Override
  public Optional<Connection> connection(String id) {
    return api.readIfThere(
        Call.get("read connection " + id, api.path("connections", id)), Read::connection);
  }

  @Override
  public Optional<Pool> pool(String name) {
    return api.readIfThere(Call.get("read pool " + name, api.path("pools", name)), Read::pool);
  }

  @Override
  public List<Pool> pools() {
    return api
        .pages(
            offset ->
                Call.get("list pools", api.path("pools")).with("limit", 50).with("offset", offset),
            "pools",
            Read::pool)
        .stream()
        .toList();
  }

  /** What is sent of a variable; keys without a value are left out. */
  static ObjectNode body(Variable variable) {
    ObjectNode body = Json.object();
    body.put("key", variable.key()).put("value", variable.value());
    variable.description().ifPresent(text -> body.put("description", text));
    return body;
  }

  static ObjectNode body(Connection connection) {
    ObjectNode body = Json.object();
    body.put("connection_id", connection.id()).put("conn_type", connection.type());
    connection.description().ifPresent(text -> body.put("description", text));
    connection.host().ifPresent(host -> body.put("host", host));
    connection.port().ifPresent(port -> body.put("port", port));
    connection.schema().ifPresent(schema -> body.put("schema", schema));
    connection.login().ifPresent(login -> body.put("login", login));
    connection.password().ifPresent(password -> body.put("password", password.reveal()));
    connection.extra().ifPresent(extra -> body.put("extra", extra));
    return body;
  }

  static ObjectNode body(Pool pool) {
    ObjectNode body = Json.object();
    body.put("name", pool.name()).put("slots", pool.slots());
    pool.description().ifPresent(text -> body.put("description", text));
    return body;
  }

  /** What messages about connections must not show. */
  static List<String> secrets(List<Connection> connections) {
    List<String> secrets = new ArrayList<>();
    connections.forEach(one -> {
      one.password().ifPresent(password -> secrets.add(password.reveal()));
      one.extra().ifPresent(secrets::add);
    });
    return secrets;
  }
}
