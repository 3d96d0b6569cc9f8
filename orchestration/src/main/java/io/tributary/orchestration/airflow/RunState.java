package io.tributary.orchestration.airflow;

import java.util.Arrays;
import java.util.Locale;

/** States of a run. */
public enum RunState {
  QUEUED,
  RUNNING,
  SUCCESS,
  FAILED,
  /** A state this client does not know; the run has not ended. */
  OTHER;

  /** The state a server writes that way. */
  public static RunState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElse(OTHER);
  }

  /** As servers write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the run has ended. */
  public boolean isEnd() {
    return this == SUCCESS || this == FAILED;
  }
}
