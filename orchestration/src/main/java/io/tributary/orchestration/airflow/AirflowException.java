package io.tributary.orchestration.airflow;

/** A call that did not do what it was to do. The message says why, and what to do; no secrets. */
public final class AirflowException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Why a call failed. */
  public enum Reason {
    /** The server does not take the request as it is. */
    REFUSED,
    /** The server does not know or not let in who asks. */
    UNAUTHORISED,
    /** There is no such thing. */
    NOT_FOUND,
    /** Something else stands in the way. */
    CONFLICT,
    /** The server of this version cannot do it. */
    UNSUPPORTED,
    /** The server could not be reached or was not well; the call did nothing. */
    UNAVAILABLE,
    /** It broke off, and may or may not have been done. */
    UNKNOWN_OUTCOME,
    /** The answer is not one of Airflow's. */
    UNREADABLE,
    /** This program was told to stop. */
    STOPPED
  }

  private final Reason reason;

  AirflowException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  AirflowException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why it failed. */
  public Reason reason() {
    return reason;
  }
}
