package io.tributary.orchestration.airflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes calls: signs them, repeats them where that does no harm, and tells why one failed. */
final class Http {

  private final Wire wire;
  private final Limits limits;
  private final Timing timing;
  private final Consumer<String> notices;
  private final Session session;

  /** @param notices takes a line for each repetition */
  Http(Wire wire, Limits limits, Timing timing, Consumer<String> notices, Session session) {
    this.wire = wire;
    this.limits = limits;
    this.timing = timing;
    this.notices = notices;
    this.session = session;
  }

  /** The same with calls signed otherwise. */
  Http signedBy(Session other) {
    return new Http(wire, limits, timing, notices, other);
  }

  Timing timing() {
    return timing;
  }

  /** The good answer to a call; everything else is an exception. */
  Answer ask(Call call) {
    Answer answer = answer(call);
    if (!answer.isGood()) {
      throw failures(call).refused(answer);
    }
    return answer;
  }

  /** The answer to a call, good or not, once repetitions are over. */
  Answer answer(Call call) {
    Instant end = timing.now().plus(limits.total());
    boolean isRenewed = false;
    for (int attempt = 1; ; attempt++) {
      Optional<String> authorization = session.authorization();
      Outcome outcome = wire.send(call, authorization);
      if (isExpired(outcome) && !isRenewed && session.renew(authorization)) {
        isRenewed = true;
        attempt--;
        continue;
      }
      if (!outcome.isRepeatable(call.repeat())) {
        return answered(call, outcome);
      }
      Duration wait = wait(outcome, attempt);
      boolean isTimeLeft = !timing.now().plus(wait).isAfter(end);
      if (attempt >= limits.attempts() || !isTimeLeft) {
        throw failures(call).unavailable(outcome, attempt, outcome.asked(timing));
      }
      notices.accept("Airflow " + outcome.says() + " to " + call.method() + " " + call.path()
          + "; again in " + wait.toMillis() + " ms (" + attempt + " of " + limits.attempts() + ")");
      timing.sleep(wait);
    }
  }

  /** Makes a call once, whatever comes of it. */
  Outcome once(Call call) {
    return wire.send(call, session.authorization());
  }

  private static boolean isExpired(Outcome outcome) {
    return outcome instanceof Outcome.Answered answered && answered.answer().status() == 401;
  }

  private Duration wait(Outcome outcome, int attempt) {
    Duration backoff = timing.backoff(attempt);
    return outcome.asked(timing).filter(asked -> asked.compareTo(backoff) > 0).orElse(backoff);
  }

  private Answer answered(Call call, Outcome outcome) {
    if (outcome instanceof Outcome.Answered answered) {
      return answered.answer();
    }
    if (outcome instanceof Outcome.TooLong) {
      throw failures(call).unreadable(outcome.says());
    }
    throw failures(call).unknown(outcome);
  }

  Failures failures(Call call) {
    List<String> secrets = new ArrayList<>(session.secrets());
    secrets.addAll(call.secrets());
    return new Failures(call, secrets);
  }
}
