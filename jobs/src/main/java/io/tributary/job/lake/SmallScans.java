package io.tributary.job.lake;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.delta.files.TahoeBatchFileIndex;
import org.apache.spark.sql.delta.files.TahoeLogFileIndex;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractPartialFunction;
import scala.runtime.BoxedUnit;

/**
 * The session extension by which queries that name a table in SQL read it as {@link SmallTables}
 * does. It goes before Delta's own rule, which would ask the snapshot for the files of each scan.
 */
public final class SmallScans extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectOptimizerRule(new AbstractFunction1<SparkSession, Rule<LogicalPlan>>() {
      @Override
      public Rule<LogicalPlan> apply(SparkSession session) {
        return new ByChecksum(session);
      }
    });
    return BoxedUnit.UNIT;
  }

  private static final class ByChecksum extends Rule<LogicalPlan> {

    private final SparkSession session;

    /** The optimiser asks several times for each scan, and answering may read the log. */
    private final Set<TahoeLogFileIndex> left =
        Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    ByChecksum(SparkSession session) {
      this.session = session;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
      return plan.transformDown(new AbstractPartialFunction<LogicalPlan, LogicalPlan>() {
        @Override
        public boolean isDefinedAt(LogicalPlan node) {
          return node instanceof LogicalRelation;
        }

        @Override
        public LogicalPlan apply(LogicalPlan node) {
          return byChecksum(node).orElse(node);
        }
      });
    }

    private Optional<LogicalPlan> byChecksum(LogicalPlan node) {
      return node instanceof LogicalRelation relation
              && relation.relation() instanceof HadoopFsRelation files
              && files.location() instanceof TahoeLogFileIndex scan
          ? listed(scan).map(listed -> with(relation, files, listed))
          : Optional.empty();
    }

    private Optional<TahoeBatchFileIndex> listed(TahoeLogFileIndex scan) {
      if (left.contains(scan)) {
        return Optional.empty();
      }
      Optional<TahoeBatchFileIndex> listed = SmallTables.files(session, scan);
      if (listed.isEmpty()) {
        left.add(scan);
      }
      return listed;
    }

    private static LogicalPlan with(
        LogicalRelation relation, HadoopFsRelation files, FileIndex listed) {
      HadoopFsRelation small = files.copy(
          listed,
          files.partitionSchema(),
          files.dataSchema(),
          files.bucketSpec(),
          files.fileFormat(),
          files.options(),
          files.sparkSession());
      return relation.copy(
          small, relation.output(), relation.catalogTable(), relation.isStreaming());
    }
  }
}
