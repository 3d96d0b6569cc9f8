package io.tributary.orchestration.airflow;

import java.time.Duration;
import java.util.Optional;

/** What came of sending a request once. */
sealed interface Outcome {

  /** The server answered. */
  record Answered(Answer answer) implements Outcome {}

  /** Nothing was sent. */
  record Unreached(String why) implements Outcome {}

  /** The request was sent, perhaps, and no whole answer came. */
  record Broken(String why) implements Outcome {}

  /** The answer was longer than is read. */
  record TooLong(String why) implements Outcome {}

  /** Whether the call can be made again. */
  default boolean isRepeatable(Call.Repeat repeat) {
    if (this instanceof Answered answered) {
      int status = answered.answer().status();
      boolean isUnwell = status == 500 || (status >= 502 && status <= 504);
      return status == 429 || (isUnwell && repeat == Call.Repeat.SAFE);
    }
    return this instanceof Unreached || (this instanceof Broken && repeat == Call.Repeat.SAFE);
  }

  /** How long the server asks to wait. */
  default Optional<Duration> asked(Timing timing) {
    return this instanceof Answered answered
        ? answered.answer().retryAfter(timing)
        : Optional.empty();
  }

  /** In a few words, for notices and messages. */
  default String says() {
    if (this instanceof Answered answered) {
      return "answered " + answered.answer().status();
    }
    if (this instanceof Unreached unreached) {
      return "could not be reached: " + unreached.why();
    }
    return this instanceof Broken broken
        ? "did not answer: " + broken.why()
        : ((TooLong) this).why();
  }
}
