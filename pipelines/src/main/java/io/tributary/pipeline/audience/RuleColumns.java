package io.tributary.pipeline.audience;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.audience.PersonView;
import io.tributary.schema.audience.Rule;
import io.tributary.schema.audience.Rule.Ending;
import io.tributary.schema.audience.SqlText;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * Rules as columns over one row per person: {@link PersonView}, the answers of {@link FactClauses},
 * and for audiences {@code tag_values} by code and {@code _in_<audience>} of those worked out.
 */
final class RuleColumns {

  static final String TAG_VALUES = "tag_values";
  static final String IN = "_in_";

  private static final Column NO_TEXT = lit(null).cast("string");

  private final FactClauses clauses;
  private final AsOf asOf;

  RuleColumns(FactClauses clauses, AsOf asOf) {
    this.clauses = clauses;
    this.asOf = asOf;
  }

  /** Whether the rule holds, never null. */
  Column holds(Rule rule) {
    if (rule instanceof Rule.All all) {
      return all.rules().stream().map(this::holds).reduce(Column::and).orElse(lit(true));
    }
    if (rule instanceof Rule.Any any) {
      return any.rules().stream().map(this::holds).reduce(Column::or).orElse(lit(false));
    }
    if (rule instanceof Rule.Not negated) {
      return not(holds(negated.rule()));
    }
    return condition(rule).holds();
  }

  /** The single conditions of a rule; one of several that must not hold is taken as one. */
  List<Condition> conditions(Rule rule) {
    if (rule instanceof Rule.All all) {
      return all.rules().stream().flatMap(one -> conditions(one).stream()).toList();
    }
    if (rule instanceof Rule.Any any) {
      return any.rules().stream().flatMap(one -> conditions(one).stream()).toList();
    }
    return List.of(rule instanceof Rule.Not negated ? not(negated.rule()) : condition(rule));
  }

  private Condition not(Rule rule) {
    boolean isOne = rule.leaves().count() == 1 && conditions(rule).size() == 1;
    return isOne
        ? conditions(rule).get(0).negated()
        : new Condition(rule.words(), holds(rule), NO_TEXT).negated();
  }

  private static Column not(Column holds) {
    return functions.not(holds);
  }

  /** Facts that satisfied the rule's event conditions; null where it has none. */
  Column count(Rule rule) {
    return did(rule)
        .map(did -> when(holds(did), clauses.count(did.facts())).otherwise(0L))
        .reduce(Column::plus)
        .orElse(lit(null).cast("long"));
  }

  /** The latest of them; null where there is none. */
  Column lastAt(Rule rule) {
    List<Column> latest =
        did(rule).map(did -> when(holds(did), clauses.lastAt(did.facts()))).toList();
    return switch (latest.size()) {
      case 0 -> lit(null).cast("timestamp");
      case 1 -> latest.get(0);
      default -> greatest(latest.toArray(Column[]::new));
    };
  }

  private static Stream<Rule.Did> did(Rule rule) {
    return rule.leaves().filter(Rule.Did.class::isInstance).map(Rule.Did.class::cast);
  }

  private Condition condition(Rule leaf) {
    if (leaf instanceof Rule.Did did) {
      return new Condition(did.says(), holds(did), found(did));
    }
    if (leaf instanceof Rule.Sequence sequence) {
      return new Condition(sequence.says(), holds(sequence), NO_TEXT);
    }
    if (leaf instanceof Rule.HasTag tag) {
      Column value = col(TAG_VALUES).getItem(tag.code());
      Column holds = tag.values().isEmpty()
          ? value.isNotNull()
          : coalesce(value.isin(tag.values().toArray()), lit(false));
      return new Condition(tag.says(), holds, value);
    }
    if (leaf instanceof Rule.InAudience in) {
      return new Condition(in.says(), col(IN + in.audience()), NO_TEXT);
    }
    Rule.Sql sql = (Rule.Sql) leaf;
    return new Condition(
        sql.says(), coalesce(expr(sql.predicate()), lit(false)), found(sql.predicate()));
  }

  private Column holds(Rule.Did did) {
    Column count = clauses.count(did.facts());
    Column enough = count.geq(did.atLeast());
    Column notTooMany =
        did.atMost().isPresent() ? enough.and(count.leq(did.atMost().getAsLong())) : enough;
    return did.within()
        .map(within -> notTooMany.and(isNear(clauses.times(did.facts()), did.atLeast(), within)))
        .orElse(notTooMany);
  }

  /** Whether so many of the times lie within the length of time, ends included. */
  private static Column isNear(Column times, long together, Duration within) {
    int more = (int) together - 1;
    Column firsts = sequence(lit(1), size(times).minus(more));
    Column near = exists(
        firsts,
        i -> element_at(times, i.plus(more)).minus(element_at(times, i)).leq(micros(within)));
    return when(size(times).gt(more), near).otherwise(false);
  }

  private Column holds(Rule.Sequence sequence) {
    Column seconds =
        coalesce(clauses.times(sequence.second()), functions.array().cast("array<bigint>"));
    long within = micros(sequence.within());
    long now = asOf.start().getEpochSecond() * 1_000_000;
    Column found = exists(clauses.times(sequence.first()), first -> {
      Column follows =
          exists(seconds, second -> second.gt(first).and(second.leq(first.plus(within))));
      return sequence.ending() == Ending.THEN
          ? follows
          : functions.not(follows).and(first.plus(within).leq(now));
    });
    return coalesce(found, lit(false));
  }

  private Column found(Rule.Did did) {
    Column last = date_format(clauses.lastAt(did.facts()), "yyyy-MM-dd'T'HH:mm:ss'Z'");
    return concat(
        clauses.count(did.facts()).cast("string"), coalesce(concat(lit(", last "), last), lit("")));
  }

  /** The values of the columns a condition names, but for the list of all tags. */
  private static Column found(String predicate) {
    Column[] values = SqlText.columns(predicate).stream()
        .filter(name -> !name.equalsIgnoreCase(PersonView.TAGS.name()))
        .map(name -> concat(lit(name + "="), coalesce(col(name).cast("string"), lit("null"))))
        .toArray(Column[]::new);
    return values.length == 0 ? NO_TEXT : concat_ws(", ", values);
  }

  private static long micros(Duration duration) {
    return duration.toMillis() * 1_000;
  }
}
