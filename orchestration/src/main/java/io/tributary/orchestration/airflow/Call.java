package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One request.
 *
 * @param what it is to do, for messages: "pause DAG nightly"
 * @param method GET, POST …
 * @param path below the server's address, encoded
 * @param query encoded, without the question mark
 * @param body the JSON to send
 * @param accept the type of answer wanted
 * @param repeat whether doing it twice does harm
 * @param secrets what messages must not show, beside the credentials
 * @param atMost another time for one request than the usual
 */
record Call(
    String what,
    String method,
    String path,
    List<String> query,
    Optional<JsonNode> body,
    String accept,
    Repeat repeat,
    List<String> secrets,
    Optional<Duration> atMost) {

  static final String JSON = "application/json";

  /** Whether a call may be made again when it is not known whether it was done. */
  enum Repeat {
    SAFE,
    HARMFUL
  }

  Call {
    query = List.copyOf(query);
    secrets = List.copyOf(secrets);
  }

  static Call get(String what, String path) {
    return new Call(
        what,
        "GET",
        path,
        List.of(),
        Optional.empty(),
        JSON,
        Repeat.SAFE,
        List.of(),
        Optional.empty());
  }

  /** A call with a body that may be made again. */
  static Call send(String method, String what, String path, JsonNode body) {
    return new Call(
        what,
        method,
        path,
        List.of(),
        Optional.of(body),
        JSON,
        Repeat.SAFE,
        List.of(),
        Optional.empty());
  }

  Call by(String other) {
    return new Call(what, other, path, query, body, accept, repeat, secrets, atMost);
  }

  Call harmful() {
    return new Call(what, method, path, query, body, accept, Repeat.HARMFUL, secrets, atMost);
  }

  Call accepting(String type) {
    return new Call(what, method, path, query, body, type, repeat, secrets, atMost);
  }

  Call hiding(List<String> more) {
    return new Call(what, method, path, query, body, accept, repeat, more, atMost);
  }

  Call within(Duration duration) {
    return new Call(
        what, method, path, query, body, accept, repeat, secrets, Optional.of(duration));
  }

  Call with(String name, Object value) {
    List<String> more = new ArrayList<>(query);
    more.add(name + "=" + encoded(value.toString()));
    return new Call(what, method, path, more, body, accept, repeat, secrets, atMost);
  }

  /** As it stands in the request line. */
  String target() {
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  /** A piece of a path or query, with everything but letters, digits and {@code -._~} escaped. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
