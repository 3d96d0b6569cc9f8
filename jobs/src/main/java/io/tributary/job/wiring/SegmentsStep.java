package io.tributary.job.wiring;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.pipeline.audience.AsOf;
import io.tributary.pipeline.audience.LifecycleTransform;
import io.tributary.pipeline.audience.PersonLines;
import io.tributary.pipeline.audience.Purchases;
import io.tributary.pipeline.audience.RfmScoresTransform;
import io.tributary.schema.TableSpec;
import io.tributary.schema.audience.SegmentSettings;
import io.tributary.schema.table.Lifecycle;
import io.tributary.schema.table.OrderLines;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.table.Persons;
import io.tributary.schema.table.Products;
import io.tributary.schema.table.RfmScores;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** RFM scores and life cycle, from one pass over the orders. */
final class SegmentsStep implements Step {

  static final List<TableSpec> WRITES = List.of(RfmScores.TABLE, Lifecycle.TABLE);

  private final LakehouseSettings settings;
  private final SegmentSettings segments;

  SegmentsStep(LakehouseSettings settings) {
    this.settings = settings;
    this.segments = settings.definitions().segments();
  }

  /** Products matter only where the time between purchases depends on what is bought. */
  List<TableSpec> reads() {
    List<TableSpec> reads = new ArrayList<>(List.of(Persons.TABLE, PersonOrders.TABLE));
    if (dependsOnProducts()) {
      reads.addAll(List.of(OrderLines.TABLE, Products.TABLE));
    }
    return reads;
  }

  @Override
  public void run(JobRun run) {
    AsOf asOf = AsOfDay.of(run);
    Dataset<Row> purchases = Cut.of(
        Purchases.of(run.read(PersonOrders.TABLE), asOf, settings.currency(), segments.rfm()));
    Dataset<Row> scores = RfmScoresTransform.apply(
        purchases, segments.rfm(), asOf, settings.brand(), settings.currency());
    Dataset<Row> stages = LifecycleTransform.apply(
        run.read(Persons.TABLE),
        purchases,
        categories(run, asOf),
        segments.lifecycle(),
        asOf,
        settings.brand());
    run.commit(RfmScores.TABLE, scores, new WriteMode.Overwrite());
    run.commit(Lifecycle.TABLE, stages, new WriteMode.Overwrite());
  }

  private Dataset<Row> categories(JobRun run, AsOf asOf) {
    if (dependsOnProducts()) {
      Dataset<Row> lines = PersonLines.of(
          run.read(OrderLines.TABLE), run.read(PersonOrders.TABLE), run.read(Products.TABLE));
      return Purchases.lastCategories(lines, asOf);
    }
    StructType none =
        new StructType().add("one_id", DataTypes.StringType).add("bought", DataTypes.StringType);
    return run.lake().session().createDataFrame(List.of(), none);
  }

  private boolean dependsOnProducts() {
    return !segments.lifecycle().categories().isEmpty();
  }
}
