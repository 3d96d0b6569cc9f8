package io.tributary.job.wiring;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.pipeline.attribution.AttributionBalance;
import io.tributary.pipeline.attribution.AttributionChannelTransform;
import io.tributary.pipeline.attribution.AttributionCreditsTransform;
import io.tributary.schema.TableSpec;
import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.attribution.Goal;
import io.tributary.schema.table.AdPerformance;
import io.tributary.schema.table.AttributionChannel;
import io.tributary.schema.table.AttributionCredits;
import io.tributary.schema.table.Conversions;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.table.Touches;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Credits, and what they come to by channel. Where channels are credited with anything else than
 * what was ordered, the table of channels is left as it was and the night is not released.
 */
final class AttributionStep implements Step {

  static final List<TableSpec> READS =
      List.of(Touches.TABLE, Conversions.TABLE, PersonOrders.TABLE, AdPerformance.TABLE);
  static final List<TableSpec> WRITES = List.of(AttributionCredits.TABLE, AttributionChannel.TABLE);

  private final AttributionSettings settings;

  AttributionStep(AttributionSettings settings) {
    this.settings = settings;
  }

  @Override
  public void run(JobRun run) {
    Dataset<Row> touches = run.read(Touches.TABLE);
    Dataset<Row> conversions = run.read(Conversions.TABLE);
    Dataset<Row> orders = run.read(PersonOrders.TABLE);
    Dataset<Row> spend = run.read(AdPerformance.TABLE);
    run.commit(
        AttributionCredits.TABLE,
        AttributionCreditsTransform.apply(touches, conversions, settings),
        new WriteMode.Overwrite());
    Dataset<Row> channels = Cut.of(
        AttributionChannelTransform.apply(run.read(AttributionCredits.TABLE), spend, settings));
    check(run, channels, orders);
    run.commit(AttributionChannel.TABLE, channels, new WriteMode.Overwrite());
  }

  private void check(JobRun run, Dataset<Row> channels, Dataset<Row> orders) {
    if (!settings.goals().contains(Goal.ORDER)) {
      return;
    }
    List<Row> faults =
        AttributionBalance.faults(channels, orders, settings).limit(3).collectAsList();
    if (!faults.isEmpty()) {
      throw run.breaker("Channels are not credited with what was ordered: "
          + String.join("; ", faults.stream().map(AttributionStep::told).toList())
          + ". gold.attribution_channel was left as it was. Compare gold.person_orders with"
          + " gold.conversions and gold.attribution_credits of this run.");
    }
  }

  private static String told(Row fault) {
    return fault.getAs("brand_id") + ", " + fault.getAs("currency") + ", window "
        + fault.getAs("window") + ", model " + fault.getAs("model") + ", level "
        + fault.getAs("level") + ": " + plain(fault, "orders") + " orders of "
        + fault.getAs("net_amount") + ", but " + plain(fault, "credited") + " conversions of "
        + fault.getAs("net_revenue") + " credited";
  }

  private static String plain(Row fault, String amount) {
    return fault.getDecimal(fault.fieldIndex(amount)).stripTrailingZeros().toPlainString();
  }
}
