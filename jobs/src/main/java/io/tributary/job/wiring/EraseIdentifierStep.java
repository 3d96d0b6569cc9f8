package io.tributary.job.wiring;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.schema.table.Tombstones;
import io.tributary.schema.table.VaultIdentifiers;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * An identifier is erased: its tombstone is set, then its sealed value taken from the vault. The
 * next identity build does without it; records that bring it again do not bring it back.
 */
final class EraseIdentifierStep implements Step {

  private final String token;
  private final String note;

  EraseIdentifierStep(String token, String note) {
    this.token = token;
    this.note = note;
  }

  @Override
  public void run(JobRun run) {
    // A run that was interrupted erases what it began with.
    String erased = run.pinned("token", () -> token);
    Row row = RowFactory.create(erased, run.pinned("note", () -> note), run.now(), run.runId());
    Dataset<Row> tombstone =
        run.lake().session().createDataFrame(List.of(row), Tombstones.TABLE.schema());
    run.commit(Tombstones.TABLE, tombstone, WriteMode.Merge.by(Tombstones.TOKEN.name()));
    run.delete("vault", VaultIdentifiers.TABLE, "token = '" + erased + "'");
  }
}
