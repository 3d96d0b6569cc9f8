package io.tributary.job.cli;

/** What a verb's end means to a scheduler. */
public enum ExitCode {
  OK(0),
  OTHER(1),
  /** The workspace or the command is wrong; a retry cannot help. */
  CONFIGURATION(2),
  /** Input is not there yet; a later retry may help. */
  NOT_READY(3),
  /** A quality breaker left the target untouched. */
  BREAKER(4),
  /** An extract broke its contract. */
  CONTRACT(5),
  /** Another writer holds the lake; retry. */
  CONFLICT(6),
  /** Nothing to do, said only with --airflow. */
  NOTHING(99);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The process's exit status. */
  public int code() {
    return code;
  }
}
