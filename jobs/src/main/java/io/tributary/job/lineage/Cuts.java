package io.tributary.job.lineage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.trees.TreeNodeTag;
import scala.Option;
import scala.collection.JavaConverters;

/**
 * Where the columns of rows come from whose plan was cut off: rows that were computed once and are
 * read again have no plan any more that says it. It is kept with them, as a tag of what is left.
 */
public final class Cuts {

  /** Stands for what a column comes from whose making no plan shows. */
  static final ColumnRef UNSEEN = new ColumnRef("?", "*");

  private static final TreeNodeTag<Cut> TAG = new TreeNodeTag<>("tributary.lineage");

  private Cuts() {}

  /**
   * Rows whose plan was cut off.
   *
   * @param origins where their columns come from, in order
   * @param conditions what decided which of them there are
   */
  record Cut(List<Origin> origins, Set<ColumnRef> conditions) {
    Cut {
      origins = List.copyOf(origins);
      conditions = Set.copyOf(conditions);
    }
  }

  /** What is kept of a plan without children; empty where it was not cut off here. */
  static Optional<Cut> of(LogicalPlan plan) {
    Option<Cut> cut = plan.getTagValue(TAG);
    return cut.isDefined() ? Optional.of(cut.get()) : Optional.empty();
  }

  /** Rows that stand for a table that does not exist yet: their columns are the table's. */
  public static Dataset<Row> named(Dataset<Row> none, String table) {
    LogicalPlan plan = none.queryExecution().analyzed();
    List<Origin> own = JavaConverters.<Attribute>seqAsJavaList(plan.output()).stream()
        .map(attribute -> Origin.of(Set.of(new ColumnRef(table, attribute.name()))))
        .toList();
    plan.setTagValue(TAG, new Cut(own, Set.of()));
    return none;
  }

  /** Computes the rows now and gives them without their plan, whose lineage stays known. */
  public static Dataset<Row> of(Dataset<Row> rows) {
    Dataset<Row> computed = rows.localCheckpoint(true);
    Set<ColumnRef> conditions = new TreeSet<>();
    List<Origin> origins = PlanLineage.origins(rows.queryExecution().analyzed(), conditions);
    computed.queryExecution().analyzed().setTagValue(TAG, new Cut(origins, conditions));
    return computed;
  }
}
