package io.tributary.pipeline.standard;

import io.tributary.pipeline.standard.StandardiserEntry.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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

  private static final Pattern SEPARATORS = Pattern.compile("[?&#;]");
  private static final Pattern DECODABLE = Pattern.compile("([^%]|%[0-9A-Fa-f]{2})*+");
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
    if (query < 0) {
      return Standardised.MISSING;
    }
    List<String> pairs = SEPARATORS.splitAsStream(url.substring(query + 1)).toList();
    return keys.stream()
        .flatMap(key -> pairs.stream().flatMap(pair -> value(key, pair).stream()))
        .findFirst()
        .<Standardised>map(Standardised.Value::new)
        .orElse(Standardised.MISSING);
  }

  private static Optional<String> value(String key, String pair) {
    int equals = pair.indexOf('=');
    if (equals <= 0 || !Characters.lower(pair.substring(0, equals)).equals(key)) {
      return Optional.empty();
    }
    String value = RawText.trimmed(decoded(pair.substring(equals + 1)));
    return value.isEmpty() || MACRO.matcher(value).matches()
        ? Optional.empty()
        : Optional.of(value);
  }

  private static String decoded(String text) {
    return DECODABLE.matcher(text).matches()
        ? URLDecoder.decode(text, StandardCharsets.UTF_8)
        : text;
  }
}
