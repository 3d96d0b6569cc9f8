package io.tributary.orchestration.airflow;

import java.util.Locale;

/** States people may set a task instance to. */
public enum TaskVerdict {
  SUCCESS,
  FAILED,
  SKIPPED;

  /** As servers write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
