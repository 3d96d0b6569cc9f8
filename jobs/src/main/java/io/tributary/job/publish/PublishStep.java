package io.tributary.job.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.publish.Delivery.Changes;
import io.tributary.job.run.JobLineage;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.OpsRow;
import io.tributary.job.run.Step;
import io.tributary.pipeline.activation.ExportLinesTransform.Outcome;
import io.tributary.schema.destination.Destination;
import io.tributary.schema.table.ExportReceipts;
import io.tributary.schema.table.Exports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Delivers the audiences of one destination. Files are finished in a private folder first; then
 * come the checks, the receipts, the files, the manifest, the pointer. Killed anywhere and
 * repeated, it makes the same files and the same receipts.
 */
final class PublishStep implements Step {

  private final Destination destination;
  private final PublishSettings settings;
  private final Changes changes;

  PublishStep(Destination destination, PublishSettings settings, Changes changes) {
    this.destination = destination;
    this.settings = settings;
    this.changes = changes;
  }

  @Override
  public void run(JobRun run) throws IOException {
    PinnedTables tables = new PinnedTables(run);
    Map<String, LastDelivery> last =
        LastDelivery.of(tables.apply(Exports.TABLE), destination, run.now());
    Dataset<Row> lines = ExportLines.of(
            tables, destination, settings.keys(), last.values(), run.now())
        .persist(StorageLevel.MEMORY_AND_DISK());
    String name = "export." + destination.name();
    JobLineage lineage = run.lineage();
    lineage.keep("", name, () -> lineage.edges(name, lines.select("audience_id", "part", "line")));
    try (Staging staging = Staging.of(destination)) {
      deliver(run, tables, staged(run, staging, lines, last), lines, staging);
    } finally {
      lines.unpersist();
    }
  }

  private List<Delivery> staged(
      JobRun run, Staging staging, Dataset<Row> lines, Map<String, LastDelivery> last)
      throws IOException {
    Map<String, AudienceCounts> counts = AudienceCounts.of(lines);
    Map<String, List<StagedFile>> files = staging.write(sorted(lines));
    List<Delivery> deliveries = new ArrayList<>();
    for (String audience : destination.audiences()) {
      Delivery delivery = new Delivery(
          destination,
          audience,
          run.now(),
          counts.getOrDefault(audience, new AudienceCounts()),
          last.getOrDefault(audience, LastDelivery.NONE),
          files.getOrDefault(audience, List.of()));
      long written = delivery.files().stream().mapToLong(StagedFile::rows).sum();
      if (written != delivery.rows()) {
        throw new IllegalStateException("Cannot deliver " + audience + " to " + destination.name()
            + ": its files have " + written + " lines, but " + delivery.rows()
            + " may leave. Nothing was sent.");
      }
      deliveries.add(delivery);
    }
    return deliveries;
  }

  /** Lines of the files, by audience, part and line; they pass the driver one by one. */
  private static Iterator<Row> sorted(Dataset<Row> lines) {
    return exported(lines)
        .select("audience_id", "part", "line")
        .orderBy("audience_id", "part", "line")
        .toLocalIterator();
  }

  private void deliver(
      JobRun run,
      PinnedTables tables,
      List<Delivery> deliveries,
      Dataset<Row> lines,
      Staging staging)
      throws IOException {
    List<Delivery> leaving =
        deliveries.stream().filter(one -> one.refusal(changes).isEmpty()).toList();
    List<Delivery> fresh = leaving.stream().filter(one -> !one.isRepeated()).toList();
    if (!fresh.isEmpty()) {
      receipts(run, fresh, lines);
    }
    List<OpsRow> events = new ArrayList<>();
    try (Store store = new Stores(settings.workspace(), settings.variables()).open(destination)) {
      Sender sender = new Sender(store, staging, tables.versions());
      for (Delivery delivery : deliveries) {
        ExportEvent event = new ExportEvent(delivery, run.runId());
        events.add(
            leaving.contains(delivery)
                ? event.left(store.address(delivery.folder()), sender.send(delivery))
                : event.refused(delivery.refusal(changes).orElseThrow()));
      }
    }
    run.record("exports", events);
  }

  private static void receipts(JobRun run, List<Delivery> deliveries, Dataset<Row> lines) {
    Column[] ids = deliveries.stream()
        .flatMap(one -> Stream.of(lit(one.audience()), lit(one.id())))
        .toArray(Column[]::new);
    Object[] audiences = deliveries.stream().map(Delivery::audience).toArray();
    String predicate = deliveries.stream()
        .map(one -> "'" + one.id() + "'")
        .collect(Collectors.joining(", ", "delivery_id in (", ")"));
    Dataset<Row> receipts = exported(lines)
        .where(col("audience_id").isin(audiences))
        .withColumn("delivery_id", element_at(map(ids), col("audience_id")))
        .withColumn("destination", lit(deliveries.get(0).destination().name()))
        .withColumn("exported_at", lit(run.now()));
    run.commit(
        ExportReceipts.TABLE,
        ExportReceipts.TABLE.conform(receipts),
        new WriteMode.ReplaceWhere(predicate));
  }

  private static Dataset<Row> exported(Dataset<Row> lines) {
    return lines.where(col("outcome").equalTo(Outcome.EXPORTED.word()));
  }
}
