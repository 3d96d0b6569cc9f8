package io.tributary.job.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a server and answers the first connections with 503 SlowDown; the later ones it
 * passes on byte by byte, so that signatures hold.
 */
final class BusyFront implements AutoCloseable {

  private static final String BODY = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
      + "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>";
  private static final byte[] SLOW_DOWN = ("HTTP/1.1 503 Slow Down\r\n"
          + "Content-Type: application/xml\r\nConnection: close\r\nContent-Length: "
          + BODY.length() + "\r\n\r\n" + BODY)
      .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket front;
  private final URI behind;
  private final AtomicInteger refusals;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Refuses that many connections before it passes one on to the server behind. */
  BusyFront(URI behind, int refusals) throws IOException {
    this.front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.behind = behind;
    this.refusals = new AtomicInteger(refusals);
    threads.execute(this::accept);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + front.getLocalPort());
  }

  /** How many more connections will be refused. */
  int refusalsLeft() {
    return Math.max(0, refusals.get());
  }

  @Override
  public void close() throws IOException {
    front.close();
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (!front.isClosed()) {
        Socket client = front.accept();
        threads.execute(() -> serve(client));
      }
    } catch (SocketException closed) {
      threads.shutdown();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Socket client) {
    try (client) {
      if (refusals.getAndDecrement() > 0) {
        readHead(client.getInputStream());
        client.getOutputStream().write(SLOW_DOWN);
        return;
      }
      try (Socket server = new Socket(behind.getHost(), behind.getPort())) {
        threads.execute(() -> copy(client, server));
        copy(server, client);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void readHead(InputStream in) throws IOException {
    int ends = 0;
    while (ends < 4) {
      int next = in.read();
      ends = next == '\r' || next == '\n' ? ends + 1 : 0;
      if (next < 0) {
        return;
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException closed) {
      // Either side may end a connection that is kept alive.
    }
  }
}
