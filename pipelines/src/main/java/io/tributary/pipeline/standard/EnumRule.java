package io.tributary.pipeline.standard;

import io.tributary.pipeline.standard.StandardiserEntry.Parameter;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Known raw values and what they stand for. Upper and lower case and widths do not matter.
 *
 * @param values by folded raw value in lower case
 * @param other what happens to a value that is not known
 */
record EnumRule(Map<String, Object> values, Other other) implements Rule {

  static final List<Parameter> PARAMETERS = List.of(
      new Parameter("map", "", "raw values and their codes: 男=male|女=female"),
      new Parameter(
          "other", "reject", "for values not in the map: reject, keep, or the code to give them"));

  private static final Map<String, Object> GENDERS = words(Map.of(
      "male", "男|男性|男士|先生|m|male|man|boy|1",
      "female", "女|女性|女士|小姐|f|female|woman|girl|2",
      "unknown", "未知|不详|不明|保密|其他|其它|未填写|u|unknown|other|secret|0"));

  private static final Map<Object, String> TRUTHS = Map.of(
      true, "是|对|真|有|已|y|yes|t|true|on|1|1.0|√|✓|✔",
      false, "否|不|不是|错|假|没有|未|n|no|f|false|off|0|0.0|×|✗|✘");

  EnumRule {
    values = Map.copyOf(values);
  }

  /** What happens to a value that is not in the map. */
  sealed interface Other extends Serializable {
    /** It is refused. */
    record Reject() implements Other {}

    /** It stays as it is, trimmed. */
    record Keep() implements Other {}

    /** It becomes this code. */
    record Code(String value) implements Other {}
  }

  static EnumRule of(Settings settings) {
    Map<String, Object> values = map(settings);
    if (values.isEmpty()) {
      throw settings.wrong("map", "raw values and their codes, such as 已付款=paid|已退款=refunded");
    }
    Other other = switch (settings.text("other")) {
      case "reject" -> new Other.Reject();
      case "keep" -> new Other.Keep();
      default -> new Other.Code(settings.text("other"));
    };
    return new EnumRule(values, other);
  }

  static EnumRule gender(Settings settings) {
    Map<String, Object> values = new HashMap<>(GENDERS);
    values.putAll(map(settings));
    return new EnumRule(values, new Other.Reject());
  }

  static EnumRule truth() {
    return new EnumRule(words(TRUTHS), new Other.Reject());
  }

  @Override
  public Standardised apply(String raw) {
    if (raw == null) {
      return Standardised.MISSING;
    }
    // Before null words are taken out: a map may give "-" or 无 a meaning of its own.
    Object known = values.get(key(raw.strip()));
    if (known != null) {
      return new Standardised.Value(known);
    }
    String text = RawText.cleaned(raw);
    // SQL null: the row has no value here.
    Object found = text.isEmpty() ? null : values.get(key(text));
    if (found != null) {
      return new Standardised.Value(found);
    }
    return text.isEmpty() ? Standardised.MISSING : unknown(text);
  }

  private Standardised unknown(String text) {
    if (other instanceof Other.Code code) {
      return new Standardised.Value(code.value());
    }
    return other instanceof Other.Keep
        ? new Standardised.Value(text)
        : Reasons.UNKNOWN_VALUE.rejected();
  }

  private static Map<String, Object> map(Settings settings) {
    Map<String, Object> values = new HashMap<>();
    for (String pair : settings.text("map").split("\\|", -1)) {
      int equals = pair.lastIndexOf('=');
      if (equals > 0 && equals < pair.length() - 1) {
        values.put(
            key(pair.substring(0, equals).strip()), pair.substring(equals + 1).strip());
      } else if (!pair.isBlank()) {
        throw settings.wrong("map", "pairs of raw value and code, such as 男=male|女=female");
      }
    }
    return values;
  }

  private static Map<String, Object> words(Map<?, String> wordsByValue) {
    Map<String, Object> values = new HashMap<>();
    wordsByValue.forEach((value, words) -> {
      for (String word : words.split("\\|", -1)) {
        values.put(key(word), value);
      }
    });
    return values;
  }

  private static String key(String text) {
    return Characters.lower(RawText.folded(text));
  }
}
