package io.tributary.pipeline.activation;

import io.tributary.schema.destination.ExportRule.Making;
import io.tributary.schema.destination.ValueHash;
import io.tributary.schema.destination.ValueStep;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What an export rule makes of an identifier: a value that may leave, or the reason why not. */
public sealed interface MadeValue {

  /** May leave. */
  record Accepted(String value) implements MadeValue {}

  /**
   * Stays here.
   *
   * @param reason empty, placeholder, masked, already-hashed or wrong-shape; never the value
   */
  record Refused(String reason) implements MadeValue {}

  /** Words that stand for nothing; hashed they look like an identifier. */
  Set<String> PLACEHOLDERS = Set.of("0", "null", "none", "nil", "nan", "unknown", "undefined", "-");

  /** Digests as text: of MD5, SHA-1 and SHA-256, and SHA-256 as Base64. */
  Pattern DIGEST =
      Pattern.compile("[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[0-9A-Za-z+/]{43}=");

  /** What the rule makes of a normalised identifier as the vault holds it. */
  static MadeValue of(Making rule, String identifier) {
    String value = identifier;
    for (ValueStep step : rule.steps()) {
      value = ValueSteps.apply(step, value);
    }
    String reason = refusal(rule, value);
    return reason.isEmpty()
        ? new Accepted(ValueHashes.apply(rule.hash(), value))
        : new Refused(reason);
  }

  private static String refusal(Making rule, String value) {
    if (value.isBlank() || value.equals("+")) {
      return "empty";
    }
    if (PLACEHOLDERS.contains(value.strip().toLowerCase(Locale.ROOT))
        || value.matches("[+:-]*([0-9A-Za-z])(?:[:-]|\\1){5,}")) {
      return "placeholder";
    }
    if (value.indexOf('*') >= 0 || value.indexOf('＊') >= 0) {
      return "masked";
    }
    if (rule.shape().matcher(value).matches()) {
      return "";
    }
    boolean isDigest = rule.hash() != ValueHash.NONE && DIGEST.matcher(value).matches();
    return isDigest ? "already-hashed" : "wrong-shape";
  }
}
