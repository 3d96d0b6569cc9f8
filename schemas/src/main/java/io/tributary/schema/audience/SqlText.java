package io.tributary.schema.audience;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.analysis.NamedParameter;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.parser.ParseException;
import scala.collection.JavaConverters;

/** What Spark's parser finds in a Spark SQL expression, without a session. */
public final class SqlText {

  private static final String TAGS = PersonView.TAGS.name();

  private SqlText() {}

  /** Columns the expression names, in order; none where it is no SQL, which checks tell. */
  public static List<String> columns(String sql) {
    Set<String> names = new LinkedHashSet<>();
    parsed(sql)
        .ifPresent(expression -> nodes(expression).stream()
            .filter(UnresolvedAttribute.class::isInstance)
            .forEach(node -> names.add(((UnresolvedAttribute) node).nameParts().head())));
    return List.copyOf(names);
  }

  /**
   * The expression with a literal in the place of each parameter {@code :name}.
   *
   * @param literals gives the literal of a parameter; one without stays
   */
  static String bound(String sql, Function<String, Optional<String>> literals) {
    StringBuilder text = new StringBuilder(sql);
    parsed(sql)
        .ifPresent(expression -> nodes(expression).stream()
            .filter(NamedParameter.class::isInstance)
            .map(NamedParameter.class::cast)
            .sorted(Comparator.comparingInt(SqlText::start).reversed())
            .forEach(parameter -> literals
                .apply(parameter.name())
                .ifPresent(literal -> text.replace(start(parameter), end(parameter), literal))));
    return text.toString();
  }

  /** The parameters {@code :name} of the expression. */
  static List<String> parameters(String sql) {
    return parsed(sql).map(SqlText::nodes).orElse(List.of()).stream()
        .filter(NamedParameter.class::isInstance)
        .map(node -> ((NamedParameter) node).name())
        .distinct()
        .toList();
  }

  /** Codes in {@code array_contains(tags, 'code')}; empty text for any other use of tags. */
  static List<String> tags(String sql) {
    List<String> codes = new ArrayList<>();
    parsed(sql).ifPresent(expression -> collectTags(expression, codes));
    return codes;
  }

  private static void collectTags(Expression expression, List<String> codes) {
    List<Expression> children = JavaConverters.seqAsJavaList(expression.children());
    boolean isContains = expression instanceof UnresolvedFunction function
        && function.nameParts().last().equalsIgnoreCase("array_contains")
        && children.size() == 2
        && isTags(children.get(0));
    if (isContains && children.get(1) instanceof Literal literal) {
      codes.add(String.valueOf(literal.value()));
    } else if (isTags(expression)) {
      codes.add("");
    } else {
      children.forEach(child -> collectTags(child, codes));
    }
  }

  private static boolean isTags(Expression expression) {
    return expression instanceof UnresolvedAttribute attribute
        && attribute.nameParts().head().equalsIgnoreCase(TAGS);
  }

  private static Optional<Expression> parsed(String sql) {
    try {
      return Optional.of(CatalystSqlParser$.MODULE$.parseExpression(sql));
    } catch (Exception e) {
      if (e instanceof ParseException) {
        return Optional.empty();
      }
      throw new IllegalStateException("Cannot parse " + sql, e);
    }
  }

  private static List<Expression> nodes(Expression expression) {
    List<Expression> nodes = new ArrayList<>(List.of(expression));
    JavaConverters.seqAsJavaList(expression.children())
        .forEach(child -> nodes.addAll(nodes(child)));
    return nodes;
  }

  private static int start(NamedParameter parameter) {
    return (Integer) parameter.origin().startIndex().get();
  }

  private static int end(NamedParameter parameter) {
    return (Integer) parameter.origin().stopIndex().get() + 1;
  }
}
