package io.tributary.schema.contract;

import io.tributary.schema.contract.SqlChecks.Rows;
import io.tributary.schema.yaml.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** The names an expression uses, and what is wrong with them before any type is known. */
final class SqlNames {

  /** Functions whose value depends on when or where they run. */
  private static final Set<String> NOT_REPEATABLE = Set.of(
      "current_date",
      "current_timestamp",
      "current_user",
      "curdate",
      "input_file_name",
      "localtimestamp",
      "monotonically_increasing_id",
      "now",
      "rand",
      "randn",
      "random",
      "shuffle",
      "spark_partition_id",
      "user",
      "uuid");

  private final FunctionRegistry functions;
  private final SqlHints hints;

  SqlNames(FunctionRegistry functions, SqlHints hints) {
    this.functions = functions;
    this.hints = hints;
  }

  /**
   * What an expression uses.
   *
   * @param columns first parts of the column names
   * @param functions lower case
   * @param constructs what rows and selects may not hold, by name
   */
  record Used(List<String> columns, List<String> functions, List<String> constructs) {}

  /** The names in a parsed expression. */
  Used of(Expression expression) {
    Used used = new Used(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    collect(expression, used);
    return used;
  }

  private static void collect(Expression expression, Used used) {
    if (expression instanceof UnresolvedAttribute attribute) {
      used.columns().add(attribute.nameParts().head());
    } else if (expression instanceof UnresolvedFunction function) {
      used.functions().add(function.nameParts().last().toLowerCase(Locale.ROOT));
    } else if (expression instanceof SubqueryExpression) {
      used.constructs().add("A sub-query");
    } else if (expression instanceof WindowExpression) {
      used.constructs().add("A window");
    }
    java(expression.children()).forEach(child -> collect(child, used));
  }

  /** What is wrong with the functions used, in one sentence. */
  Optional<String> problem(Used used, Rows rows) {
    return used.constructs().stream()
        .findFirst()
        .map(construct -> construct + " reads other rows, which an expression here does not see."
            + " Use the columns of the record.")
        .or(() -> used.columns().stream()
            .filter(SqlNames::isNotRepeatable)
            .findFirst()
            .map(this::notRepeatable))
        .or(() -> used.functions().stream()
            .flatMap(function -> problem(function, rows).stream())
            .findFirst());
  }

  private Optional<String> problem(String function, Rows rows) {
    Option<ExpressionInfo> info =
        functions.lookupFunction(new FunctionIdentifier(function, Option.empty()));
    if (info.isEmpty()) {
      return Optional.of("There is no function '" + function + "'. "
          + DidYouMean.among(function, known())
              .map(name -> "Did you mean '" + name + "'?")
              .orElse("Use the built-in functions of Spark SQL."));
    }
    if (isNotRepeatable(function)) {
      return Optional.of(notRepeatable(function));
    }
    return switch (String.valueOf(info.get().getGroup())) {
      case "agg_funcs" ->
        rows == Rows.GROUPED
            ? Optional.empty()
            : Optional.of(
                "'" + function + "' is an aggregate, but this is computed for one row at a"
                    + " time. " + hints.aggregate());
      case "generator_funcs" ->
        Optional.of("'" + function + "' gives several rows. " + hints.generator());
      case "window_funcs" ->
        Optional.of("'" + function + "' reads other rows, which an expression here does not see.");
      default -> Optional.empty();
    };
  }

  private List<String> known() {
    return java(functions.listFunction()).stream()
        .map(FunctionIdentifier::funcName)
        .toList();
  }

  private static boolean isNotRepeatable(String name) {
    return NOT_REPEATABLE.contains(name.toLowerCase(Locale.ROOT));
  }

  private String notRepeatable(String name) {
    return "'" + name + "' gives another value on every run, so a re-run would change the table. "
        + hints.time();
  }

  static <T> List<T> java(Seq<T> values) {
    return JavaConverters.seqAsJavaList(values);
  }

  static <T> Seq<T> scala(List<T> values) {
    return JavaConverters.asScalaBuffer(values).toList();
  }
}
