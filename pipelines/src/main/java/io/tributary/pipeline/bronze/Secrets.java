package io.tributary.pipeline.bronze;

import io.tributary.pipeline.bronze.Layout.Keeping;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cuts the values of secret columns out of JSON text, broken text included. A secret that is an
 * object or array, or stands last in a cut line, takes the rest of the text with it.
 */
final class Secrets {

  private final List<Pattern> fields;

  private Secrets(List<Pattern> fields) {
    this.fields = fields;
  }

  static Secrets of(Layout layout) {
    return new Secrets(names(layout).distinct().map(Secrets::field).toList());
  }

  private static Stream<String> names(Layout layout) {
    return layout.physical().stream()
        .flatMap(column -> column.keeping() == Keeping.DROPPED
            ? column.paths().stream().map(path -> path.substring(path.lastIndexOf('.') + 1))
            : names(column.elements()));
  }

  private static Pattern field(String name) {
    String key = "(\"" + Pattern.quote(name) + "\"\\s*:\\s*)";
    return Pattern.compile(
        key + "(?:\"(?:[^\"\\\\]|\\\\.)*+(?:\"|\\\\?$)|[\\[{].*|[^,}\\]\\s]*)", Pattern.DOTALL);
  }

  String cut(String text) {
    String rest = text;
    for (Pattern field : fields) {
      rest = field.matcher(rest).replaceAll("$1null");
    }
    return rest;
  }
}
