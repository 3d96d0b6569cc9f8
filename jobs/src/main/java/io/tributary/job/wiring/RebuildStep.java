package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.not;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.pipeline.rule.StandardView;
import io.tributary.pipeline.silver.Documents;
import io.tributary.pipeline.silver.TargetRows;
import io.tributary.schema.TableSpec;
import io.tributary.schema.Tables;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A feed's rows of silver anew from all of its bronze, by the contract as it is now: after its key,
 * what makes one version newer, or what it selects has changed. Values were made standard when they
 * were read and are not made again. Other feeds' rows of the same tables stay.
 */
final class RebuildStep implements Step {

  private final FeedContract contract;
  private final TableSpec bronze;
  private final LakehouseSettings settings;

  RebuildStep(FeedContract contract, TableSpec bronze, LakehouseSettings settings) {
    this.contract = contract;
    this.bronze = bronze;
    this.settings = settings;
  }

  @Override
  public void run(JobRun run) {
    if (!run.lake().exists(bronze)) {
      return;
    }
    Dataset<Row> standing = Documents.standing(Documents.of(
        contract,
        StandardView.of(contract, Documents.accepted(finished(run))),
        settings.identity().kindNames()));
    Dataset<Row> kept = Cut.of(standing);
    String own = "_feed = '" + contract.feed() + "'";
    rows(kept)
        .forEach(
            (table, rows) -> run.commit("rebuild", table, rows, new WriteMode.ReplaceWhere(own)));
  }

  /** Without what runs that a breaker stopped have left in bronze: the next ingestion takes it. */
  private Dataset<Row> finished(JobRun run) {
    List<FileLedger.OpenFile> open =
        FileLedger.of(run.lake(), contract, settings.zone()).open();
    Dataset<Row> all = run.read(bronze);
    return open.isEmpty() ? all : all.where(not(expr(IngestStep.left(open))));
  }

  private Map<TableSpec, Dataset<Row>> rows(Dataset<Row> standing) {
    Map<TableSpec, Dataset<Row>> rows = new LinkedHashMap<>();
    for (Target target : contract.targets()) {
      TableSpec table = Tables.named(target.table()).orElseThrow();
      rows.merge(
          table,
          TargetRows.of(contract, target, table, standing, settings.silver()),
          Dataset::unionByName);
    }
    return rows;
  }
}
