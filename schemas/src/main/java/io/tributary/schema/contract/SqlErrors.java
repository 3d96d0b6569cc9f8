package io.tributary.schema.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;

/** Spark's error messages as one sentence each. */
final class SqlErrors {

  private static final Pattern CLASS = Pattern.compile("^\\[[A-Z_.0-9]+\\]\\s*");
  private static final Pattern NAME = Pattern.compile("`([^`]*)`");

  private SqlErrors() {}

  /** What the error says, without its class, place and stack. */
  static String sentence(Exception error) {
    String kind =
        error instanceof AnalysisException analysis ? String.valueOf(analysis.getErrorClass()) : "";
    String message = firstLine(error);
    if (kind.startsWith("MISSING_AGGREGATION") || kind.startsWith("MISSING_GROUP_BY")) {
      return "A column stands outside an aggregate, but one row comes from many records. Wrap it,"
          + " such as max(column)." + blamed(message);
    }
    if (kind.startsWith("FIELD_NOT_FOUND")) {
      return message + " Use a field the contract lists.";
    }
    return message;
  }

  private static String blamed(String message) {
    Matcher name = NAME.matcher(message);
    return name.find() && !name.group(1).isBlank() ? " It is " + name.group(1) + "." : "";
  }

  private static String firstLine(Exception error) {
    String message = error instanceof AnalysisException analysis
        ? analysis.message()
        : String.valueOf(error.getMessage());
    String line =
        CLASS.matcher(message.strip()).replaceFirst("").lines().findFirst().orElse("");
    String clean = line.replaceAll("\\(line \\d+, pos \\d+\\)", "")
        .replaceAll("; line \\d+ pos \\d+", "")
        .replace("\"", "'")
        .strip();
    return clean.endsWith(".") || clean.endsWith("?") ? clean : clean + ".";
  }
}
