package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import io.tributary.job.run.JobFailures;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.OpsRow;
import io.tributary.job.run.Step;
import io.tributary.pipeline.rule.StandardView;
import io.tributary.pipeline.silver.Documents;
import io.tributary.pipeline.silver.ReconciliationTransform;
import io.tributary.pipeline.silver.TargetRows;
import io.tributary.schema.Columns;
import io.tributary.schema.TableSpec;
import io.tributary.schema.Tables;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.Target;
import io.tributary.schema.table.Files;
import io.tributary.schema.table.Reconciliation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Accounts for every record that landed: what the file ledger counted, what bronze holds and in
 * which state, and whether silver holds what the standing records make, in rows and in money.
 */
final class ReconciliationStep implements Step {

  private final LakehouseSettings settings;
  private final Function<FeedContract, TableSpec> bronzeOf;

  ReconciliationStep(LakehouseSettings settings, Function<FeedContract, TableSpec> bronzeOf) {
    this.settings = settings;
    this.bronzeOf = bronzeOf;
  }

  @Override
  public void run(JobRun run) {
    List<OpsRow> rows = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (FeedContract contract : settings.feeds()) {
      TableSpec bronze = bronzeOf.apply(contract);
      if (run.lake().exists(bronze)) {
        Dataset<Row> documents = Documents.of(
            contract,
            StandardView.of(contract, run.read(bronze)),
            settings.identity().kindNames());
        landed(run, contract, documents, rows, faults);
        for (Target target : contract.targets()) {
          target(run, contract, target, documents, rows, faults);
        }
      }
    }
    run.record("reconciliation", rows);
    if (!faults.isEmpty()) {
      throw new JobFailures.BreakerTripped("What landed and what the lake holds differ: "
          + String.join("; ", faults) + ". Nothing was released. See 'tributary status'.");
    }
  }

  private void landed(
      JobRun run,
      FeedContract contract,
      Dataset<Row> documents,
      List<OpsRow> rows,
      List<String> faults) {
    Map<String, Row> states = new HashMap<>();
    ReconciliationTransform.states(contract, documents)
        .collectAsList()
        .forEach(row -> states.put(row.getAs("state"), row));
    long counted = ledgerCount(run, contract);
    long found =
        states.values().stream().mapToLong(row -> row.<Long>getAs("records")).sum();
    boolean isBalanced = counted == found;
    if (!isBalanced) {
      faults.add(contract.feed() + " landed " + counted + " records, bronze holds " + found);
    }
    rows.add(row(run, contract.feed(), "landed", "records", isBalanced)
        .with(Reconciliation.RECORDS, counted));
    for (String state : List.of("current", "superseded", "duplicate", "quarantined")) {
      rows.add(stateRow(run, contract, state, Optional.ofNullable(states.get(state)), isBalanced));
    }
    // Nothing can be erased yet without its landing file being written anew.
    rows.add(stateRow(run, contract, "erased", Optional.empty(), isBalanced));
  }

  private static OpsRow stateRow(
      JobRun run, FeedContract contract, String state, Optional<Row> found, boolean isBalanced) {
    OpsRow row = row(run, contract.feed(), "landed", state, isBalanced);
    row.with(
        Reconciliation.RECORDS, found.map(one -> one.<Long>getAs("records")).orElse(0L));
    found
        .map(one -> one.<BigDecimal>getAs("money"))
        .ifPresent(money -> row.with(Reconciliation.MONEY, money));
    return row;
  }

  private void target(
      JobRun run,
      FeedContract contract,
      Target target,
      Dataset<Row> documents,
      List<OpsRow> rows,
      List<String> faults) {
    TableSpec table = Tables.named(target.table()).orElseThrow();
    Dataset<Row> standing = Documents.standing(Documents.accepted(documents));
    Row expected = ReconciliationTransform.totals(
            table, TargetRows.of(contract, target, table, standing, settings.silver()))
        .head();
    Row present = ReconciliationTransform.totals(
            table, run.read(table).where(Columns.FEED.column().equalTo(contract.feed())))
        .head();
    boolean isBalanced = expected.equals(present);
    if (!isBalanced) {
      faults.add(
          contract.feed() + " makes " + expected.get(0) + " rows of " + table.id() + " worth "
              + expected.get(1) + ", the table holds " + present.get(0) + " worth "
              + present.get(1));
    }
    rows.add(total(run, contract, table, "expected", expected, isBalanced));
    rows.add(total(run, contract, table, "present", present, isBalanced));
  }

  private static OpsRow total(
      JobRun run,
      FeedContract contract,
      TableSpec table,
      String state,
      Row total,
      boolean isBalanced) {
    return row(run, contract.feed(), table.id(), state, isBalanced)
        .with(Reconciliation.RECORDS, total.<Long>getAs("rows"))
        .with(Reconciliation.ROWS, total.<Long>getAs("rows"))
        .with(Reconciliation.MONEY, total.<BigDecimal>getAs("money"));
  }

  private static OpsRow row(
      JobRun run, String feed, String target, String state, boolean isBalanced) {
    return OpsRow.of(Reconciliation.TABLE)
        .with(Reconciliation.FEED, feed)
        .with(Reconciliation.TARGET, target)
        .with(Reconciliation.STATE, state)
        .with(Reconciliation.IS_BALANCED, isBalanced)
        .with(Reconciliation.RUN_ID, run.runId())
        .with(Reconciliation.AT, run.now());
  }

  /** What the files held when they were read, those of this run included. */
  private static long ledgerCount(JobRun run, FeedContract contract) {
    Row total = run.readWithRecorded(Files.TABLE)
        .where(Files.FEED.column().equalTo(contract.feed()))
        .where(Files.STATUS.column().equalTo(FileLedger.INGESTED))
        .agg(sum(col(Files.RECORDS.name())))
        .head();
    return total.isNullAt(0) ? 0 : total.getLong(0);
  }
}
