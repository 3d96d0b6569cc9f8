package io.tributary.orchestration.airflow;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A 3.x server on bare sockets that answers right now and then. It notes what it may have done, so
 * that a call repeated afterwards is found.
 */
final class MisbehavingServer implements AutoCloseable {

  /** What it does to a request. */
  enum Deed {
    RIGHT,
    TOO_MANY,
    TOO_MANY_AND_WHEN,
    ERROR,
    UNAVAILABLE,
    RESET,
    HANG_UP,
    CUT_SHORT,
    STALL,
    ENDLESS,
    MALFORMED,
    WRONG_TYPE,
    EXPIRED;

    /** Whether the client knows that nothing was done. */
    boolean isTurnedAway() {
      return this == TOO_MANY || this == TOO_MANY_AND_WHEN || this == EXPIRED;
    }
  }

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final SplittableRandom chances;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Map<Deed, AtomicInteger> deeds = new ConcurrentHashMap<>();
  private final Map<String, Deed> lastDeed = new ConcurrentHashMap<>();
  private final Set<String> repeated = ConcurrentHashMap.newKeySet();
  private final AtomicInteger tokens = new AtomicInteger();

  MisbehavingServer(long seed) {
    chances = new SplittableRandom(seed);
    try {
      socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** How often it did what. */
  Map<Deed, AtomicInteger> deeds() {
    return deeds;
  }

  /** Calls that do harm twice and came again after they may have been done. */
  Set<String> repeated() {
    return repeated;
  }

  /** Waits until no more connections than that are open. */
  synchronized void awaitConnections(int atMost) throws InterruptedException {
    while (open.size() > atMost) {
      wait();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket one : open) {
      one.close();
    }
    threads.shutdownNow();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket one = socket.accept();
        one.setTcpNoDelay(true);
        open.add(one);
        threads.execute(() -> serve(one));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket one) {
    try (one) {
      InputStream in = new BufferedInputStream(one.getInputStream());
      String head = head(in);
      while (!head.isEmpty() && answer(one, in, head)) {
        head = head(in);
      }
    } catch (IOException e) {
      // The client has gone: what a stalled or endless answer waits for.
    } finally {
      synchronized (this) {
        open.remove(one);
        notifyAll();
      }
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int letter = in.read(); letter >= 0; letter = in.read()) {
      head.append((char) letter);
      if (head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        return head.toString();
      }
    }
    return "";
  }

  /** Whether the connection goes on. */
  private boolean answer(Socket one, InputStream in, String head) throws IOException {
    Matcher length = LENGTH.matcher(head);
    String body = new String(
        in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0),
        StandardCharsets.UTF_8);
    String line = head.substring(0, head.indexOf(" HTTP/"));
    OutputStream out = one.getOutputStream();
    if (line.equals("GET /api/v2/version")) {
      return send(out, 200, "application/json", "{\"version\":\"3.2.1\"}", "");
    }
    if (line.equals("POST /auth/token")) {
      return send(
          out,
          201,
          "application/json",
          "{\"access_token\":\"token-canary-" + tokens.incrementAndGet() + "\"}",
          "");
    }
    Deed deed = deed();
    if (line.endsWith("/clearTaskInstances") || line.endsWith("/backfills")) {
      Deed before = lastDeed.put(line, deed);
      if (before != null && !before.isTurnedAway()) {
        repeated.add(line);
      }
    }
    return commit(deed, one, in, out, body);
  }

  private synchronized Deed deed() {
    int chance = chances.nextInt(1000);
    Deed deed = chance < 500
        ? Deed.RIGHT
        : chance < 508 ? Deed.STALL : Deed.values()[1 + chances.nextInt(Deed.values().length - 1)];
    deed = deed == Deed.STALL && chance >= 508 ? Deed.ERROR : deed;
    deeds.computeIfAbsent(deed, any -> new AtomicInteger()).incrementAndGet();
    return deed;
  }

  private boolean commit(Deed deed, Socket one, InputStream in, OutputStream out, String body)
      throws IOException {
    return switch (deed) {
      case RIGHT -> send(out, 200, "application/json", right(), "");
      case TOO_MANY -> send(out, 429, "application/json", "{\"detail\":\"slow down\"}", "");
      case TOO_MANY_AND_WHEN -> send(out, 429, "application/json", "{}", "Retry-After: 2\r\n");
      case ERROR -> send(out, 500, "text/html", "<pre>" + body + "</pre>", "");
      case UNAVAILABLE ->
        send(
            out,
            503,
            "application/json",
            "{\"detail\":\"echo " + body.replace("\"", "'") + "\"}",
            "");
      case RESET -> {
        one.setSoLinger(true, 0);
        yield false;
      }
      case HANG_UP -> false;
      case CUT_SHORT -> {
        out.write(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"a\":"
                .getBytes(StandardCharsets.UTF_8));
        yield false;
      }
      case STALL -> {
        out.write(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"
                .getBytes(StandardCharsets.UTF_8));
        yield in.read() >= 0;
      }
      case ENDLESS -> {
        out.write(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        byte[] chunk = ("2000\r\n" + " ".repeat(0x2000) + "\r\n").getBytes(StandardCharsets.UTF_8);
        while (true) {
          out.write(chunk);
        }
      }
      case MALFORMED -> send(out, 200, "application/json", "{\"task_instances\": [", "");
      case WRONG_TYPE -> send(out, 200, "text/html", "<form>log in</form>", "");
      case EXPIRED -> send(out, 401, "application/json", "{\"detail\":\"Invalid token\"}", "");
    };
  }

  /** One answer that fits every call the test makes. */
  private static String right() {
    return "{\"dag_id\":\"d\",\"dag_run_id\":\"r\",\"state\":\"success\",\"id\":1,\"from_date\":\"2026-01-01T00:00:00Z\","
        + "\"to_date\":\"2026-01-02T00:00:00Z\",\"dag_runs\":[],\"total_entries\":0,\"task_instances\":[],\"create\":{\"errors\":[]}}";
  }

  private static boolean send(OutputStream out, int status, String type, String body, String more)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head = "HTTP/1.1 " + status + " Said\r\nContent-Type: " + type + "\r\n" + more
        + "Content-Length: " + bytes.length + "\r\n\r\n";
    out.write((head + body).getBytes(StandardCharsets.UTF_8));
    return true;
  }
}
