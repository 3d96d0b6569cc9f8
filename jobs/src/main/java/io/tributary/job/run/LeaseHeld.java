package io.tributary.job.run;

/** Another process holds the lake; a later try may succeed. Exit 6. */
public final class LeaseHeld extends RuntimeException {
  LeaseHeld(String message) {
    super(message);
  }
}
