package io.tributary.schema.audience;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A condition on a person, or several put together. What is null in a condition does not hold. */
public sealed interface Rule {

  /** The conditions it is put together from, in order; itself where it is one. */
  Stream<Rule> leaves();

  /** The rule in words; equal words mean equal rules, but for labels. */
  String words();

  /**
   * A condition on the profile.
   *
   * @param says what evidence calls it
   * @param predicate Spark SQL boolean over {@link PersonView}
   */
  record Sql(String says, String predicate) implements Rule {
    @Override
    public Stream<Rule> leaves() {
      return Stream.of(this);
    }

    @Override
    public String words() {
      return predicate;
    }
  }

  /**
   * A condition on how many facts a person has.
   *
   * @param atLeast the least number that holds
   * @param atMost the greatest; empty for any
   * @param within where there, {@code atLeast} of them lie within so long, ends included
   */
  record Did(String says, Facts facts, long atLeast, OptionalLong atMost, Optional<Duration> within)
      implements Rule {
    @Override
    public Stream<Rule> leaves() {
      return Stream.of(this);
    }

    @Override
    public String words() {
      String most = atMost.isPresent() ? ", at most " + atMost.getAsLong() : "";
      String near = within.map(d -> ", within " + Durations.text(d)).orElse("");
      return facts.words() + ": at least " + atLeast + most + near;
    }
  }

  /** What a sequence expects after its first fact. */
  enum Ending {
    /** One of the second facts comes within the time. */
    THEN,
    /** None comes, and the time is over. */
    THEN_NOT
  }

  /**
   * A condition on two facts: one, and within some time after it another, or none.
   *
   * @param within from the first fact, which is left out, to its end, which is included
   */
  record Sequence(String says, Facts first, Ending ending, Facts second, Duration within)
      implements Rule {
    @Override
    public Stream<Rule> leaves() {
      return Stream.of(this);
    }

    @Override
    public String words() {
      String then = ending == Ending.THEN ? ", then " : ", then no ";
      return first.words() + then + second.words() + " within " + Durations.text(within);
    }
  }

  /**
   * The person has a tag.
   *
   * @param values the values that hold; empty for any
   */
  record HasTag(String says, String code, List<String> values) implements Rule {
    public HasTag {
      values = List.copyOf(values);
    }

    @Override
    public Stream<Rule> leaves() {
      return Stream.of(this);
    }

    @Override
    public String words() {
      return "tag " + code + (values.isEmpty() ? "" : " is " + String.join(" or ", values));
    }
  }

  /** The person is in another audience. */
  record InAudience(String says, String audience) implements Rule {
    @Override
    public Stream<Rule> leaves() {
      return Stream.of(this);
    }

    @Override
    public String words() {
      return "in audience " + audience;
    }
  }

  /** All of them hold. */
  record All(List<Rule> rules) implements Rule {
    public All {
      rules = List.copyOf(rules);
    }

    @Override
    public Stream<Rule> leaves() {
      return rules.stream().flatMap(Rule::leaves);
    }

    @Override
    public String words() {
      return "all of (" + String.join("; ", rules.stream().map(Rule::words).toList()) + ")";
    }
  }

  /** At least one of them holds. */
  record Any(List<Rule> rules) implements Rule {
    public Any {
      rules = List.copyOf(rules);
    }

    @Override
    public Stream<Rule> leaves() {
      return rules.stream().flatMap(Rule::leaves);
    }

    @Override
    public String words() {
      return "any of (" + String.join("; ", rules.stream().map(Rule::words).toList()) + ")";
    }
  }

  /** It does not hold. */
  record Not(Rule rule) implements Rule {
    @Override
    public Stream<Rule> leaves() {
      return rule.leaves();
    }

    @Override
    public String words() {
      return "not (" + rule.words() + ")";
    }
  }
}
