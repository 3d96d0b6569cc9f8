package io.tributary.orchestration.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.orchestration.airflow.AirflowException.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says why a call failed: what it was for, what the server said, what to do.
 *
 * @param call the call
 * @param secrets what no message shows, even where the server repeats it
 */
record Failures(Call call, List<String> secrets) {

  private static final int LONGEST = 500;

  /** The server answered, and not well. */
  AirflowException refused(Answer answer) {
    int status = answer.status();
    if (status >= 300 && status < 400) {
      return failure(
          Reason.UNREADABLE,
          "it answered " + status + " and points to " + host(answer)
              + ". Give the address that API calls reach without a login page.");
    }
    String said = "it answered " + status + said(answer);
    return switch (status) {
      case 400, 422 -> failure(Reason.REFUSED, said + " Correct the request.");
      case 401 ->
        failure(
            Reason.UNAUTHORISED,
            said + " Check user, password or token, and that the server allows API logins"
                + " (2.x: auth_backends = …basic_auth).");
      case 403 ->
        failure(Reason.UNAUTHORISED, said + " Give the user a role that may do this, such as Op.");
      case 404 -> failure(Reason.NOT_FOUND, said + " Check the name.");
      case 405 -> failure(Reason.UNSUPPORTED, said + " This server cannot do it.");
      case 409 -> failure(Reason.CONFLICT, said + " Look at what is there, and choose.");
      case 429 -> failure(Reason.UNAVAILABLE, said + " Try later.");
      default ->
        status >= 500
            ? ended(said)
            : failure(Reason.REFUSED, said + " Look into the server's log.");
    };
  }

  /** A server's fault: a call that does harm twice may have been done. */
  private AirflowException ended(String said) {
    return call.repeat() == Call.Repeat.SAFE
        ? failure(Reason.UNAVAILABLE, said + " Look into the server's log; try later.")
        : failure(
            Reason.UNKNOWN_OUTCOME,
            said + " It may have been done all the same: look before" + " you repeat it.");
  }

  /** It stayed unwell. */
  AirflowException unavailable(Outcome outcome, int attempts, Optional<Duration> asked) {
    String times = attempts == 1 ? "" : " (tried " + attempts + " times)";
    String wait =
        asked.map(time -> " It asks to wait " + time.toSeconds() + " s.").orElse("");
    String said = outcome instanceof Outcome.Answered answered ? said(answered.answer()) : ".";
    String cure = outcome instanceof Outcome.Unreached
        ? " Check the address and that the server runs."
        : " Look whether the server is well; try later.";
    return failure(Reason.UNAVAILABLE, "it " + outcome.says() + times + said + wait + cure);
  }

  /** It broke off, and must not be repeated. */
  AirflowException unknown(Outcome outcome) {
    return failure(
        Reason.UNKNOWN_OUTCOME,
        "it " + outcome.says()
            + ". It may have been done all the same: look before you repeat it.");
  }

  /** The answer is not one of Airflow's. */
  AirflowException unreadable(String why) {
    String doubt = call.repeat() == Call.Repeat.SAFE
        ? ""
        : " It may have been done all the same: look before you repeat it.";
    return failure(
        Reason.UNREADABLE, why + ". Check that the address is Airflow's and no proxy's." + doubt);
  }

  AirflowException failure(Reason reason, String why) {
    return new AirflowException(
        reason,
        "Cannot " + call.what() + ": Airflow was asked for " + call.method() + " " + call.path()
            + "; " + why);
  }

  private static String host(Answer answer) {
    try {
      return answer.location().map(URI::create).map(URI::getHost).orElse("itself");
    } catch (IllegalArgumentException e) {
      return "elsewhere";
    }
  }

  /** What the server said, in its own words; of pages in HTML only that they are. */
  private String said(Answer answer) {
    Optional<JsonNode> body = answer.isJson() ? Json.parsed(answer.text()) : Optional.empty();
    String words = body.map(Failures::words).orElse("");
    if (words.isBlank()) {
      return answer.isJson() || answer.text().isEmpty()
          ? "."
          : " with a body of type '" + answer.type() + "'.";
    }
    return ": " + quoted(words);
  }

  private static String words(JsonNode body) {
    JsonNode detail = body.path("detail");
    List<String> words = new ArrayList<>();
    if (detail.isArray()) {
      detail.forEach(
          one -> words.add(place(one.path("loc")) + ": " + one.path("msg").asText()));
    } else if (detail.isObject()) {
      // Other keys of such an object quote SQL with its values.
      Json.text(detail, "reason").ifPresent(words::add);
      Json.text(detail, "message").ifPresent(words::add);
    } else {
      Json.text(body, "title").ifPresent(words::add);
      Json.text(body, "detail").ifPresent(words::add);
    }
    return String.join("; ", words);
  }

  private static String place(JsonNode loc) {
    List<String> steps = new ArrayList<>();
    loc.forEach(step -> steps.add(step.asText()));
    return String.join(".", steps);
  }

  /** A server's words as one sentence. Secrets go before length: a cut one would not be found. */
  String quoted(String words) {
    String shown = words.replaceAll("\\p{Cntrl}+", " ").strip();
    for (String secret : secrets) {
      if (!secret.isEmpty()) {
        shown = shown.replace(secret, "***");
      }
    }
    String line = shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
    return line.endsWith(".") ? line : line + ".";
  }
}
