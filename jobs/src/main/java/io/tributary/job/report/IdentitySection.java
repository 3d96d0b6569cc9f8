package io.tributary.job.report;

import java.util.List;
import java.util.Optional;

/** How identifiers became persons. */
final class IdentitySection {

  private static final String KINDS =
      "select kind, count_if(class = 'PERSON'), count_if(class <> 'PERSON')"
          + " from identity.identifiers group by kind order by 2 desc, kind";
  private static final String SIZES = """
      select case when identifier_count >= 8 then '8 and more identifiers'
          when identifier_count = 1 then '1 identifier'
          else concat(identifier_count, ' identifiers') end as identifiers,
        count(*) from identity.persons
      where status = 'ACTIVE' group by 1 order by 1""";
  private static final String REFUSED =
      "select coalesce(state_reason, 'unknown'), count(*) from identity.links"
          + " where state = 'SUPPRESSED' group by 1 order by 2 desc, 1 limit 10";

  private static final String EVENTS =
      "select date_format(occurred_at, 'yyyy-MM-dd'), count_if(kind = 'merge'),"
          + " count_if(kind <> 'merge') from identity.merge_events group by 1 order by 1 desc"
          + " limit 14";

  private IdentitySection() {}

  static Optional<Section> of(ReportSource source) {
    if (!source.hasAll(
        "identity.identifiers", "identity.persons", "identity.links", "identity.merge_events")) {
      return Optional.empty();
    }
    return Optional.of(new Section(
        "OneID",
        "Identifiers by kind; one that more people share than a person has (a store's phone) is kept"
            + " as evidence and ties nobody. Then persons by how many identifiers they have, and"
            + " links that were refused, and the last days on which persons became one or were taken"
            + " apart.",
        List.of(
            Grids.bars(source.rows(KINDS), "of one person", "shared"),
            Grids.bars(source.rows(SIZES), "persons"),
            Grids.grid(source.rows(REFUSED), "refused because", "links"),
            Grids.bars(source.rows(EVENTS), "merges", "splits and returns"))));
  }
}
