package io.tributary.job.report;

import java.util.List;
import java.util.Optional;

/** What left for whom, and what stayed here. */
final class DeliverySection {

  private static final String DELIVERIES = """
      select destination, audience_id, status, members, no_consent, suppressed, no_identifier,
        rejected, rows, coalesce(message, '')
      from ops.exports where run_id = (select max_by(run_id, at) from ops.exports)
      order by destination, audience_id""";

  private DeliverySection() {}

  static Optional<Section> of(ReportSource source) {
    return source.has("ops.exports")
        ? Optional.of(new Section(
            "Deliveries",
            "The newest files by destination and audience. Members without consent, suppressed ones"
                + " and those without the identifier the platform takes stay here; a person may have"
                + " several lines.",
            List.of(Grids.grid(
                source.rows(DELIVERIES),
                "destination",
                "audience",
                "status",
                "members",
                "no consent",
                "suppressed",
                "no identifier",
                "rejected",
                "lines",
                "message"))))
        : Optional.empty();
  }
}
