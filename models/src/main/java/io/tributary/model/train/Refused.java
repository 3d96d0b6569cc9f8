package io.tributary.model.train;

/** A model cannot be trained from the data there is; the message says what is missing. */
public final class Refused extends RuntimeException {
  public Refused(String message) {
    super(message);
  }
}
