package io.tributary.pipeline.standard;

import io.tributary.pipeline.standard.StandardiserEntry.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The value of a parameter in a URL's query, or in the query behind its fragment as single-page
 * sites write it. A URL without it has none; nothing is refused, for visitors type URLs.
 *
 * @param keys names of the parameter in lower case; the first one with a value counts
 */
record UrlParameterRule(List<String> keys) implements Rule {

  static final List<Parameter> PARAMETERS = List.of(
      new Parameter("key", "", "name of the parameter; of several by commas the first one found"));

  private static final String SEPARATORS = "?&#;";
  /** What an advertisement carries where its platform did not fill in a value. */
  private static final Pattern MACRO = Pattern.compile("__.+__|\\$?\\{.*}|%%.+%%");

  UrlParameterRule {
    keys = List.copyOf(keys);
  }

  static UrlParameterRule of(Settings settings) {
    List<String> keys = settings.list("key").stream().map(Characters::lower).toList();
    if (keys.isEmpty()) {
      throw settings.wrong("key", "the parameter's name, such as utm_source");
    }
    return new UrlParameterRule(keys);
  }

  @Override
  public Standardised apply(String raw) {
    String url = RawText.trimmed(raw);
    int query = url.indexOf('?');
    if (query >= 0) {
      for (String key : keys) {
        String value = valueOf(key, url, query + 1);
        if (!value.isEmpty()) {
          return new Standardised.Value(value);
        }
      }
    }
    return Standardised.MISSING;
  }

  /** The first value of the parameter that says something; empty where there is none. */
  private static String valueOf(String key, String url, int from) {
    int start = from;
    while (start <= url.length()) {
      int end = start;
      while (end < url.length() && SEPARATORS.indexOf(url.charAt(end)) < 0) {
        end++;
      }
      int value = start + key.length() + 1;
      if (value <= end && url.charAt(value - 1) == '=' && isKey(key, url, start)) {
        String found = RawText.trimmed(decoded(url.substring(value, end)));
        if (!found.isEmpty() && !isMacro(found)) {
          return found;
        }
      }
      start = end + 1;
    }
    return "";
  }

  private static boolean isKey(String key, String url, int start) {
    return Characters.lower(url.substring(start, start + key.length())).equals(key);
  }

  /** Macros begin with one of a few characters; few values do. */
  private static boolean isMacro(String value) {
    return "_${%".indexOf(value.charAt(0)) >= 0 && MACRO.matcher(value).matches();
  }

  private static String decoded(String text) {
    return isDecodable(text) ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
  }

  /** Whether something is escaped, and every percent sign begins two hexadecimal digits. */
  private static boolean isDecodable(String text) {
    boolean isEscaped = text.indexOf('+') >= 0;
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
      isEscaped = true;
      if (at + 2 >= text.length()
          || !Characters.isHex(text.charAt(at + 1))
          || !Characters.isHex(text.charAt(at + 2))) {
        return false;
      }
    }
    return isEscaped;
  }
}
