package io.tributary.job.s3;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An S3 server's bad days: it asks to slow down, and breaks off while it sends an object or a page
 * of a listing. Which requests it meets follows from their number. One request a connection.
 */
public final class FaultyProxy implements AutoCloseable {

  private static final byte[] SLOW_DOWN = slowDown();
  private static final byte[] TAKEN =
      "HTTP/1.1 200 OK\r\nETag: \"0\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.ISO_8859_1);

  private final ServerSocket socket;
  private final URI server;
  private final Faults faults;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger planted = new AtomicInteger();

  /**
   * How often it goes wrong: every n-th request, 0 for never.
   *
   * @param slowDown answered with 503
   * @param cut half of the answer is sent
   * @param isDeaf whether a write whose condition does not hold is said to be done
   */
  public record Faults(int slowDown, int cut, boolean isDeaf) {}

  private FaultyProxy(ServerSocket socket, URI server, Faults faults) {
    this.socket = socket;
    this.server = server;
    this.faults = faults;
  }

  /** Stands before a server. */
  public static FaultyProxy before(URI server, Faults faults) throws IOException {
    FaultyProxy proxy =
        new FaultyProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server, faults);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** How many faults there have been. */
  public int planted() {
    return planted.get();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        threads.execute(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      byte[] head = head(client.getInputStream());
      if (head.length > 0) {
        answer(client, new String(head, StandardCharsets.ISO_8859_1));
      }
    } catch (SocketException | EOFException gone) {
      // The client has closed the connection, as it may.
    } catch (IOException e) {
      throw new IllegalStateException("The proxy is broken", e);
    }
  }

  private void answer(Socket client, String head) throws IOException {
    if (head.toLowerCase(Locale.ROOT).contains("expect: 100-continue")) {
      client
          .getOutputStream()
          .write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      client.getOutputStream().flush();
    }
    byte[] body = client.getInputStream().readNBytes(length(head));
    int number = requests.incrementAndGet();
    if (faults.slowDown() > 0 && number % faults.slowDown() == 0) {
      planted.incrementAndGet();
      client.getOutputStream().write(SLOW_DOWN);
      return;
    }
    byte[] response = forwarded(head, body);
    if (faults.isDeaf()
        && new String(response, 0, 12, StandardCharsets.ISO_8859_1).endsWith("412")) {
      response = TAKEN;
    }
    boolean isCut = faults.cut() > 0
        && number % faults.cut() == 0
        && head.startsWith("GET ")
        && response.length > 600;
    if (isCut) {
      planted.incrementAndGet();
    }
    client.getOutputStream().write(response, 0, isCut ? response.length - 60 : response.length);
    client.getOutputStream().flush();
  }

  private byte[] forwarded(String head, byte[] body) throws IOException {
    StringBuilder passed = new StringBuilder();
    for (String line : head.lines().filter(one -> !one.isEmpty()).toList()) {
      String name = line.toLowerCase(Locale.ROOT);
      boolean isLeftOut = name.startsWith("expect:") || name.startsWith("connection:");
      if (!isLeftOut) {
        passed.append(line).append("\r\n");
      }
    }
    passed.append("Connection: close\r\n\r\n");
    try (Socket backend = new Socket(server.getHost(), server.getPort())) {
      backend.getOutputStream().write(passed.toString().getBytes(StandardCharsets.ISO_8859_1));
      backend.getOutputStream().write(body);
      backend.getOutputStream().flush();
      return backend.getInputStream().readAllBytes();
    }
  }

  private static byte[] head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    byte[] end = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] last = new byte[end.length];
    int one = in.read();
    while (one >= 0) {
      head.write(one);
      System.arraycopy(last, 1, last, 0, last.length - 1);
      last[last.length - 1] = (byte) one;
      if (Arrays.equals(last, end)) {
        return head.toByteArray();
      }
      one = in.read();
    }
    return new byte[0];
  }

  private static int length(String head) {
    return head.lines()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .filter(line -> line.startsWith("content-length:"))
        .mapToInt(
            line -> Integer.parseInt(line.substring("content-length:".length()).strip()))
        .findFirst()
        .orElse(0);
  }

  private static byte[] slowDown() {
    String body = "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code>"
        + "<Message>Please reduce your request rate.</Message></Error>";
    return ("HTTP/1.1 503 Slow Down\r\nContent-Type: application/xml\r\nConnection: close\r\n"
            + "Content-Length: " + body.length() + "\r\n\r\n" + body)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
