package io.tributary.quality;

import com.amazon.deequ.suggestions.ConstraintSuggestion;
import com.amazon.deequ.suggestions.ConstraintSuggestionResult;
import com.amazon.deequ.suggestions.ConstraintSuggestionRunner;
import com.amazon.deequ.suggestions.Rules$;
import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Rules a table's rows suggest, by Deequ, as lines of quality.yaml. What the contract checks
 * already is left out, and columns that are not public: their values would stand in the file.
 */
public final class RuleSuggestions {

  private static final Pattern BOUND = Pattern.compile(">= ([0-9.]+)");
  private static final Pattern WORDS = Pattern.compile("Array\\((.*?)\\)");
  private static final int MOST_WORDS = 40;
  private static final List<Field> DERIVED = List.of(Columns.BUSINESS_DATE, Columns.BUSINESS_MONTH);

  private RuleSuggestions() {}

  /**
   * A rule.
   *
   * @param id its id
   * @param check {@code row: …} or {@code value: …, at-least: …}, as YAML
   * @param says why it is suggested
   */
  public record Suggestion(String id, String check, String says) {

    /** The rule as an element of a table's rules. */
    public String yaml() {
      return "- {id: " + id + ", " + check + ", severity: warn, says: " + quoted(says) + "}";
    }
  }

  /** The rules the rows suggest, by column. */
  public static List<Suggestion> of(TableSpec table, Dataset<Row> rows) {
    List<Field> fields = TableProfile.single(table).stream()
        .filter(field -> field.privacy() == Privacy.PUBLIC && !field.isTechnical())
        .filter(field -> !DERIVED.contains(field))
        .toList();
    ConstraintSuggestionResult result = new ConstraintSuggestionRunner()
        .onData(TableProfile.readable(fields, rows))
        .restrictToColumns(TableProfile.names(fields))
        .addConstraintRules(Rules$.MODULE$.DEFAULT())
        .run();
    Map<String, Seq<ConstraintSuggestion>> byColumn =
        JavaConverters.mapAsJavaMap(result.constraintSuggestions());
    List<Suggestion> suggestions = new ArrayList<>();
    for (Field field : fields) {
      if (byColumn.containsKey(field.name())) {
        suggestions.addAll(
            ofColumn(table, field, JavaConverters.seqAsJavaList(byColumn.get(field.name()))));
      }
    }
    return suggestions;
  }

  /** Where all words are known, nothing need be said of most of them. */
  private static List<Suggestion> ofColumn(
      TableSpec table, Field field, List<ConstraintSuggestion> found) {
    List<Suggestion> own =
        found.stream().flatMap(one -> suggestion(table, field, one).stream()).toList();
    boolean hasAll = own.stream().anyMatch(one -> one.id().equals(field.name() + "_known"));
    return own.stream()
        .filter(one -> !hasAll || !one.id().equals(field.name() + "_mostly_known"))
        .toList();
  }

  private static Optional<Suggestion> suggestion(
      TableSpec table, Field field, ConstraintSuggestion one) {
    String name = field.name();
    String code = one.codeForConstraint();
    String says = one.description().replaceAll("^'[^']*' ?", name + " ");
    return switch (one.suggestingRule().getClass().getSimpleName()) {
      case "CompleteIfCompleteRule" ->
        field.required()
            ? Optional.empty()
            : Optional.of(row(name + "_there", "`" + name + "` is not null", says));
      case "RetainCompletenessRule" ->
        bound(code)
            .map(bound -> value(
                name + "_filled",
                "avg(case when `" + name + "` is null then 0 else 1 end)",
                "at-least: " + bound,
                says));
      case "UniqueIfApproximatelyUniqueRule" ->
        table.key().equals(List.of(field))
            ? Optional.empty()
            : Optional.of(value(
                name + "_unique",
                "count(`" + name + "`) - count(distinct `" + name + "`)",
                "at-most: 0",
                says));
      case "NonNegativeNumbersRule" ->
        field.values().isPresent()
            ? Optional.empty()
            : Optional.of(
                row(name + "_not_negative", "`" + name + "` is null or `" + name + "` >= 0", says));
      case "CategoricalRangeRule" ->
        field.values().isPresent() ? Optional.empty() : known(name, code);
      case "FractionalCategoricalRangeRule" ->
        field.values().isPresent() ? Optional.empty() : mostly(name, code);
      default -> Optional.empty();
    };
  }

  private static Optional<Suggestion> known(String name, String code) {
    return words(code)
        .map(words -> row(
            name + "_known",
            "`" + name + "` is null or `" + name + "` in (" + words + ")",
            name + " has always been one of these"));
  }

  private static Optional<Suggestion> mostly(String name, String code) {
    return words(code)
        .flatMap(words -> bound(code)
            .map(bound -> value(
                name + "_mostly_known",
                "avg(case when `" + name + "` in (" + words + ") then 1 else 0 end)",
                "at-least: " + bound,
                name + " has mostly been one of these")));
  }

  /** The words of Scala's {@code Array("a", "b")} as SQL. */
  private static Optional<String> words(String code) {
    Matcher array = WORDS.matcher(code);
    if (!array.find()) {
      return Optional.empty();
    }
    List<String> words = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"")
        .matcher(array.group(1))
        .results()
        .map(found -> plain(found.group(1)))
        .toList();
    return words.isEmpty() || words.size() > MOST_WORDS
        ? Optional.empty()
        : Optional.of(words.stream()
            .map(word -> "'" + word.replace("'", "\\'") + "'")
            .collect(Collectors.joining(", ")));
  }

  /** A word without the escapes of Scala's source. */
  private static String plain(String word) {
    return Pattern.compile("\\\\u([0-9A-Fa-f]{4})")
        .matcher(word)
        .replaceAll(found ->
            Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
  }

  private static Optional<String> bound(String code) {
    Matcher bound = BOUND.matcher(code);
    return bound.find() ? Optional.of(bound.group(1)) : Optional.empty();
  }

  private static Suggestion row(String id, String condition, String says) {
    return new Suggestion(id, "row: " + quoted(condition), says);
  }

  private static Suggestion value(String id, String value, String bound, String says) {
    return new Suggestion(id, "value: " + quoted(value) + ", " + bound, says);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + "\"";
  }
}
