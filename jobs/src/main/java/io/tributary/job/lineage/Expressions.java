package io.tributary.job.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.CreateNamedStruct;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetArrayStructFields;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/** Where the value of an expression comes from, given where those of its attributes do. */
final class Expressions {

  private final Function<Attribute, Origin> attributes;
  private final Function<LogicalPlan, Origin> subqueries;

  Expressions(Function<Attribute, Origin> attributes, Function<LogicalPlan, Origin> subqueries) {
    this.attributes = attributes;
    this.subqueries = subqueries;
  }

  Origin of(Expression expression) {
    if (expression instanceof Attribute attribute) {
      return attributes.apply(attribute);
    }
    if (expression instanceof Alias alias) {
      return of(alias.child());
    }
    if (expression instanceof GetStructField field) {
      StructType struct = (StructType) field.child().dataType();
      return of(field.child()).field(struct.fieldNames()[field.ordinal()]);
    }
    if (expression instanceof GetArrayStructFields field) {
      return of(field.child()).field(field.field().name());
    }
    if (expression instanceof CreateNamedStruct struct) {
      return struct(struct);
    }
    List<Origin> parts = new ArrayList<>();
    if (expression instanceof PlanExpression<?> nested
        && nested.plan() instanceof LogicalPlan plan) {
      parts.add(subqueries.apply(plan));
    }
    children(expression).forEach(child -> parts.add(of(child)));
    return Origin.chosen(parts);
  }

  private Origin struct(CreateNamedStruct struct) {
    Map<String, Origin> fields = new TreeMap<>();
    List<Expression> values = JavaConverters.seqAsJavaList(struct.valExprs());
    String[] names = struct.dataType().fieldNames();
    for (int i = 0; i < names.length; i++) {
      fields.put(names[i], of(values.get(i)));
    }
    return Origin.struct(fields);
  }

  static List<Expression> children(Expression expression) {
    return JavaConverters.seqAsJavaList(expression.children());
  }
}
