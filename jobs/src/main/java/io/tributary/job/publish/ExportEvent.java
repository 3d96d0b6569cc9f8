package io.tributary.job.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.job.run.OpsRow;
import io.tributary.pipeline.activation.ExportLinesTransform.Outcome;
import io.tributary.schema.destination.Destination;
import io.tributary.schema.table.Exports;
import io.tributary.schema.yaml.Kind;

/** A row of ops.exports. */
final class ExportEvent {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Delivery delivery;
  private final String runId;

  ExportEvent(Delivery delivery, String runId) {
    this.delivery = delivery;
    this.runId = runId;
  }

  /** The delivery is at its destination. */
  OpsRow left(String location, String manifestSha256) {
    return row(delivery.isRepeated() ? "repeated" : "delivered")
        .with(Exports.LOCATION, location)
        .with(Exports.MANIFEST_SHA256, manifestSha256);
  }

  /** Nothing left. */
  OpsRow refused(String why) {
    return row("refused").with(Exports.MESSAGE, why);
  }

  private OpsRow row(String status) {
    Destination destination = delivery.destination();
    AudienceCounts counts = delivery.counts();
    ObjectNode rejections = JSON.createObjectNode();
    counts.rejections().forEach(rejections::put);
    return OpsRow.of(Exports.TABLE)
        .with(Exports.DELIVERY_ID, delivery.id())
        .with(Exports.DESTINATION, destination.name())
        .with(Exports.TYPE, destination.type().word())
        .with(Exports.AUDIENCE_ID, delivery.audience())
        .with(Exports.RULE_VERSION, counts.ruleVersions())
        .with(Exports.STATUS, status)
        .with(Exports.MODE, Kind.Choice.word(destination.mode()))
        .with(Exports.EXPORT_RULES, delivery.rules())
        .with(Exports.AS_OF, delivery.asOf())
        .with(Exports.MEMBERS, counts.members())
        .with(Exports.SUPPRESSED, counts.of(Outcome.SUPPRESSED))
        .with(Exports.NO_CONSENT, counts.of(Outcome.NO_CONSENT))
        .with(Exports.NO_IDENTIFIER, counts.of(Outcome.NO_IDENTIFIER))
        .with(Exports.REJECTED, counts.of(Outcome.REJECTED))
        .with(Exports.REJECTIONS, rejections.toString())
        .with(Exports.DUPLICATES, counts.of(Outcome.DUPLICATE))
        .with(Exports.ROWS, delivery.rows())
        .with(Exports.ADDED, delivery.added())
        .with(Exports.REMOVED, delivery.removed())
        .with(Exports.KEPT, counts.kept())
        .with(Exports.JURISDICTION, destination.jurisdiction())
        .with(Exports.RUN_ID, runId)
        .with(Exports.AT, delivery.asOf());
  }
}
