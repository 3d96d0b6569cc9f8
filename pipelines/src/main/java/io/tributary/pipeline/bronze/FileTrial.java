package io.tributary.pipeline.bronze;

import io.tributary.schema.contract.Drift;
import io.tributary.schema.contract.FeedContract;
import java.sql.Date;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;

/** Reads files by a contract to find how they differ from it; keeps no row and needs no session. */
public final class FileTrial {

  /** Nothing stops the reading: what the contract would do is for the caller to say. */
  private static final Drift LENIENT = new Drift(
      Drift.NewColumn.RESCUE,
      Drift.MissingColumn.NULL,
      Drift.TypeMismatch.RESCUE,
      Drift.TypeMismatch.RESCUE);

  private FileTrial() {}

  /** What each file turned out to be, in the order of the paths. */
  public static List<FileFacts> of(
      FeedContract contract, List<String> paths, ReadSettings settings) {
    List<FileFacts> facts = new ArrayList<>();
    for (String path : paths) {
      Row file = new GenericRowWithSchema(
          new Object[] {
            path,
            path,
            Date.valueOf(settings.ingestedAt().atZone(ZoneOffset.UTC).toLocalDate()),
            settings.ingestedAt().toString()
          },
          LandedFile.SCHEMA);
      FileRows rows = new FileRows(
          List.of(file).iterator(),
          FilePlan.of(contract.withDrift(LENIENT), settings.zone()),
          settings,
          facts::add);
      while (rows.hasNext()) {
        rows.next();
      }
    }
    return facts;
  }
}
