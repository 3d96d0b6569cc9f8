package io.tributary.job.run;

import static io.tributary.job.lake.WriteMode.Merge.DELETE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.tributary.job.lake.Lake;
import io.tributary.job.lake.StagedRows;
import io.tributary.job.lake.WriteMode;
import io.tributary.job.lake.WriteTag;
import io.tributary.job.lake.Written;
import io.tributary.quality.Finding;
import io.tributary.quality.Measured;
import io.tributary.quality.RowFault;
import io.tributary.quality.Staged;
import io.tributary.quality.TableChecks;
import io.tributary.quality.ValueFindings;
import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.quality.TableRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.storage.StorageLevel;
import scala.collection.JavaConverters;

/**
 * The check between computing a table and publishing it. Rows that replace all others are judged
 * whole; of rows that are merged or added only the keys touched are compared with those the table
 * has, in the months they lie in where it is split by month.
 */
final class Audit {

  /** The databases whose tables are read by name; bronze, ops and vault keep what came. */
  private static final Set<String> JUDGED = Set.of("silver", "identity", "gold");

  private final Lake lake;
  private final TableSpec table;
  private final WriteMode mode;
  private final TableRule rule;
  private final AuditContext context;

  Audit(Lake lake, TableSpec table, WriteMode mode, TableRule rule, AuditContext context) {
    this.lake = lake;
    this.table = table;
    this.mode = mode;
    this.rule = rule;
    this.context = context;
  }

  /**
   * Computes the rows once, has them judged, and writes them: rows to be added as files that are
   * committed when they are judged good, other rows from memory. Rows a rule puts away are kept
   * before the others are written; rows that stop publishing are kept when it is stopped.
   *
   * @param judge throws where the rows must not be published
   */
  Written write(Dataset<Row> rows, WriteTag tag, Consumer<List<Finding>> judge) {
    boolean isAdded = mode instanceof WriteMode.Append;
    boolean isJudged = JUDGED.contains(table.database());
    if (rule.isOff() || (isAdded && (table.key().isEmpty() || !isJudged))) {
      return lake.write(table, rows, mode, tag);
    }
    List<RowFault> faults = RowFault.of(table, rule, rows.columns());
    Optional<Column> isPutAway = isJudged ? RowFault.isPutAway(faults) : Optional.empty();
    Optional<StagedRows> staged =
        isAdded && isPutAway.isEmpty() ? lake.stage(table, rows, tag) : Optional.empty();
    return staged.isPresent()
        ? files(staged.get(), faults, tag, judge)
        : memory(rows, faults, isPutAway, tag, judge);
  }

  private Written files(
      StagedRows staged, List<RowFault> faults, WriteTag tag, Consumer<List<Finding>> judge) {
    try {
      judged(staged.rows(), faults, Map.of(), judge);
    } catch (RuntimeException refused) {
      staged.discard();
      throw refused;
    }
    return lake.commit(table, staged, tag);
  }

  private Written memory(
      Dataset<Row> rows,
      List<RowFault> faults,
      Optional<Column> isPutAway,
      WriteTag tag,
      Consumer<List<Finding>> judge) {
    boolean isComputed = isComputed(rows.queryExecution().analyzed());
    Dataset<Row> computed = isComputed ? rows : rows.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      if (isPutAway.isEmpty()) {
        judged(computed, faults, Map.of(), judge);
        return lake.write(table, computed, mode, tag);
      }
      PutAway putAway = context.putAway(faults);
      Column isBad = isPutAway.get().and(not(isRemoval(computed)));
      Dataset<Row> bad = computed.where(isBad);
      Dataset<Row> good = computed.where(not(isBad));
      judged(good, faults, putAway.counts(bad), judge);
      context.keep("put away", putAway.open(bad));
      return lake.write(table, good, mode, tag);
    } finally {
      if (!isComputed) {
        computed.unpersist();
      }
    }
  }

  private void judged(
      Dataset<Row> rows,
      List<RowFault> faults,
      Map<String, Long> putAway,
      Consumer<List<Finding>> judge) {
    try {
      judge.accept(findings(rows, faults, putAway));
    } catch (JobFailures.BreakerTripped stopped) {
      Dataset<Row> held = context.putAway(faults).held(rows.where(not(isRemoval(rows))));
      // Where all rows together are at fault, none of them is.
      if (!held.isEmpty()) {
        context.keep("held", held);
      }
      throw stopped;
    }
  }

  private static Column isRemoval(Dataset<Row> rows) {
    return Arrays.asList(rows.columns()).contains(DELETE)
        ? coalesce(col(DELETE), lit(false))
        : lit(false);
  }

  /** Whether the rows are a checkpoint's, which need no computing. */
  private static boolean isComputed(LogicalPlan plan) {
    return plan instanceof Project project
        ? isComputed(project.child())
        : plan instanceof LogicalRDD;
  }

  private List<Finding> findings(
      Dataset<Row> rows, List<RowFault> faults, Map<String, Long> putAway) {
    List<Finding> findings = new ArrayList<>(ofRows(rows, faults, putAway));
    if (!rule.checks().isEmpty()) {
      findings.addAll(ValueFindings.of(
          rows.where(not(isRemoval(rows))),
          rule.checks(),
          metric -> context.history().before(table.id(), metric),
          context.history().isSpecialDay()));
    }
    return findings;
  }

  private List<Finding> ofRows(
      Dataset<Row> rows, List<RowFault> faults, Map<String, Long> putAway) {
    boolean exists = lake.exists(table);
    TableChecks checks = new TableChecks(table, rule).without(putAway);
    Measured measured = Measured.of(staged(rows, faults, exists));
    if (mode instanceof WriteMode.Overwrite) {
      OptionalLong before = exists ? OptionalLong.of(lake.rowCount(table)) : OptionalLong.empty();
      return checks.whole(measured, before);
    }
    return mode instanceof WriteMode.Merge && exists
        ? checks.change(measured, lake.rowCount(table))
        : checks.part(measured);
  }

  private Staged staged(Dataset<Row> rows, List<RowFault> faults, boolean exists) {
    boolean canRemove = Arrays.asList(rows.columns()).contains(DELETE);
    return new Staged(
        table,
        rows,
        faults,
        key(),
        canRemove ? Optional.of(col(DELETE)) : Optional.empty(),
        mode instanceof WriteMode.ReplaceWhere replace
            ? Optional.of(expr("not coalesce(" + replace.predicate() + ", false)"))
            : Optional.empty(),
        owner(),
        exists ? standing(rows) : Optional.empty());
  }

  private List<String> key() {
    return mode instanceof WriteMode.Merge merge
        ? merge.key()
        : table.key().stream().map(Field::name).toList();
  }

  /** Rows of silver belong to the document they were made from. */
  private Optional<String> owner() {
    return table.field(Columns.DOCUMENT.name()).map(Field::name);
  }

  /** The table's rows that could share a key with the new ones. */
  private Optional<Dataset<Row>> standing(Dataset<Row> rows) {
    return replaced().map(isReplaced -> {
      List<Column> columns = new ArrayList<>(List.of(isReplaced.as(Staged.REPLACED)));
      key().forEach(name -> columns.add(col("t.`" + name + "`")));
      owner().ifPresent(name -> columns.add(col("t." + name)));
      return inMonthsOf(rows, lake.read(table).as("t")).select(columns.toArray(Column[]::new));
    });
  }

  /** Which of the table's rows give way; empty where no other row can have a new one's key. */
  private Optional<Column> replaced() {
    if (key().isEmpty()) {
      return Optional.empty();
    }
    if (mode instanceof WriteMode.Append) {
      return Optional.of(lit(false));
    }
    if (mode instanceof WriteMode.Merge merge) {
      return Optional.of(expr(merge.within()));
    }
    return mode instanceof WriteMode.ReplaceWhere replace && !isOfKey(replace.predicate())
        ? Optional.of(expr(replace.predicate()))
        : Optional.empty();
  }

  /** Rows of one key then all fulfil the predicate, or none does. */
  private boolean isOfKey(String predicate) {
    LogicalPlan filter = lake.none(table).where(predicate).queryExecution().analyzed();
    return JavaConverters.seqAsJavaList(filter.references().toSeq()).stream()
        .allMatch(attribute -> key().contains(attribute.name()));
  }

  /** At most a few dozen names of months. */
  private Dataset<Row> inMonthsOf(Dataset<Row> rows, Dataset<Row> standing) {
    if (table.partitions().isEmpty()) {
      return standing;
    }
    Column month = table.partitions().get(0).column();
    List<Object> months = rows.agg(collect_set(month)).head().getList(0);
    return standing.where(month.isin(months.toArray()));
  }
}
