package io.tributary.orchestration.airflow;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a request once; the whole answer is there in time, or the connection is gone. */
final class Wire {

  private final HttpClient http;
  private final URI server;
  private final Limits limits;

  Wire(URI server, Limits limits) {
    this.server = server;
    this.limits = limits;
    // A redirect is never followed: it would carry the credentials elsewhere.
    this.http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(limits.connect())
        .build();
  }

  /** @param authorization the header's value, where one is sent */
  Outcome send(Call call, Optional<String> authorization) {
    Duration time = call.atMost().orElse(limits.call());
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request(call, authorization), head -> new BoundedBody(limits.bodyBytes()));
    try {
      return new Outcome.Answered(answer(answer.get(time.toMillis(), TimeUnit.MILLISECONDS)));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Outcome.Broken("no whole answer within " + time.toMillis() / 1000.0 + " s");
    } catch (ExecutionException e) {
      return outcome(e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new AirflowException(
          AirflowException.Reason.STOPPED,
          "Stopped while asking Airflow to " + call.what() + ".",
          e);
    }
  }

  private HttpRequest request(Call call, Optional<String> authorization) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + call.target()))
        .header("Accept", call.accept())
        .header("User-Agent", "tributary");
    authorization.ifPresent(value -> request.header("Authorization", value));
    call.body().ifPresent(body -> request.header("Content-Type", Call.JSON));
    return request
        .method(
            call.method(),
            call.body()
                .map(body -> HttpRequest.BodyPublishers.ofString(body.toString()))
                .orElseGet(HttpRequest.BodyPublishers::noBody))
        .build();
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    return new Answer(
        response.statusCode(),
        Answer.bare(response.headers().firstValue("Content-Type").orElse("")),
        response.headers().firstValue("Retry-After"),
        response.headers().firstValue("Location"),
        new String(response.body(), StandardCharsets.UTF_8));
  }

  /** Only kinds of exceptions are told: their messages may quote what was sent or received. */
  private static Outcome outcome(Throwable problem) {
    for (Throwable one = problem; one != null; one = one.getCause()) {
      if (one instanceof BoundedBody.TooLong tooLong) {
        return new Outcome.TooLong(tooLong.getMessage());
      }
      if (one instanceof ConnectException
          || one instanceof HttpConnectTimeoutException
          || one instanceof UnresolvedAddressException) {
        return new Outcome.Unreached(one.getClass().getSimpleName());
      }
    }
    if (problem instanceof IOException) {
      return new Outcome.Broken(
          "the connection broke (" + problem.getClass().getSimpleName() + ")");
    }
    throw new IllegalStateException("Airflow could not be asked.", problem);
  }
}
