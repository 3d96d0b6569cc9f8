package io.tributary.schema.audience;

import io.tributary.schema.audience.TagDefinition.Timeliness;
import java.util.List;
import java.util.Optional;

/**
 * An audience: who is in, and what for.
 *
 * @param audience its id
 * @param purpose what the members may be addressed for
 * @param rule who is in, other audiences taken in and out included
 * @param limit how many of them; empty for all
 */
public record AudienceDefinition(
    String audience,
    int version,
    String nameZh,
    String nameEn,
    String purpose,
    Rule rule,
    Optional<Limit> limit,
    String owner,
    Timeliness refresh) {

  /**
   * The first of them.
   *
   * @param top how many
   * @param by Spark SQL number over {@link PersonView}, the greatest first; persons with equal or
   *     no number follow by OneID
   */
  public record Limit(int top, String by) {}

  /** The whole rule in words. */
  public String words() {
    return rule.words()
        + limit.map(l -> "; the " + l.top() + " greatest by " + l.by()).orElse("");
  }

  /** The version and a hash of the rule, so that one edited without a new number shows. */
  public String ruleVersion() {
    return RuleHash.version(version, words());
  }

  /** Codes of the tags its own rule names, sorted. */
  public List<String> tags() {
    return rule.leaves()
        .flatMap(leaf -> TagNames.in(leaf).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** The audiences its rule names, sorted. */
  public List<String> audiences() {
    return rule.leaves()
        .filter(Rule.InAudience.class::isInstance)
        .map(leaf -> ((Rule.InAudience) leaf).audience())
        .distinct()
        .sorted()
        .toList();
  }
}
