package io.tributary.schema.audience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A strategy: what makes somebody worth a contact now, who of them is addressed, and how long that
 * makes sense.
 *
 * @param strategy its id
 * @param purpose what persons are addressed for
 * @param audience only its members; everybody where empty
 * @param exclude audiences whose members are left out
 * @param validFor how long after the trigger is due a contact makes sense
 * @param oncePer one trigger a person in each stretch of so long, counted from midnight in the
 *     workspace's zone; empty where every fact makes one
 * @param holdout share of the persons who are not addressed, so that the effect can be told
 * @param channels where to reach them, the first that can be used first
 * @param offer what is offered; empty for nothing
 * @param isOnline whether it makes triggers
 */
public record StrategyDefinition(
    String strategy,
    int version,
    String nameZh,
    String nameEn,
    String purpose,
    Trigger trigger,
    Optional<String> audience,
    List<String> exclude,
    Duration validFor,
    Optional<Duration> oncePer,
    double holdout,
    List<String> channels,
    Optional<String> offer,
    String owner,
    boolean isOnline) {

  public StrategyDefinition {
    exclude = List.copyOf(exclude);
    channels = List.copyOf(channels);
  }

  /**
   * A fact, and where told within some time after it another, or none.
   *
   * @param second what follows, or must not
   */
  public record Trigger(Facts first, Optional<Second> second) {

    /** The conditions in words, as a trigger's reason gives them. */
    public List<String> words() {
      List<String> words = new ArrayList<>(List.of(first.words()));
      second.ifPresent(one -> words.add(one.words()));
      return List.copyOf(words);
    }

    /** The kinds of facts it looks at. */
    public List<FactSource> sources() {
      return second
          .map(one -> List.of(first.source(), one.facts().source()))
          .orElse(List.of(first.source()));
    }
  }

  /**
   * The second fact.
   *
   * @param ending whether it must be there or must not
   * @param within from the first fact, which is left out, to its end, which is included
   */
  public record Second(Rule.Ending ending, Facts facts, Duration within) {

    String words() {
      String then = ending == Rule.Ending.THEN ? "then " : "then no ";
      return then + facts.words() + " within " + Durations.text(within);
    }
  }

  /** How long before a trigger is due its first fact may lie. */
  public Duration within() {
    return trigger.second().map(Second::within).orElse(Duration.ZERO);
  }
}
