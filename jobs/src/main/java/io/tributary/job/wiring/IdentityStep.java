package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.pipeline.identity.BuiltIdentity;
import io.tributary.pipeline.identity.IdentityBuild;
import io.tributary.pipeline.identity.IdentityState;
import io.tributary.pipeline.identity.IdentityStats;
import io.tributary.pipeline.identity.Keep;
import io.tributary.pipeline.identity.Mint;
import io.tributary.pipeline.identity.RunStamp;
import io.tributary.pipeline.standard.Tokens;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.Aliases;
import io.tributary.schema.table.Identifiers;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Links;
import io.tributary.schema.table.MergeEvents;
import io.tributary.schema.table.Persons;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The whole identity graph from all observations. A run pins the versions it reads, so that one
 * resumed after some of the tables were written starts from the same state.
 */
final class IdentityStep implements Step {

  static final List<TableSpec> WRITES = List.of(
      Identifiers.TABLE,
      Links.TABLE,
      Aliases.TABLE,
      Persons.TABLE,
      MergeEvents.TABLE,
      IdentityMap.TABLE);

  private final LakehouseSettings settings;

  IdentityStep(LakehouseSettings settings) {
    this.settings = settings;
  }

  @Override
  public void run(JobRun run) {
    for (TableSpec table : IdentityInputs.reads(settings)) {
      // Groups are found by code over partitions; what it sees are the identifiers of records.
      Stream.of("tokens", "_identifiers", "a", "b")
          .flatMap(name -> table.field(name).stream())
          .forEach(field -> run.lineage().madeFrom(table, field));
    }
    IdentityInputs inputs = IdentityInputs.of(settings, run::read);
    Tokens minting = new Tokens(settings.keys());
    Mint mint = (birthToken, runId) -> minting.mint(birthToken, runId);
    RunStamp stamp = new RunStamp(run.runId(), run.now());
    Keep keep = (stage, rows) -> Cut.of(rows);
    IdentityState before = inputs.before();
    commit(
        run,
        IdentityBuild.build(inputs.evidence(), settings.identity(), before, stamp, mint, keep));
  }

  private static void commit(JobRun run, BuiltIdentity built) {
    Dataset<Row> persons = Cut.of(built.persons());
    IdentityStats.alarm(biggest(persons), biggest(run.read(Persons.TABLE)), identifiers(persons))
        .ifPresent(says -> run.breaker(says + " " + bridges(built, persons)));
    overwrite(run, Identifiers.TABLE, built.identifiers());
    overwrite(run, Links.TABLE, built.links());
    overwrite(run, Aliases.TABLE, built.aliases());
    overwrite(run, Persons.TABLE, persons);
    run.commit(MergeEvents.TABLE, built.mergeEvents(), new WriteMode.Append());
    overwrite(run, IdentityMap.TABLE, built.identityMap());
  }

  private static long biggest(Dataset<Row> persons) {
    return persons.agg(coalesce(max("identifier_count"), lit(0L))).head().getLong(0);
  }

  private static long identifiers(Dataset<Row> persons) {
    return persons.agg(coalesce(sum("identifier_count"), lit(0L))).head().getLong(0);
  }

  private static String bridges(BuiltIdentity built, Dataset<Row> persons) {
    String biggest =
        persons.orderBy(col("identifier_count").desc(), col("one_id")).head().getAs("one_id");
    return PersonLinks.of(built.identifiers(), built.aliases(), built.links(), biggest)
        .says();
  }

  private static void overwrite(JobRun run, TableSpec table, Dataset<Row> rows) {
    run.commit(table, rows, new WriteMode.Overwrite());
  }
}
