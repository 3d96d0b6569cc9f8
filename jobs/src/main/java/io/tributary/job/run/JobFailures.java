package io.tributary.job.run;

/** Ways a job ends badly that a scheduler tells apart. */
public final class JobFailures {

  private JobFailures() {}

  /** Too much of the input was refused: the target is left untouched. Exit 4. */
  public static final class BreakerTripped extends RuntimeException {
    public BreakerTripped(String message) {
      super(message);
    }
  }

  /** An extract has not the shape its contract promises. Exit 5. */
  public static final class ContractBroken extends RuntimeException {
    public ContractBroken(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Input is missing or cannot be read yet. Exit 3. */
  public static final class InputNotReady extends RuntimeException {
    public InputNotReady(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
