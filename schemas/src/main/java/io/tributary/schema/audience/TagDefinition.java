package io.tributary.schema.audience;

import java.util.List;
import java.util.Optional;

/**
 * A tag: who has it, with what value, and what it may be used for.
 *
 * @param code domain.category.name
 * @param parent the tag above it; empty where that is domain.category
 * @param rule who has it; empty where everybody with a value has
 * @param value Spark SQL over {@link PersonView}; empty where the value is true
 * @param ttlDays days after which a value is not to be used
 * @param purposes what it may be used for
 */
public record TagDefinition(
    String code,
    int version,
    String nameZh,
    String nameEn,
    Level level,
    Optional<String> parent,
    ValueType valueType,
    Optional<Rule> rule,
    Optional<String> value,
    String owner,
    Timeliness timeliness,
    int ttlDays,
    Sensitivity sensitivity,
    List<String> purposes,
    Status status) {

  public TagDefinition {
    purposes = List.copyOf(purposes);
  }

  /** Where a tag comes from. */
  public enum Level {
    /** What somebody said or registered. */
    BASIC,
    /** What somebody did. */
    BEHAVIOUR,
    /** What a model concludes. */
    AI
  }

  /** What a value is. */
  public enum ValueType {
    BOOLEAN,
    TEXT,
    NUMBER,
    DATE
  }

  /** How often a tag or an audience is worked out anew. */
  public enum Timeliness {
    HOURLY,
    NIGHTLY
  }

  /** How much harm a value could do in wrong hands. */
  public enum Sensitivity {
    L1,
    L2,
    L3,
    L4
  }

  /** What a definition is good for today. */
  public enum Status {
    /** Being written: not worked out. */
    DRAFT,
    ONLINE,
    /** Still worked out, to be left by those who use it. */
    DEPRECATED,
    /** No longer worked out. */
    OFFLINE
  }

  /** Whether persons get it. */
  public boolean isComputed() {
    return status == Status.ONLINE || status == Status.DEPRECATED;
  }

  /** Rule and value in words. */
  public String words() {
    String who = rule.map(Rule::words).orElse("who has a value");
    return value.map(sql -> who + " → " + sql).orElse(who);
  }

  /** The version and a hash of the rule, so that one edited without a new number shows. */
  public String ruleVersion() {
    return RuleHash.version(version, words());
  }
}
