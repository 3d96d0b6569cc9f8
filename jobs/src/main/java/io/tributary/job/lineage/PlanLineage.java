package io.tributary.job.lineage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.Expand;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Generate;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SerializeFromObject;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.catalyst.plans.logical.Window;
import org.apache.spark.sql.delta.files.TahoeFileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Follows the columns of an analysed plan down to the columns of the lake's tables. What goes into
 * a value is told apart from what decides whether there is a row (filters, joins, groupings). A
 * step whose code Spark does not see, over rows as objects, is taken to hand on a column it has
 * under the same name as it got it, and to make every other column from all it got.
 */
public final class PlanLineage {

  private final IdentityHashMap<LogicalPlan, Map<Long, Origin>> known = new IdentityHashMap<>();
  private final Set<ColumnRef> conditions = new TreeSet<>();

  private PlanLineage() {}

  /**
   * What the columns of a dataset are made from.
   *
   * @param values the columns each column's value is made from; none where the plan does not tell
   * @param conditions the columns that decide which rows there are
   */
  public record Traced(Map<String, Set<ColumnRef>> values, Set<ColumnRef> conditions) {}

  /** Follows all columns of the rows. */
  public static Traced of(Dataset<Row> rows) {
    LogicalPlan plan = rows.queryExecution().analyzed();
    PlanLineage lineage = new PlanLineage();
    Map<Long, Origin> origins = lineage.traced(plan);
    Map<String, Set<ColumnRef>> values = new TreeMap<>();
    for (Attribute attribute : output(plan)) {
      values.put(
          attribute.name(), origins.getOrDefault(id(attribute), Origin.NONE).sources());
    }
    return new Traced(values, Set.copyOf(lineage.conditions));
  }

  /** The origin of every output column of a plan, for {@link Cuts}. */
  static List<Origin> origins(LogicalPlan plan, Set<ColumnRef> conditions) {
    PlanLineage lineage = new PlanLineage();
    Map<Long, Origin> origins = lineage.traced(plan);
    conditions.addAll(lineage.conditions);
    return output(plan).stream()
        .map(attribute -> origins.getOrDefault(id(attribute), Origin.NONE))
        .toList();
  }

  private Map<Long, Origin> traced(LogicalPlan plan) {
    Map<Long, Origin> before = known.get(plan);
    if (before != null) {
      return before;
    }
    Map<Long, Origin> origins = new HashMap<>();
    List<LogicalPlan> children = JavaConverters.seqAsJavaList(plan.children());
    children.forEach(child -> origins.putAll(traced(child)));
    if (children.isEmpty()) {
      leaf(plan, origins);
    } else {
      step(plan, children, origins);
    }
    known.put(plan, origins);
    return origins;
  }

  private void step(LogicalPlan plan, List<LogicalPlan> children, Map<Long, Origin> origins) {
    Expressions expressions = expressions(origins);
    if (plan instanceof Union) {
      union(plan, children, origins);
    } else if (plan instanceof Expand expand) {
      expand(expand, expressions, origins);
    } else if (plan instanceof Generate generate) {
      Origin made = generated(generate, expressions);
      java(generate.generatorOutput()).forEach(one -> origins.put(id(one), made));
    } else if (plan instanceof SerializeFromObject serialized) {
      serialized(serialized, origins);
    } else {
      java(plan.expressions()).forEach(one -> aliases(one, expressions, origins));
    }
    conditions(plan, expressions);
    opaque(plan, children, origins);
  }

  private Expressions expressions(Map<Long, Origin> origins) {
    return new Expressions(
        attribute -> origins.getOrDefault(id(attribute), Origin.NONE),
        nested -> Origin.union(traced(nested).values().toArray(Origin[]::new)));
  }

  private static void aliases(
      Expression expression, Expressions expressions, Map<Long, Origin> origins) {
    if (expression instanceof Alias alias) {
      origins.put(alias.exprId().id(), expressions.of(alias.child()));
    } else {
      Expressions.children(expression).forEach(child -> aliases(child, expressions, origins));
    }
  }

  private static void union(
      LogicalPlan plan, List<LogicalPlan> children, Map<Long, Origin> origins) {
    List<Attribute> output = output(plan);
    List<Origin> joined = new ArrayList<>();
    for (int i = 0; i < output.size(); i++) {
      int place = i;
      joined.add(Origin.either(children.stream()
          .map(child -> origins.getOrDefault(id(output(child).get(place)), Origin.NONE))
          .toArray(Origin[]::new)));
    }
    for (int i = 0; i < output.size(); i++) {
      origins.put(id(output.get(i)), joined.get(i));
    }
  }

  private static void expand(Expand expand, Expressions expressions, Map<Long, Origin> origins) {
    List<Attribute> output = java(expand.output());
    List<Origin> made = new ArrayList<>();
    for (int i = 0; i < output.size(); i++) {
      int place = i;
      made.add(Origin.union(java(expand.projections()).stream()
          .map(projection -> expressions.of(projection.apply(place)))
          .toArray(Origin[]::new)));
    }
    for (int i = 0; i < output.size(); i++) {
      origins.put(id(output.get(i)), made.get(i));
    }
  }

  /** The elements of an array of structs are known by their fields. */
  private static Origin generated(Generate generate, Expressions expressions) {
    Expression generator = (Expression) generate.generator();
    List<Expression> children = Expressions.children(generator);
    return children.size() == 1 ? expressions.of(children.get(0)) : expressions.of(generator);
  }

  private static void serialized(SerializeFromObject plan, Map<Long, Origin> origins) {
    Origin object = Origin.either(output(plan.child()).stream()
        .map(attribute -> origins.getOrDefault(id(attribute), Origin.NONE))
        .toArray(Origin[]::new));
    output(plan).forEach(one -> origins.put(id(one), object.field(one.name())));
  }

  private void conditions(LogicalPlan plan, Expressions expressions) {
    List<Expression> deciding = new ArrayList<>();
    if (plan instanceof Filter filter) {
      deciding.add(filter.condition());
    } else if (plan instanceof Join join) {
      deciding.addAll(java(join.condition().toList()));
    } else if (plan instanceof Aggregate aggregate) {
      deciding.addAll(java(aggregate.groupingExpressions()));
    } else if (plan instanceof Window window) {
      deciding.addAll(java(window.partitionSpec()));
    }
    deciding.forEach(one -> conditions.addAll(expressions.of(one).sources()));
  }

  /**
   * A column nothing is known of comes from all the step got; as an object it has those as fields.
   */
  private static void opaque(
      LogicalPlan plan, List<LogicalPlan> children, Map<Long, Origin> origins) {
    for (Attribute attribute : output(plan)) {
      if (!origins.containsKey(id(attribute))) {
        origins.put(id(attribute), object(children, origins));
      }
    }
  }

  private static Origin object(List<LogicalPlan> children, Map<Long, Origin> origins) {
    Map<String, Origin> fields = new TreeMap<>();
    List<Origin> nested = new ArrayList<>();
    for (LogicalPlan child : children) {
      for (Attribute attribute : output(child)) {
        Origin origin = origins.getOrDefault(id(attribute), Origin.NONE);
        nested.add(origin);
        fields.merge(attribute.name(), origin, Origin::either);
      }
    }
    // An object made from an object has the fields of that one.
    return nested.size() == 1 ? nested.get(0) : Origin.struct(fields);
  }

  private void leaf(LogicalPlan plan, Map<Long, Origin> origins) {
    if (plan instanceof LogicalRelation relation
        && relation.relation() instanceof HadoopFsRelation files
        && files.location() instanceof TahoeFileIndex index) {
      Path path = index.path();
      String table = path.getParent().getName() + "." + path.getName();
      output(plan).forEach(one -> origins.put(id(one), column(table, one.name(), one.dataType())));
      return;
    }
    Optional<Cuts.Cut> cut = Cuts.of(plan);
    List<Attribute> output = output(plan);
    for (int i = 0; i < output.size(); i++) {
      int place = i;
      origins.put(
          id(output.get(i)),
          cut.map(one -> one.origins().get(place)).orElse(Origin.of(Set.of(Cuts.UNSEEN))));
    }
    cut.ifPresent(one -> conditions.addAll(one.conditions()));
  }

  private static Origin column(String table, String name, DataType type) {
    DataType element = type instanceof ArrayType array ? array.elementType() : type;
    Map<String, Origin> fields = new TreeMap<>();
    if (element instanceof StructType struct) {
      for (StructField field : struct.fields()) {
        fields.put(field.name(), column(table, name + "." + field.name(), field.dataType()));
      }
    }
    return new Origin(Set.of(new ColumnRef(table, name)), fields);
  }

  private static List<Attribute> output(LogicalPlan plan) {
    return JavaConverters.seqAsJavaList(plan.output());
  }

  private static <T> List<T> java(Seq<T> seq) {
    return JavaConverters.seqAsJavaList(seq);
  }

  private static long id(Attribute attribute) {
    return attribute.exprId().id();
  }
}
