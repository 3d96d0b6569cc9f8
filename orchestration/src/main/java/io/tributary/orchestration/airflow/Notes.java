package io.tributary.orchestration.airflow;

/** The one rule of notes. */
final class Notes {

  private static final int LONGEST = 1000;

  private Notes() {}

  static void check(String note) {
    if (note.length() > LONGEST) {
      throw new IllegalArgumentException("The note has " + note.length()
          + " characters; Airflow keeps " + LONGEST + ". Shorten it.");
    }
  }
}
