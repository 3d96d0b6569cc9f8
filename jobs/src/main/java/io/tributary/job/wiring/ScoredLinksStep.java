package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.pipeline.identity.linkage.RecordLinkage;
import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.pipeline.standard.Tokens;
import io.tributary.schema.TableSpec;
import io.tributary.schema.identity.ScoredLinks;
import io.tributary.schema.table.Identifiers;
import io.tributary.schema.table.MatchWeights;
import io.tributary.schema.table.ScoredPairs;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Compares records that carry no common identifier. The one job that opens personal values, in
 * memory; it writes pairs of tokens and their scores. What was shared or blocked by the identity
 * build before names no record.
 */
final class ScoredLinksStep implements Step {

  static final List<TableSpec> WRITES = List.of(ScoredPairs.TABLE, MatchWeights.TABLE);

  private final LakehouseSettings settings;

  ScoredLinksStep(LakehouseSettings settings) {
    this.settings = settings;
  }

  /**
   * Bronze of the feeds compared. Which identifiers are shared comes from the identity build of the
   * run before: the one of this run waits for these pairs.
   */
  List<TableSpec> reads() {
    List<TableSpec> reads = new ArrayList<>();
    settings.identity().scored().stream()
        .flatMap(rule -> rule.feeds().stream())
        .distinct()
        .forEach(feed ->
            reads.add(StandingRecords.bronze(settings, StandingRecords.contract(settings, feed))));
    return reads;
  }

  @Override
  public void run(JobRun run) {
    List<Dataset<Row>> pairs = new ArrayList<>();
    List<Row> weights = new ArrayList<>();
    for (ScoredLinks rule : settings.identity().scored()) {
      RecordLinkage.Linked linked = new RecordLinkage(
              rule, new FieldCipher(settings.keys()), new Tokens(settings.keys()))
          .link(records(run, rule), (stage, rows) -> Cut.of(rows));
      pairs.add(linked.pairs());
      weights.addAll(linked.weights());
    }
    pairs.stream()
        .reduce(Dataset::unionByName)
        .ifPresent(rows -> run.commit(ScoredPairs.TABLE, rows, new WriteMode.Overwrite()));
    run.commit(
        MatchWeights.TABLE,
        run.lake().session().createDataFrame(weights, MatchWeights.TABLE.schema()),
        new WriteMode.Overwrite());
  }

  private Dataset<Row> records(JobRun run, ScoredLinks rule) {
    StandingRecords standing = new StandingRecords(settings, run::read);
    Dataset<Row> shared = run.read(Identifiers.TABLE).where("class <> 'PERSON'");
    Column[] values =
        rule.columns().stream().map(name -> col("plain").getField(name)).toArray(Column[]::new);
    return rule.feeds().stream()
        .map(feed -> StandingRecords.named(standing.of(feed), shared)
            .select(col("record"), col("token"), array(values).as("values")))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }
}
