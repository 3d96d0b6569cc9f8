package io.tributary.job.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.job.workspace.AlertTarget;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Tells whoever is to be told. An alert that cannot be delivered is said so and changes nothing
 * else; addresses and keys are in no message.
 */
public final class Alerts {

  private static final int ATTEMPTS = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<AlertTarget> targets;
  private final UnaryOperator<String> secrets;
  private final Clock clock;
  private final Duration pause;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  /**
   * Alerts to those targets.
   *
   * @param secrets the value a reference such as env:NAME leads to
   * @param clock real time, by which messages are signed
   * @param pause the first wait before another attempt; each further one is twice as long
   */
  public Alerts(
      List<AlertTarget> targets, UnaryOperator<String> secrets, Clock clock, Duration pause) {
    this.targets = List.copyOf(targets);
    this.secrets = secrets;
    this.clock = clock;
    this.pause = pause;
  }

  /** Sends the alert to every target that wants one of its causes; says what was not delivered. */
  public List<String> send(Alert alert) {
    List<String> undelivered = new ArrayList<>();
    for (AlertTarget target : targets) {
      if (target.on().stream().anyMatch(alert.causes()::contains)) {
        try {
          deliver(AlertMessage.of(
              alert,
              target.kind(),
              secrets.apply(target.url()),
              target.secret().map(secrets),
              clock.instant()));
        } catch (IOException | RuntimeException e) {
          undelivered.add("The alert to " + target.kind().name().toLowerCase(Locale.ROOT)
              + " was not delivered: " + said(e));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          undelivered.add("Alerts were not delivered: the process is being stopped.");
          return undelivered;
        }
      }
    }
    return undelivered;
  }

  /** Libraries quote the address they choke on. */
  private static String said(Exception e) {
    return e instanceof Refused || e instanceof IllegalStateException
        ? e.getMessage()
        : e.getClass().getSimpleName() + ". Check url and network.";
  }

  private void deliver(AlertMessage message) throws IOException, InterruptedException {
    Duration wait = pause;
    for (int attempt = 1; ; attempt++) {
      try {
        post(message.address(), message.body());
        return;
      } catch (IOException e) {
        if (attempt == ATTEMPTS || (e instanceof Refused refused && !refused.mayPass)) {
          throw e;
        }
        Thread.sleep(wait.toMillis());
        wait = wait.multipliedBy(2);
      }
    }
  }

  private void post(URI address, String body) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address)
        .timeout(Duration.ofSeconds(10))
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
        .build();
    HttpResponse<String> response =
        client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    int status = response.statusCode();
    if (status < 200 || status > 299) {
      throw new Refused("the server answered " + status + ".", status == 429 || status >= 500);
    }
    refuse(response.body());
  }

  /** Robots answer 200 with a code of their own when they take no message. */
  private static void refuse(String body) throws Refused {
    JsonNode answer;
    try {
      answer = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return;
    }
    if (answer == null) {
      return;
    }
    long code = answer.path("errcode").asLong(answer.path("code").asLong(0));
    if (code != 0) {
      throw new Refused("the robot answered with its code " + code + ".", false);
    }
  }

  /** The other side took no message. */
  private static final class Refused extends IOException {

    private static final long serialVersionUID = 1L;
    private final boolean mayPass;

    Refused(String message, boolean mayPass) {
      super(message);
      this.mayPass = mayPass;
    }
  }
}
