package io.tributary.job.publish;

import io.tributary.pipeline.activation.ExportLinesTransform.Outcome;
import io.tributary.schema.TableSpec;
import io.tributary.schema.destination.Destination;
import io.tributary.schema.table.Exports;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a delivery would be, counted; nothing is written.
 *
 * @param verdict would be delivered, or why it would be refused
 * @param members persons in the audience
 * @param suppressed persons left out by gold.suppressions
 * @param noConsent persons left out because no consent covers purpose and recipient
 * @param noIdentifier persons without an identifier of the kind
 * @param rejected values refused one by one
 * @param rejections the same by kind and reason
 * @param duplicates lines left out because the file has them already
 * @param rows lines of the files
 * @param added lines the last delivery did not have
 * @param removed lines the last delivery had and this one has not
 * @param kept lines both have
 */
public record PublishPreview(
    String destination,
    String audience,
    String verdict,
    long members,
    long suppressed,
    long noConsent,
    long noIdentifier,
    long rejected,
    Map<String, Long> rejections,
    long duplicates,
    long rows,
    long added,
    long removed,
    long kept) {

  /**
   * The deliveries of one destination.
   *
   * @param tables gives the rows of a table
   * @param now the time they would show
   */
  public static List<PublishPreview> of(
      Destination destination,
      PublishSettings settings,
      Function<TableSpec, Dataset<Row>> tables,
      Instant now) {
    Map<String, LastDelivery> last = LastDelivery.of(tables.apply(Exports.TABLE), destination, now);
    Map<String, AudienceCounts> counts =
        AudienceCounts.of(ExportLines.of(tables, destination, settings.keys(), last.values(), now));
    return destination.audiences().stream()
        .map(audience -> of(new Delivery(
            destination,
            audience,
            now,
            counts.getOrDefault(audience, new AudienceCounts()),
            last.getOrDefault(audience, LastDelivery.NONE),
            List.of())))
        .toList();
  }

  private static PublishPreview of(Delivery delivery) {
    AudienceCounts counts = delivery.counts();
    return new PublishPreview(
        delivery.destination().name(),
        delivery.audience(),
        delivery
            .refusal(Delivery.Changes.LIMITED)
            .map(why -> "would be refused: " + why)
            .orElse("would be delivered"),
        counts.members(),
        counts.of(Outcome.SUPPRESSED),
        counts.of(Outcome.NO_CONSENT),
        counts.of(Outcome.NO_IDENTIFIER),
        counts.of(Outcome.REJECTED),
        counts.rejections(),
        counts.of(Outcome.DUPLICATE),
        delivery.rows(),
        delivery.added(),
        delivery.removed(),
        counts.kept());
  }
}
