package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server's interface of one dialect.
 *
 * @param http makes the calls
 * @param prefix such as /api/v2
 * @param version the server's
 */
record Api(Http http, String prefix, ServerVersion version) {

  /** A path below the prefix; names in it are escaped. */
  String path(String... steps) {
    return prefix
        + Arrays.stream(steps).map(Call::encoded).collect(Collectors.joining("/", "/", ""));
  }

  /** What the answer to a call says. */
  <T> T read(Call call, Function<JsonNode, T> reader) {
    return read(call, http.ask(call), reader);
  }

  /** What the answer says; empty when there is no such thing. */
  <T> Optional<T> readIfThere(Call call, Function<JsonNode, T> reader) {
    Answer answer = http.answer(call);
    if (answer.status() == 404 && answer.isJson()) {
      return Optional.empty();
    }
    if (!answer.isGood()) {
      throw http.failures(call).refused(answer);
    }
    return Optional.of(read(call, answer, reader));
  }

  <T> T read(Call call, Answer answer, Function<JsonNode, T> reader) {
    if (!answer.isJson()) {
      throw http.failures(call)
          .unreadable("it answered with '" + answer.type() + "' where JSON is expected");
    }
    JsonNode body = Json.parsed(answer.text())
        .orElseThrow(() -> http.failures(call).unreadable("its answer is no JSON"));
    try {
      return reader.apply(body);
    } catch (Malformed e) {
      throw http.failures(call).unreadable(e.getMessage());
    }
  }

  /**
   * The elements of a list, page by page as they are read.
   *
   * @param page the call for the page that begins at an offset
   * @param key what the list is called in the answer
   */
  <T> Pages<T> pages(IntFunction<Call> page, String key, Function<JsonNode, T> reader) {
    return new Pages<>(offset -> {
      Call call = page.apply(offset);
      return read(call, body -> Pages.Page.of(body, key, reader));
    });
  }

  AirflowException unsupported(String what, String why) {
    return new AirflowException(
        AirflowException.Reason.UNSUPPORTED,
        "Cannot " + what + ": the server runs Airflow " + version.text() + ". " + why);
  }

  static <T> List<T> list(JsonNode node, String key, Function<JsonNode, T> reader) {
    if (!node.path(key).isArray()) {
      throw new Malformed("its answer lacks the list " + key);
    }
    return Stream.iterate(0, i -> i < node.path(key).size(), i -> i + 1)
        .map(i -> reader.apply(node.path(key).get(i)))
        .toList();
  }
}
