package io.tributary.job.report;

import java.util.List;
import java.util.Optional;

/** Who has which tag, and who is in which audience. */
final class AudienceSection {

  private static final String TAGS =
      "select concat(c.name_zh, ' · ', t.tag_code), count(*) from gold.person_tags t"
          + " join ops.tag_catalog c on c.tag_code = t.tag_code group by 1 order by 2 desc, 1"
          + " limit 30";
  private static final String AUDIENCES = """
      select audience_id, count_if(left_at is null),
        count_if(entered_at = last), count_if(left_at = last)
      from (select *, max(greatest(entered_at, left_at)) over () as last
        from gold.audience_members)
      group by audience_id order by 2 desc, 1""";

  private AudienceSection() {}

  static Optional<Section> of(ReportSource source) {
    return source.hasAll("gold.person_tags", "gold.audience_members", "ops.tag_catalog")
        ? Optional.of(new Section(
            "Tags and audiences",
            "Persons by tag, then audiences with who is in and who came or went with the newest"
                + " change. 'tributary audience explain NAME ONE_ID' says why.",
            List.of(
                Grids.bars(source.rows(TAGS), "persons"),
                Grids.grid(source.rows(AUDIENCES), "audience", "members", "came", "left"))))
        : Optional.empty();
  }
}
