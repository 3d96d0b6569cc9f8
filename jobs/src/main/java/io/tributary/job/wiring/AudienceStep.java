package io.tributary.job.wiring;

import io.tributary.job.lake.WriteMode;
import io.tributary.job.run.JobRun;
import io.tributary.job.run.Step;
import io.tributary.pipeline.audience.AsOf;
import io.tributary.pipeline.audience.AudienceMembersTransform;
import io.tributary.pipeline.audience.DefinitionRows;
import io.tributary.pipeline.audience.Memberships;
import io.tributary.pipeline.audience.PersonRows;
import io.tributary.pipeline.audience.PersonTagsTransform;
import io.tributary.schema.TableSpec;
import io.tributary.schema.audience.Definitions;
import io.tributary.schema.table.AudienceMembers;
import io.tributary.schema.table.Audiences;
import io.tributary.schema.table.PersonTags;
import io.tributary.schema.table.TagCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.JavaConverters;

/**
 * Tags, audiences and the catalogues of both. What is known of persons is gathered once, whatever
 * the number of definitions. A catalogue that has not changed is left as it is.
 */
final class AudienceStep implements Step {

  static final List<TableSpec> READS = reads();
  static final List<TableSpec> WRITES =
      List.of(PersonTags.TABLE, AudienceMembers.TABLE, Audiences.TABLE, TagCatalog.TABLE);

  private final Definitions definitions;

  AudienceStep(Definitions definitions) {
    this.definitions = definitions;
  }

  private static List<TableSpec> reads() {
    List<TableSpec> reads = new ArrayList<>(PersonSources.TABLES);
    reads.addAll(List.of(AudienceMembers.TABLE, Audiences.TABLE, TagCatalog.TABLE));
    return List.copyOf(reads);
  }

  @Override
  public void run(JobRun run) {
    boolean hasTags = !definitions.tags().isEmpty() || run.lake().exists(PersonTags.TABLE);
    boolean hasAudiences =
        !definitions.audiences().isEmpty() || run.lake().exists(AudienceMembers.TABLE);
    if (!hasTags && !hasAudiences) {
      return;
    }
    AsOf asOf = AsOfDay.of(run);
    Dataset<Row> persons = Cut.of(PersonRows.of(PersonSources.of(run::read), definitions, asOf));
    if (hasTags) {
      run.commit(PersonTags.TABLE, PersonTagsTransform.apply(persons), new WriteMode.Overwrite());
      catalogue(run, TagCatalog.TABLE, DefinitionRows.tags(definitions));
    }
    if (hasAudiences) {
      audiences(run, persons, asOf);
    }
  }

  private void audiences(JobRun run, Dataset<Row> persons, AsOf asOf) {
    Memberships memberships = new Memberships(definitions, asOf);
    Dataset<Row> members = memberships.members(memberships.of(persons));
    Dataset<Row> before = run.read(AudienceMembers.TABLE);
    run.commit(
        AudienceMembers.TABLE,
        AudienceMembersTransform.apply(members, before, asOf),
        new WriteMode.Overwrite());
    List<Row> known = run.read(Audiences.TABLE).collectAsList();
    catalogue(run, Audiences.TABLE, DefinitionRows.audiences(definitions, known, asOf));
  }

  private static void catalogue(JobRun run, TableSpec table, List<Row> rows) {
    Dataset<Row> today = run.lake().session().createDataFrame(rows, table.schema());
    if (!plain(run.read(table).collectAsList()).equals(plain(today.collectAsList()))) {
      run.commit(table, today.coalesce(1), new WriteMode.Overwrite());
    }
  }

  /** Rows as lists, which are equal when their values are; no two rows of a catalogue are equal. */
  private static Set<Object> plain(List<Row> rows) {
    return rows.stream().map(AudienceStep::plain).collect(Collectors.toSet());
  }

  private static Object plain(Row row) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.length(); i++) {
      Object value = row.get(i);
      values.add(
          value instanceof scala.collection.Seq<?> list
              ? JavaConverters.seqAsJavaList(list)
              : value);
    }
    return values;
  }
}
