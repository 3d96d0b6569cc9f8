package io.tributary.job.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/** The sections a release has something to show for, in the order of the flow. */
public final class Report {

  private static final List<Function<ReportSource, Optional<Section>>> SECTIONS = List.of(
      OverviewSection::of,
      FeedSection::of,
      QuarantineSection::of,
      QualitySection::of,
      IdentitySection::of,
      SegmentSection::of,
      AudienceSection::of,
      AttributionSection::of,
      ModelSection::of,
      DeliverySection::of,
      RunSection::of);

  private Report() {}

  /** The page on the source's release. */
  public static Page of(String brand, ReportSource source) {
    return new Page(
        brand,
        subtitle(source),
        SECTIONS.stream()
            .map(section -> section.apply(source))
            .flatMap(Optional::stream)
            .toList());
  }

  private static String subtitle(ReportSource source) {
    List<Row> release = source.has("ops.releases")
        ? source.rows("select release_id, at from ops.releases order by sequence desc limit 1")
        : List.of();
    return release.isEmpty()
        ? "Nothing was released yet."
        : "Release " + release.get(0).getString(0) + ", as of " + release.get(0).get(1) + " UTC";
  }
}
