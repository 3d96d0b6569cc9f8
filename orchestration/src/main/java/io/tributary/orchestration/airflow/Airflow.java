package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.orchestration.airflow.AirflowException.Reason;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens clients. */
public final class Airflow {

  private static final String V1 = "/api/v1";
  private static final String V2 = "/api/v2";

  private Airflow() {}

  /**
   * A client in the dialect of the server, which is asked for its version.
   *
   * @param notices takes a line for each repetition; no secrets in it
   * @throws AirflowException when there is no Airflow to be found
   */
  public static AirflowClient open(AirflowServer server, Timing timing, Consumer<String> notices) {
    Wire wire = new Wire(server.url(), server.limits());
    Http http = new Http(wire, server.limits(), timing, notices, new Session.Silent());
    Optional<ServerVersion> third = version(http, V2);
    if (third.isPresent()) {
      Session session = thirdSession(server.credentials(), http);
      return DialectClient.v2(new Api(http.signedBy(session), V2, third.get()));
    }
    ServerVersion second = version(http, V1)
        .orElseThrow(() -> new AirflowException(
            Reason.UNREADABLE,
            "There is no Airflow at " + server.url() + ": neither " + V2 + "/version nor " + V1
                + "/version tells its version. Give the address of its web server, without /api."));
    Session session = secondSession(server.credentials());
    return DialectClient.v1(new Api(http.signedBy(session), V1, second));
  }

  /** What the dialect's version call says; empty for an answer that is not Airflow's. */
  private static Optional<ServerVersion> version(Http http, String prefix) {
    Call call = Call.get("find out the server's version", prefix + "/version");
    Answer answer = http.answer(call);
    return answer.isGood() && answer.isJson()
        ? Json.parsed(answer.text())
            .flatMap(body -> Json.text(body, "version"))
            .flatMap(ServerVersion::of)
        : Optional.empty();
  }

  private static Session secondSession(Credentials credentials) {
    if (credentials instanceof Credentials.User user) {
      return new Session.Basic(user);
    }
    return credentials instanceof Credentials.Token token
        ? new Session.Bearer(token.token())
        : new Session.Silent();
  }

  private static Session thirdSession(Credentials credentials, Http http) {
    if (credentials instanceof Credentials.User user) {
      Api root = new Api(http, "", new ServerVersion("3", 3, 0));
      return new Session.Login(user, (body, secrets) -> {
        Call call =
            Call.send("POST", "log in", root.path("auth", "token"), body).hiding(secrets);
        return root.read(call, Airflow::token);
      });
    }
    return credentials instanceof Credentials.Token token
        ? new Session.Bearer(token.token())
        : new Session.Silent();
  }

  /** One that a header can carry. */
  private static String token(JsonNode answer) {
    String token = Read.required(answer, "access_token");
    if (!Secret.isToken(token)) {
      throw new Malformed("its access_token is none");
    }
    return token;
  }
}
