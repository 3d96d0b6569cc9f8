package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server in this process: routes, and what was asked of it. */
final class FakeAirflow implements AutoCloseable {

  static {
    // Without it each answer waits for the acknowledgement of its head: 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** A request as it arrived; names are the parts of its path that the route left open. */
  record Seen(
      String method,
      String path,
      Map<String, List<String>> query,
      Optional<String> authorization,
      String accept,
      JsonNode body,
      List<String> names) {

    String name(int index) {
      return names.get(index);
    }

    Optional<String> query(String name) {
      return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    int number(String name, int otherwise) {
      return query(name).map(Integer::parseInt).orElse(otherwise);
    }
  }

  /** What is answered. */
  record Reply(int status, String type, String body, Map<String, String> headers) {
    static Reply json(int status, JsonNode body) {
      return new Reply(status, "application/json", body.toString(), Map.of());
    }

    static Reply of(int status, String type, String body) {
      return new Reply(status, type, body, Map.of());
    }
  }

  @FunctionalInterface
  interface Handler {
    Reply reply(Seen seen);
  }

  private record Route(String method, Pattern path, Handler handler) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Route> routes = new CopyOnWriteArrayList<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  FakeAirflow() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Adds a route, before those there are; {@code *} stands for one name. */
  FakeAirflow on(String method, String path, Handler handler) {
    String pattern = Arrays.stream(path.split("\\*", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining("([^/]+)"));
    routes.add(0, new Route(method, Pattern.compile(pattern), handler));
    return this;
  }

  List<Seen> seen() {
    return List.copyOf(seen);
  }

  List<Seen> seen(String method, String pathEnd) {
    return seen.stream()
        .filter(one -> one.method().equals(method) && one.path().endsWith(pathEnd))
        .toList();
  }

  Seen last() {
    return seen.get(seen.size() - 1);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = reply(exchange);
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    for (Route route : routes) {
      Matcher matcher = route.path().matcher(path);
      if (route.method().equals(exchange.getRequestMethod()) && matcher.matches()) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
          names.add(decoded(matcher.group(i).replace("+", "%2B")));
        }
        Seen one = new Seen(
            exchange.getRequestMethod(),
            decoded(path.replace("+", "%2B")),
            query(exchange.getRequestURI().getRawQuery()),
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
            exchange.getRequestHeaders().getFirst("Accept"),
            Json.parsed(body).orElseGet(Json::object),
            names);
        seen.add(one);
        return route.handler().reply(one);
      }
    }
    return Reply.of(404, "text/html", "<h1>Not found</h1>");
  }

  private static Map<String, List<String>> query(String raw) {
    return raw == null
        ? Map.of()
        : Stream.of(raw.split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.groupingBy(
                pair -> pair[0],
                Collectors.mapping(pair -> decoded(pair[1]), Collectors.toList())));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
