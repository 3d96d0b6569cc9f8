package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.tributary.job.run.JobFailures;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.OpsRow;
import io.tributary.job.run.Step;
import io.tributary.pipeline.rule.StandardView;
import io.tributary.pipeline.silver.Documents;
import io.tributary.pipeline.silver.ReconciliationTransform;
import io.tributary.pipeline.silver.TargetRows;
import io.tributary.schema.TableSpec;
import io.tributary.schema.Tables;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.Target;
import io.tributary.schema.table.Files;
import io.tributary.schema.table.Reconciliation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
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
    List<FeedContract> feeds = settings.feeds().stream()
        .filter(contract -> run.lake().exists(bronzeOf.apply(contract)))
        .toList();
    Map<String, Long> counted = ledgerCounts(run);
    Map<String, Row> present = present(run, feeds);
    for (FeedContract contract : feeds) {
      Dataset<Row> documents = Documents.of(
          contract,
          StandardView.of(contract, run.read(bronzeOf.apply(contract))),
          settings.identity().kindNames());
      Map<String, Row> states = new HashMap<>();
      ReconciliationTransform.states(contract, documents)
          .collectAsList()
          .forEach(row -> states.put(row.getAs("state"), row));
      landed(run, contract, states, counted.getOrDefault(contract.feed(), 0L), rows, faults);
      expected(contract, documents, Optional.ofNullable(states.get("current")))
          .forEach((table, total) -> target(
              run,
              contract,
              table,
              total,
              Total.of(present.get(table.id() + " " + contract.feed())),
              rows,
              faults));
    }
    run.record("reconciliation", rows);
    if (!faults.isEmpty()) {
      throw new JobFailures.BreakerTripped("What landed and what the lake holds differ: "
          + String.join("; ", faults) + ". Nothing was released. See 'tributary status'.");
    }
  }

  private static void landed(
      JobRun run,
      FeedContract contract,
      Map<String, Row> states,
      long counted,
      List<OpsRow> rows,
      List<String> faults) {
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

  /** What the standing records make of each table; several targets may write one table. */
  private Map<TableSpec, Total> expected(
      FeedContract contract, Dataset<Row> documents, Optional<Row> current) {
    Map<TableSpec, Total> expected = new LinkedHashMap<>();
    for (int i = 0; i < contract.targets().size(); i++) {
      Target target = contract.targets().get(i);
      TableSpec table = Tables.named(target.table()).orElseThrow();
      expected.merge(
          table,
          target.each() instanceof Target.Each.Group
              ? grouped(contract, target, table, documents)
              : Total.of(current, "rows_" + i, "money_" + i),
          Total::plus);
    }
    return expected;
  }

  private Total grouped(
      FeedContract contract, Target target, TableSpec table, Dataset<Row> documents) {
    Dataset<Row> standing = Documents.standing(Documents.accepted(documents));
    return Total.of(ReconciliationTransform.totals(
            table, TargetRows.of(contract, target, table, standing, settings.silver()))
        .head());
  }

  /** What every silver table holds of every feed, by table and feed. */
  private static Map<String, Row> present(JobRun run, List<FeedContract> feeds) {
    Map<String, Row> present = new HashMap<>();
    feeds.stream()
        .flatMap(contract -> contract.targets().stream())
        .map(Target::table)
        .distinct()
        .map(name -> Tables.named(name).orElseThrow())
        .map(table -> ReconciliationTransform.present(table, run.read(table)))
        .reduce(Dataset::unionByName)
        .ifPresent(all -> all.collectAsList()
            .forEach(row -> present.put(row.getAs("table") + " " + row.getAs("feed"), row)));
    return present;
  }

  private static void target(
      JobRun run,
      FeedContract contract,
      TableSpec table,
      Total expected,
      Total present,
      List<OpsRow> rows,
      List<String> faults) {
    boolean isBalanced = expected.equals(present);
    if (!isBalanced) {
      faults.add(contract.feed() + " makes " + expected.rows() + " rows of " + table.id()
          + " worth " + expected.money() + ", the table holds " + present.rows() + " worth "
          + present.money());
    }
    rows.add(total(run, contract, table, "expected", expected, isBalanced));
    rows.add(total(run, contract, table, "present", present, isBalanced));
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

  private static OpsRow total(
      JobRun run,
      FeedContract contract,
      TableSpec table,
      String state,
      Total total,
      boolean isBalanced) {
    return row(run, contract.feed(), table.id(), state, isBalanced)
        .with(Reconciliation.RECORDS, total.rows())
        .with(Reconciliation.ROWS, total.rows())
        .with(Reconciliation.MONEY, total.money());
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

  /** What the files of each feed held when they were read, but for those whose time is over. */
  private static Map<String, Long> ledgerCounts(JobRun run) {
    Map<String, Long> counts = new HashMap<>();
    Column isRetired = Files.STATUS.column().equalTo(Files.RETIRED);
    run.readWithRecorded(Files.TABLE)
        .where(Files.STATUS.column().isin(FileLedger.INGESTED, Files.RETIRED))
        .groupBy(Files.FEED.column())
        .agg(sum(when(isRetired, negate(Files.RECORDS.column())).otherwise(Files.RECORDS.column())))
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.isNullAt(1) ? 0 : row.getLong(1)));
    return counts;
  }

  /** Rows of a table and what they are worth; 0 where there is nothing. */
  private record Total(long rows, BigDecimal money) {

    private static final Total NONE = new Total(0, BigDecimal.ZERO.setScale(2));

    static Total of(Row found) {
      return of(Optional.ofNullable(found), "rows", "money");
    }

    static Total of(Optional<Row> found, String rows, String money) {
      return found
          .map(row -> new Total(amount(row, rows).longValue(), amount(row, money)))
          .orElse(NONE);
    }

    Total plus(Total other) {
      return new Total(rows + other.rows, money.add(other.money));
    }

    private static BigDecimal amount(Row row, String column) {
      Object value = row.getAs(column);
      return value == null ? NONE.money : new BigDecimal(value.toString()).setScale(2);
    }
  }
}
