package io.tributary.orchestration.airflow;

/** JSON that is not what Airflow writes; {@link Api} says where it came from. */
final class Malformed extends RuntimeException {

  private static final long serialVersionUID = 1;

  Malformed(String why) {
    super(why);
  }
}
