package io.tributary.job.run;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;

/** What to say of an exception that came out of a job, without a value of anybody's record. */
final class Failures {

  private Failures() {}

  /** Whether an exception of that type is it or among its causes. */
  static boolean caused(Throwable failure, Class<? extends Throwable> type) {
    return chain(failure).anyMatch(type::isInstance);
  }

  /**
   * The message where it was written by us or speaks of columns only; of any other exception its
   * type and the place of ours it came from, since libraries quote the values they choke on.
   */
  static String message(Throwable failure) {
    Optional<String> told = chain(failure)
        .filter(Failures::isSafe)
        .map(Throwable::getMessage)
        .filter(message -> message != null)
        .findFirst();
    return told.orElseGet(() -> place(failure));
  }

  private static boolean isSafe(Throwable one) {
    StackTraceElement[] frames = one.getStackTrace();
    boolean isOurs = frames.length > 0 && frames[0].getClassName().startsWith("io.tributary");
    return isOurs
        || one.getClass().getName().startsWith("io.tributary")
        || one instanceof AnalysisException;
  }

  private static String place(Throwable failure) {
    Throwable innermost = chain(failure).reduce((outer, inner) -> inner).orElse(failure);
    String at = chain(failure)
        .flatMap(one -> Arrays.stream(one.getStackTrace()))
        .filter(frame -> frame.getClassName().startsWith("io.tributary"))
        .findFirst()
        .map(frame -> " at " + frame)
        .orElse("");
    return innermost.getClass().getName() + at + "; run with debug logging for its stack trace";
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, one -> one != null, Throwable::getCause).limit(20);
  }
}
