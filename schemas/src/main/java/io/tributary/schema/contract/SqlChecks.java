package io.tributary.schema.contract;

import io.tributary.schema.yaml.DidYouMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.SimpleFunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry$;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression$;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.types.DataTypeUtils$;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * Analyses Spark SQL expressions against a schema as Spark itself would, without a session, which
 * takes seconds to start. One object may check any number of expressions; it is not thread-safe.
 */
public final class SqlChecks {

  /** What the rows are that an expression is computed on. */
  public enum Rows {
    /** One row at a time. */
    EACH,
    /** A group of rows at a time, by aggregates. */
    GROUPED
  }

  /**
   * What came out for one expression; both are empty where it uses a column whose type is not known
   * because of another problem.
   *
   * @param type its type, where it has one
   * @param problem one sentence and its cure, where something is wrong
   */
  public record Checked(Optional<DataType> type, Optional<String> problem) {

    private static Checked of(DataType type) {
      return new Checked(Optional.of(type), Optional.empty());
    }

    private static Checked wrong(String problem) {
      return new Checked(Optional.empty(), Optional.of(problem));
    }
  }

  private static final Checked UNKNOWN = new Checked(Optional.empty(), Optional.empty());

  private final SimpleFunctionRegistry functions = FunctionRegistry$.MODULE$.builtin();
  private final SqlNames names;
  private final Analyzer analyzer = new Analyzer(new SessionCatalog(
      new InMemoryCatalog(new SparkConf(false), new Configuration(false)),
      functions,
      TableFunctionRegistry$.MODULE$.builtin()));

  /** For expressions in feed contracts. */
  public SqlChecks() {
    this(SqlHints.FEEDS);
  }

  /** For expressions elsewhere; messages advise what fits there. */
  public SqlChecks(SqlHints hints) {
    this.names = new SqlNames(functions, hints);
  }

  /**
   * Checks expressions over the same rows, together, since analysis costs by the plan.
   *
   * @param view the columns they may use; one of void type has a type nobody knows
   */
  public List<Checked> types(List<String> expressions, StructType view, Rows rows) {
    List<Checked> checked =
        new ArrayList<>(expressions.stream().map(sql -> parsed(sql, view, rows)).toList());
    List<Integer> sound = IntStream.range(0, checked.size())
        .filter(i -> checked.get(i).type().isPresent())
        .boxed()
        .toList();
    List<String> together = sound.stream().map(expressions::get).toList();
    List<Checked> analysed = analysed(together, view, rows);
    IntStream.range(0, sound.size()).forEach(i -> checked.set(sound.get(i), analysed.get(i)));
    return List.copyOf(checked);
  }

  /** Finds what needs no analysis; the type given is a placeholder. */
  private Checked parsed(String sql, StructType view, Rows rows) {
    try {
      SqlNames.Used used = names.of(CatalystSqlParser$.MODULE$.parseExpression(sql));
      Optional<String> problem =
          names.problem(used, rows).or(() -> unknownColumn(used.columns(), view));
      if (problem.isPresent()) {
        return Checked.wrong(problem.get());
      }
      return used.columns().stream().anyMatch(column -> isVoid(column, view))
          ? UNKNOWN
          : Checked.of(DataTypes.NullType);
    } catch (Exception e) {
      return Checked.wrong("This is not Spark SQL: " + SqlErrors.sentence(e));
    }
  }

  private static Optional<String> unknownColumn(List<String> columns, StructType view) {
    List<String> known = List.of(view.fieldNames());
    return columns.stream()
        .filter(column -> known.stream().noneMatch(column::equalsIgnoreCase))
        .findFirst()
        .map(column ->
            "There is no column '" + column + "' here. " + DidYouMean.hint(column, known));
  }

  private static boolean isVoid(String column, StructType view) {
    return Arrays.stream(view.fields())
        .filter(field -> field.name().equalsIgnoreCase(column))
        .anyMatch(field -> field.dataType().equals(DataTypes.NullType));
  }

  private List<Checked> analysed(List<String> expressions, StructType view, Rows rows) {
    if (expressions.isEmpty()) {
      return List.of();
    }
    try {
      LogicalPlan analysed = analyzer.executeAndCheck(
          plan(expressions, view, rows), new QueryPlanningTracker(Option.empty()));
      return Arrays.stream(analysed.schema().fields())
          .map(StructField::dataType)
          .map(Checked::of)
          .toList();
    } catch (Exception e) {
      // One of them is wrong: only alone do they show which.
      return expressions.size() == 1
          ? List.of(Checked.wrong(SqlErrors.sentence(e)))
          : expressions.stream()
              .flatMap(one -> analysed(List.of(one), view, rows).stream())
              .toList();
    }
  }

  private static LogicalPlan plan(List<String> expressions, StructType view, Rows rows) {
    LogicalPlan relation = new LocalRelation(
        SqlNames.scala(
            List.<Attribute>copyOf(SqlNames.java(DataTypeUtils$.MODULE$.toAttributes(view)))),
        SqlNames.scala(List.of()),
        false);
    List<NamedExpression> named = IntStream.range(0, expressions.size())
        .<NamedExpression>mapToObj(i -> alias(expressions.get(i), "c" + i))
        .toList();
    return rows == Rows.EACH
        ? new Project(SqlNames.scala(named), relation)
        : new Aggregate(SqlNames.scala(List.of()), SqlNames.scala(named), relation);
  }

  private static Alias alias(String sql, String name) {
    Expression expression = CatalystSqlParser$.MODULE$.parseExpression(sql);
    return new Alias(
        expression,
        name,
        NamedExpression$.MODULE$.newExprId(),
        SqlNames.scala(List.of()),
        Option.empty(),
        SqlNames.scala(List.of()));
  }
}
