package io.tributary.orchestration.airflow;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Airflow.
 *
 * @param text as the server writes it, such as 2.10.4 or 3.1.0rc1
 * @param major the first number
 * @param minor the second
 */
public record ServerVersion(String text, int major, int minor) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4}).*");

  /** The version in a text; empty where it is none. */
  public static Optional<ServerVersion> of(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new ServerVersion(
            text, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** Whether it is that version or a later one. */
  public boolean isAtLeast(int otherMajor, int otherMinor) {
    return major > otherMajor || (major == otherMajor && minor >= otherMinor);
  }
}
