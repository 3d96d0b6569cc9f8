package io.tributary.job.wiring;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.job.lake.Lake;
import io.tributary.job.run.RunRequest;
import io.tributary.job.run.RunResult;
import io.tributary.job.run.Runner;
import io.tributary.job.run.RunnerSettings;
import io.tributary.job.run.Window;
import io.tributary.job.wiring.AudienceLookup.Explained;
import io.tributary.pipeline.standard.LakeKeys;
import io.tributary.schema.TableSpec;
import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.audience.DefinitionFiles;
import io.tributary.schema.audience.Definitions;
import io.tributary.schema.audience.SegmentSettings;
import io.tributary.schema.destination.SuppressionPolicy;
import io.tributary.schema.identity.IdentityRules;
import io.tributary.schema.table.AudienceMembers;
import io.tributary.schema.table.Audiences;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.Lifecycle;
import io.tributary.schema.table.PersonOrders;
import io.tributary.schema.table.PersonTags;
import io.tributary.schema.table.Persons;
import io.tributary.schema.table.RfmScores;
import io.tributary.schema.table.TagCatalog;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.yaml.Problems;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nights of the jobs of this stage over tables written by hand. */
@SparkTest
class AudienceJobsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final String TAGS = """
      tags:
        - tag: behaviour.purchase.repeated
          version: 1
          names: {zh: 复购, en: Again}
          level: behaviour
          owner: insight
          ttl: 7d
          sensitivity: L1
          purposes: [marketing]
          rule: {did: {source: orders, last: 30d, at-least: 2}}
      """;

  private static final String AUDIENCES = """
      audiences:
        - audience: again
          version: 1
          names: {zh: 复购, en: Again}
          purpose: marketing
          owner: growth
          rule: {tag: behaviour.purchase.repeated}
        - audience: buyers
          version: 1
          names: {zh: 买家, en: Buyers}
          purpose: marketing
          owner: growth
          rule: {sql: order_days > 0}
      """;

  private Lake lake;
  private Path folder;

  @BeforeEach
  void tables(SparkSession session, @io.tributary.schema.testkit.Lake Path root) {
    folder = root;
    lake = new Lake(session, root.toString());
    write(Persons.TABLE, """
        one_id | status | super_id
        anna   | ACTIVE | null
        bea    | ACTIVE | null
        carl   | ACTIVE | null
        old    | MERGED | anna
        """);
    write(Customer360.TABLE, "one_id\nanna\nbea\ncarl\n");
    write(PersonOrders.TABLE, """
        one_id | order_id | kind | net_amount | is_cancelled | ordered_at           | paid_at              | business_date | business_month
        anna   | 1        | sale | 100        | false        | 2026-05-01T10:00:00Z | 2026-05-01T10:00:00Z | 2026-05-01    | 2026-05
        anna   | 2        | sale | 50         | false        | 2026-05-20T10:00:00Z | 2026-05-20T10:00:00Z | 2026-05-20    | 2026-05
        bea    | 3        | sale | 30         | false        | 2026-05-31T10:00:00Z | 2026-05-31T10:00:00Z | 2026-05-31    | 2026-05
        """);
  }

  @Test
  void nightsGiveSegmentsTagsAndStaysAndAnOldDayRunAgainChangesNothing() {
    assertThat(night("2026-05-31").exitCode()).isZero();
    assertThat(night("2026-06-01").exitCode()).isZero();
    List<Row> stays = lake.read(AudienceMembers.TABLE).collectAsList();
    night("2026-05-30");

    assertThat(lake.read(AudienceMembers.TABLE).collectAsList())
        .containsExactlyInAnyOrderElementsOf(stays);
    assertThat(lake.read(RfmScores.TABLE)).hasRows("""
        one_id | as_of      | recency_days:bigint | frequency:bigint
        anna   | 2026-06-01 | 12                  | 2
        bea    | 2026-06-01 | 1                   | 1
        """);
    assertThat(lake.read(Lifecycle.TABLE)).hasRows("""
        one_id | as_of      | stage
        anna   | 2026-06-01 | repurchasing
        bea    | 2026-06-01 | new
        carl   | 2026-06-01 | prospect
        """);
    assertThat(lake.read(PersonTags.TABLE)).hasNoRows();
    assertThat(lake.read(AudienceMembers.TABLE)).hasRows("""
        audience_id | one_id | entered_at           | left_at
        again       | anna   | 2026-05-30T16:00:00Z | 2026-05-31T16:00:00Z
        buyers      | anna   | 2026-05-30T16:00:00Z | null
        buyers      | bea    | 2026-05-31T16:00:00Z | null
        """);
    assertThat(lake.read(TagCatalog.TABLE)).hasRows("""
        tag_code                    | name_zh | parent             | ttl_days:bigint | used_by | downstream_count:bigint
        behaviour.purchase.repeated | 复购     | behaviour.purchase | 7               | [again] | 1
        """);
  }

  @Test
  void anEditedRuleIsAnotherVersionAndWhenTheLastOneGoesMembersLeave() {
    night("2026-05-31");
    long before = lake.version(TagCatalog.TABLE).orElseThrow();
    night("2026-06-01", definitions(AUDIENCES.replace("order_days > 0", "order_days > 1")));

    assertThat(lake.version(TagCatalog.TABLE)).as("an unchanged catalogue").hasValue(before);
    assertThat(lake.read(Audiences.TABLE).where("audience_id = 'buyers'")).hasRows("""
        rule           | is_current | since
        order_days > 0 | false      | 2026-05-30T16:00:00Z
        order_days > 1 | true       | 2026-05-31T16:00:00Z
        """);
    assertThat(lake.read(AudienceMembers.TABLE).where("audience_id = 'buyers'")).hasRows("""
        one_id | left_at | reason
        anna   | null    | ["order_days > 1 [order_days=2]"]
        """);

    night("2026-06-02", Definitions.none());
    assertThat(lake.read(AudienceMembers.TABLE).where("left_at is null")).hasNoRows();
    assertThat(lake.read(Audiences.TABLE).where("is_current")).hasNoRows();
    assertThat(lake.read(TagCatalog.TABLE)).hasNoRows();
  }

  @Test
  void aPreviewAndAnExplanationTellOfAudiencesAsTheyAreWritten() {
    night("2026-05-31");
    AudienceLookup edited = lookup(AUDIENCES.replace("order_days > 0", "order_days <> 1"));
    AudienceLookup limited = lookup("""
        audiences:
          - audience: best
            version: 1
            names: {zh: 佳, en: Best}
            purpose: marketing
            owner: growth
            rule: {all: [{sql: order_days > 0}, {tag: behaviour.purchase.repeated}]}
            limit: {top: 1, by: monetary}
        """);

    assertThat(edited.asOf()).isEqualTo(LocalDate.parse("2026-05-31"));
    assertThat(edited.preview("buyers", 1))
        .isEqualTo(new AudienceLookup.Preview(3, 2, 0, List.of("anna"), Map.of("again", 1L)));
    assertThat(edited.sizes()).isEqualTo(Map.of("again", 1L, "buyers", 1L));
    assertThat(limited.explain("best", "anna"))
        .containsExactly(
            new Explained("order_days > 0", true, "order_days=2"),
            new Explained("tag behaviour.purchase.repeated", true, "true"),
            new Explained("one of the 1 greatest by monetary", true, ""));
    assertThat(limited.explain("best", "carl"))
        .extracting(Explained::holds)
        .containsExactly(false, false, false);
    assertThatThrownBy(() -> limited.explain("best", "old"))
        .hasMessage("Person old is MERGED, not ACTIVE. It is now anna.");
    assertThatThrownBy(() -> limited.explain("best", "nobody"))
        .hasMessage("There is no person nobody in the newest release. OneIDs stand in"
            + " gold.customer_360.");
    assertThatThrownBy(() -> limited.preview("bets", 1))
        .hasMessage("There is no audience 'bets' in this workspace. Did you mean 'best'?");
  }

  @Test
  void beforeTheFirstNightThereIsNothingToTell() {
    assertThatThrownBy(() -> new AudienceLookup(lake, definitions(AUDIENCES), SHANGHAI))
        .hasMessage("The lake has no release with persons yet, so no audience can be told. Run a"
            + " night first: tributary run nightly");
  }

  private AudienceLookup lookup(String audiences) {
    return new AudienceLookup(lake::read, definitions(audiences), SHANGHAI);
  }

  private RunResult night(String end) {
    return night(end, definitions(AUDIENCES));
  }

  private RunResult night(String end, Definitions definitions) {
    Instant to = LocalDate.parse(end).atStartOfDay(SHANGHAI).toInstant();
    LakehouseSettings settings = new LakehouseSettings(
        "hechuan",
        SHANGHAI,
        "CNY",
        "landing",
        List.of(),
        new IdentityRules(List.of(), List.of()),
        definitions,
        AttributionSettings.shipped(),
        SuppressionPolicy.DEFAULT,
        List.of(),
        new LakeKeys(new byte[32], "k1", Map.of("k1", new byte[32])));
    return new Runner(lake, new AudienceWiring(settings).jobs(), RunnerSettings.defaults(folder))
        .run(new RunRequest("nightly", new Window(to.minus(1, ChronoUnit.DAYS), to), to, 7)
            .in(SHANGHAI));
  }

  private static Definitions definitions(String audiences) {
    Problems problems = new Problems();
    DefinitionFiles files = new DefinitionFiles(problems);
    files.ownTags("tags.yaml", TAGS);
    files.ownAudiences("audiences.yaml", audiences);
    Definitions definitions = files.checked(SegmentSettings.shipped());
    assertThat(problems.all()).isEmpty();
    return definitions;
  }

  private void write(TableSpec table, String text) {
    GivenTables.write(lake, table, text);
  }
}
