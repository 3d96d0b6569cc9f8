package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.tributary.job.lake.Lake;
import io.tributary.job.run.Release;
import io.tributary.pipeline.audience.AsOf;
import io.tributary.pipeline.audience.Memberships;
import io.tributary.pipeline.audience.PersonRows;
import io.tributary.schema.TableSpec;
import io.tributary.schema.audience.AudienceDefinition;
import io.tributary.schema.audience.Definitions;
import io.tributary.schema.table.AudienceMembers;
import io.tributary.schema.table.Lifecycle;
import io.tributary.schema.table.Persons;
import io.tributary.schema.yaml.DidYouMean;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What audiences as they are written today come to on the newest release, before a night has worked
 * them out. Nothing is written.
 */
public final class AudienceLookup {

  private static final Column IS_OPEN = col("left_at").isNull();

  private final Function<TableSpec, Dataset<Row>> tables;
  private final Definitions definitions;
  private final AsOf asOf;

  /**
   * On a lake's newest release.
   *
   * @throws IllegalStateException when it has no segments yet
   */
  public AudienceLookup(Lake lake, Definitions definitions, ZoneId zone) {
    this(released(lake), definitions, zone);
  }

  /** On the tables that the function gives. */
  AudienceLookup(Function<TableSpec, Dataset<Row>> tables, Definitions definitions, ZoneId zone) {
    this.tables = tables;
    this.definitions = definitions;
    LocalDate day = AsOfDay.published(tables.apply(Lifecycle.TABLE))
        .orElseThrow(() -> new IllegalStateException("The lake has no release with persons yet, so"
            + " no audience can be told. Run a night first: tributary run nightly"));
    this.asOf = new AsOf(day, zone);
  }

  private static Function<TableSpec, Dataset<Row>> released(Lake lake) {
    Release release = Release.newest(lake).orElseGet(() -> new Release("none", 0, Map.of()));
    return table -> release.read(lake, table);
  }

  /** The day everything is told for. */
  public LocalDate asOf() {
    return asOf.date();
  }

  /**
   * An audience as it would be.
   *
   * @param size persons in it
   * @param entering of them those whom the release has not in
   * @param leaving persons whom the release has in and who would not be
   * @param sample OneIDs of some, in order
   * @param overlap persons who are in the other audience, too, by audience
   */
  public record Preview(
      long size, long entering, long leaving, List<String> sample, Map<String, Long> overlap) {

    public Preview {
      sample = List.copyOf(sample);
    }
  }

  /** One condition of a rule, for one person. */
  public record Explained(String condition, boolean holds, String found) {}

  /** Persons by audience, as the release has them in. */
  public Map<String, Long> sizes() {
    Map<String, Long> sizes = new TreeMap<>();
    tables
        .apply(AudienceMembers.TABLE)
        .where(IS_OPEN)
        .groupBy("audience_id")
        .count()
        .collectAsList()
        .forEach(row -> sizes.put(row.getString(0), row.getLong(1)));
    return sizes;
  }

  /** The audience of that id, with as many OneIDs as asked for. */
  public Preview preview(String audience, int sampled) {
    Dataset<Row> compared = compared(definition(audience).audience());
    List<String> others = definitions.audiences().stream()
        .map(AudienceDefinition::audience)
        .filter(one -> !one.equals(audience))
        .toList();
    List<Column> counts = new ArrayList<>();
    counts.add(count_if(col("is_in").and(not(col("was_in")))));
    counts.add(count_if(col("was_in").and(not(col("is_in")))));
    others.forEach(other -> counts.add(count_if(col("is_in").and(col(Memberships.column(other))))));
    Row totals =
        compared.agg(count_if(col("is_in")), counts.toArray(Column[]::new)).head();
    Map<String, Long> overlap = new TreeMap<>();
    for (int i = 0; i < others.size(); i++) {
      overlap.put(others.get(i), totals.getLong(i + 3));
    }
    List<Row> sample = compared
        .where("is_in")
        .select("one_id")
        .orderBy("one_id")
        .limit(sampled)
        .collectAsList();
    return new Preview(
        totals.getLong(0),
        totals.getLong(1),
        totals.getLong(2),
        sample.stream().map(row -> row.getString(0)).toList(),
        overlap);
  }

  /** All persons with all audiences, and whether they are, and in the release were, in this one. */
  private Dataset<Row> compared(String audience) {
    Dataset<Row> open = tables
        .apply(AudienceMembers.TABLE)
        .where(col("audience_id").equalTo(audience).and(IS_OPEN))
        .select(col("one_id"), lit(true).as("is_open"));
    return Cut.of(memberships(definitions, tables)
        .join(open, new String[] {"one_id"}, "full_outer")
        .withColumn("is_in", col(Memberships.column(audience)).eqNullSafe(true))
        .withColumn("was_in", col("is_open").eqNullSafe(true)));
  }

  /**
   * Every condition of an audience's rule for one person.
   *
   * @throws IllegalArgumentException when there is no such audience or person
   */
  public List<Explained> explain(String audience, String oneId) {
    AudienceDefinition definition = definition(audience);
    Definitions needed = new Definitions(
        definitions.tags(),
        definitions.with(definition),
        definitions.strategies(),
        definitions.segments());
    boolean needsEverybody =
        needed.audiences().stream().anyMatch(one -> one.limit().isPresent());
    Function<TableSpec, Dataset<Row>> read = needsEverybody ? tables : of(oneId);
    Dataset<Row> person = memberships(needed, read).where(col("one_id").equalTo(oneId));
    List<Row> rows = new Memberships(needed, asOf).explained(person, definition).collectAsList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(nobody(oneId));
    }
    List<Explained> explained = new ArrayList<>();
    rows.forEach(row -> explained.add(new Explained(
        row.getAs("condition"),
        row.<Boolean>getAs("holds"),
        row.isNullAt(row.fieldIndex("found")) ? "" : row.getAs("found"))));
    definition
        .limit()
        .ifPresent(limit -> explained.add(new Explained(
            "one of the " + limit.top() + " greatest by " + limit.by(),
            person.where(Memberships.column(audience)).count() > 0,
            "")));
    return explained;
  }

  /** The person's stays in an audience as the release has them, the first one first. */
  public Dataset<Row> stays(String audience, String oneId) {
    return tables
        .apply(AudienceMembers.TABLE)
        .where(col("audience_id").equalTo(audience).and(col("one_id").equalTo(oneId)))
        .select("entered_at", "left_at", "rule_version")
        .orderBy("entered_at");
  }

  private Dataset<Row> memberships(Definitions used, Function<TableSpec, Dataset<Row>> read) {
    Dataset<Row> persons = Cut.of(PersonRows.of(PersonSources.of(read), used, asOf));
    return new Memberships(used, asOf).of(persons);
  }

  private Function<TableSpec, Dataset<Row>> of(String oneId) {
    return table -> table.field("one_id").isPresent()
        ? tables.apply(table).where(col("one_id").equalTo(oneId))
        : tables.apply(table);
  }

  private AudienceDefinition definition(String audience) {
    List<String> known =
        definitions.audiences().stream().map(AudienceDefinition::audience).toList();
    return definitions
        .audience(audience)
        .orElseThrow(() -> new IllegalArgumentException("There is no audience '" + audience
            + "' in this workspace. " + DidYouMean.hint(audience, known)));
  }

  private String nobody(String oneId) {
    List<Row> found = tables
        .apply(Persons.TABLE)
        .where(col("one_id").equalTo(oneId))
        .select("status", "super_id")
        .collectAsList();
    if (found.isEmpty()) {
      return "There is no person " + oneId
          + " in the newest release. OneIDs stand in gold.customer_360.";
    }
    return "Person " + oneId + " is " + found.get(0).getString(0) + ", not ACTIVE."
        + (found.get(0).isNullAt(1) ? "" : " It is now " + found.get(0).getString(1) + ".");
  }
}
