package io.tributary.job.report;

import java.util.List;
import java.util.Optional;

/** How persons fall into segments. */
final class SegmentSection {

  private static final String RFM =
      "select coalesce(rfm_segment, 'not scored'), count(*) from gold.rfm_scores"
          + " group by 1 order by 2 desc, 1";
  private static final String STAGES =
      "select stage, count(*) from gold.lifecycle group by 1 order by 2 desc, 1";

  private SegmentSection() {}

  static Optional<Section> of(ReportSource source) {
    return source.hasAll("gold.rfm_scores", "gold.lifecycle")
        ? Optional.of(new Section(
            "Segments",
            "Persons by RFM segment, and by stage of the life cycle; segments.yaml says where one"
                + " ends and the next begins.",
            List.of(
                Grids.bars(source.rows(RFM), "persons"),
                Grids.bars(source.rows(STAGES), "persons"))))
        : Optional.empty();
  }
}
