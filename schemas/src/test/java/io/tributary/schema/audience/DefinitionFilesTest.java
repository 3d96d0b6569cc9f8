package io.tributary.schema.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.audience.TagDefinition.Level;
import io.tributary.schema.audience.TagDefinition.Sensitivity;
import io.tributary.schema.audience.TagDefinition.Status;
import io.tributary.schema.audience.TagDefinition.Timeliness;
import io.tributary.schema.audience.TagDefinition.ValueType;
import io.tributary.schema.yaml.Problem;
import io.tributary.schema.yaml.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class DefinitionFilesTest {

  private static final String REST = """
          version: 2
          names: {zh: 名, en: Name}
          level: behaviour
          owner: insight
          ttl: 30d
          sensitivity: L2
          purposes: [marketing, analysis]
      """;

  private static final String TAG = """
      tags:
        - tag: interest.category.skincare
      """ + REST;

  private static final String WHOLE_TAG = """
          parent: interest.category.beauty
          value-type: text
          value: member_level
          timeliness: hourly
          status: deprecated
          rule:
            all:
              - says: looked
                did: {source: events, where: event = 'view', last: 90d, at-least: 4, at-most: 9}
              - did: {source: orders, at-least: 2, within: 7d}
              - did-not: {source: lines, where: quantity < 0}
              - any:
                  - sql: order_count > :least
                  - not: {sql: gender = :who}
              - sequence:
                  first: {source: events}
                  then-not: {source: orders}
                  within: 30m
                  last: 7d
          parameters: {least: 3, who: "o'hara"}
        - tag: interest.category.beauty
      """;

  @Test
  void aTagIsReadWithEverythingItSays() {
    Definitions read = sound(TAG + WHOLE_TAG + REST + """
          rule: {sql: "true"}
      """, "");

    TagDefinition tag = read.tags().get(1);
    assertThat(tag)
        .extracting(
            TagDefinition::code,
            TagDefinition::version,
            TagDefinition::nameZh,
            TagDefinition::nameEn,
            TagDefinition::level,
            TagDefinition::parent,
            TagDefinition::valueType,
            TagDefinition::value,
            TagDefinition::owner,
            TagDefinition::timeliness,
            TagDefinition::ttlDays,
            TagDefinition::sensitivity,
            TagDefinition::purposes,
            TagDefinition::status)
        .containsExactly(
            "interest.category.skincare",
            2,
            "名",
            "Name",
            Level.BEHAVIOUR,
            Optional.of("interest.category.beauty"),
            ValueType.TEXT,
            Optional.of("member_level"),
            "insight",
            Timeliness.HOURLY,
            30,
            Sensitivity.L2,
            List.of("marketing", "analysis"),
            Status.DEPRECATED);
    Facts views = new Facts(
        FactSource.EVENTS, Optional.of("event = 'view'"), OptionalInt.of(90), Optional.empty());
    Facts orders =
        new Facts(FactSource.ORDERS, Optional.empty(), OptionalInt.empty(), Optional.empty());
    assertThat(tag.rule().orElseThrow().leaves().toList())
        .contains(
            new Rule.Did("looked", views, 4, OptionalLong.of(9), Optional.empty()),
            new Rule.Did(
                "orders: at least 2, within 7 days",
                orders,
                2,
                OptionalLong.empty(),
                Optional.of(Duration.ofDays(7))),
            new Rule.Sql("order_count > 3", "order_count > 3"),
            new Rule.Sql("gender = 'o\\'hara'", "gender = 'o\\'hara'"))
        .hasSize(6);
    assertThat(tag.ruleVersion()).matches("2\\.[0-9a-f]{8}");
  }

  @Test
  void aTagIsWhatItSaysUnlessToldOtherwise() {
    TagDefinition tag =
        sound(TAG + "    rule: {sql: order_count > 0}\n", "").tags().get(0);

    assertThat(tag.parent()).isEmpty();
    assertThat(tag.valueType()).isEqualTo(ValueType.BOOLEAN);
    assertThat(tag.timeliness()).isEqualTo(Timeliness.NIGHTLY);
    assertThat(tag.status()).isEqualTo(Status.ONLINE);
  }

  @Test
  void theVersionOfARuleEditedWithoutANewNumberDiffers() {
    String one =
        sound(TAG + "    rule: {sql: order_count > 0}\n", "").tags().get(0).ruleVersion();
    String two =
        sound(TAG + "    rule: {sql: order_count > 1}\n", "").tags().get(0).ruleVersion();

    assertThat(one).startsWith("2.").isNotEqualTo(two);
  }

  @Test
  void audiencesComeAfterThoseTheyNameAndTagsKnowWhoUsesThem() {
    Definitions read = sound(TAG + "    rule: {sql: order_count > 0}\n", """
        audiences:
          - audience: a
            version: 1
            names: {zh: 甲, en: A}
            purpose: marketing
            owner: me
            include: [b]
            exclude: [c]
          - audience: b
            version: 1
            names: {zh: 乙, en: B}
            purpose: marketing
            owner: me
            rule: {all: [{tag: interest.category.skincare}, {audience: c}]}
          - audience: c
            version: 1
            names: {zh: 丙, en: C}
            purpose: analysis
            owner: me
            rule: {sql: order_count > 0}
            limit: {top: 5, by: net_amount}
        """);

    assertThat(read.audiences())
        .extracting(AudienceDefinition::audience)
        .containsExactly("c", "b", "a");
    assertThat(read.usedBy("interest.category.skincare")).containsExactly("a", "b");
    assertThat(read.audience("a").orElseThrow().audiences()).containsExactly("b", "c");
    assertThat(read.audience("c").orElseThrow().words())
        .isEqualTo("order_count > 0; the 5 greatest by net_amount");
    assertThat(read.with(read.audience("b").orElseThrow()))
        .extracting(AudienceDefinition::audience)
        .containsExactly("c", "b");
  }

  private static final String WRONG_TAGS = """
      tags:
        - tag: interest.category.skincare
          version: 1
          names: {zh: 名, en: Name}
          level: behavior
          owner: me
          ttl: 30
          sensitivity: L5
          purposes: [marketing]
          parent: interest.category.beauti
          rule:
            all:
              - sql: order_cuont > 0
              - sql: order_count + 1
              - sql: order_count > 0
                did: {source: orders}
              - did: {source: order, where: event = 'view'}
              - did: {source: events, where: evnt = 'view', last: 0d}
              - did: {source: orders, at-least: 3, at-most: 2}
              - did: {source: orders, within: 7d}
              - sql: order_count > :many
              - sql: registered_at < current_timestamp()
              - tag: interest.category.skincare
        - tag: interest.category.beauty
          version: 1
          names: {zh: 名, en: Name}
          level: basic
          owner: me
          ttl: 30d
          sensitivity: L1
          purposes: [marketing]
          value-type: number
          value: member_level
        - tag: interest.category.beauty
      """;

  @Test
  void mistakesInATagAreToldAtOnceEachWithItsLineAndItsCure() {
    assertThat(problems(WRONG_TAGS, ""))
        .contains(
            "tags/t.yaml:5: level of tag definition is 'behavior'. Expected is one of basic,"
                + " behaviour, ai. Did you mean 'behaviour'?",
            "tags/t.yaml:7: ttl of tag definition is '30'. Expected is a number of days, such as"
                + " 90d.",
            "tags/t.yaml:8: sensitivity of tag definition is 'L5'. Expected is one of L1, L2, L3,"
                + " L4. Did you mean 'L1'?",
            "tags/t.yaml:10: parent of tag interest.category.skincare is 'interest.category.beauti',"
                + " which is no tag here. Did you mean 'interest.category.beauty'?",
            "tags/t.yaml:13: sql of tag interest.category.skincare: There is no column"
                + " 'order_cuont' here. Did you mean 'order_count'?",
            "tags/t.yaml:14: sql of tag interest.category.skincare gives bigint. Expected is a"
                + " condition that is true or false, such as order_count > 0.",
            "tags/t.yaml:15: A rule of tag interest.category.skincare holds [sql, did]. Say one of"
                + " sql, did, did-not, sequence, all, any, not; several go into a list under all or"
                + " any.",
            "tags/t.yaml:17: source of did is 'order'. Expected is one of events, orders, lines,"
                + " interactions. Did you mean 'orders'?",
            "tags/t.yaml:18: last of did is '0d'. Expected is a number of days, such as 90d.",
            "tags/t.yaml:18: where of tag interest.category.skincare: There is no column 'evnt'"
                + " here. Did you mean 'event'?",
            "tags/t.yaml:19: did of tag interest.category.skincare holds for at least 3 and at most"
                + " 2, which is never. Lower at-least or raise at-most.",
            "tags/t.yaml:20: within of tag interest.category.skincare needs at-least: 2 or more"
                + " facts, and no distinct, for it is about the time between facts.",
            "tags/t.yaml:21: There is no parameter ':many'. There are none. Name it under"
                + " parameters.",
            "tags/t.yaml:33: value of tag interest.category.beauty gives string. Expected is a"
                + " number, as value-type says or the limit needs.",
            "tags/t.yaml:34: tag interest.category.beauty is described in tags/t.yaml:24 too. Keep"
                + " one of them.")
        .contains("tags/t.yaml:22: sql of tag interest.category.skincare: 'current_timestamp' gives"
            + " another value on every run, so a re-run would change the table. Use as_of in"
            + " sql:, or last: 30d with facts.")
        .anyMatch(problem ->
            problem.startsWith("tags/t.yaml:23: rule of a tag has the unknown key 'tag'."));
  }

  private static final String WRONG_AUDIENCES = """
      audiences:
        - audience: direct
          version: 1
          names: {zh: 甲, en: A}
          purpose: marketing
          owner: me
          rule:
            any:
              - tag: interest.category.secret
              - sql: array_contains(tags, 'interest.category.secret')
              - tag: interest.category.planned
              - tag: interest.category.skinkare
              - sql: size(tags) > 3
        - audience: indirect
          version: 1
          names: {zh: 乙, en: B}
          purpose: service
          owner: me
          rule: {tag: interest.category.secret}
        - audience: by_way_of
          version: 1
          names: {zh: 丙, en: C}
          purpose: marketing
          owner: me
          include: [indirect, nobody]
          limit: {top: 5, by: member_level}
        - audience: empty
          version: 1
          names: {zh: 丁, en: D}
          purpose: marketing
          owner: me
      """;

  @Test
  void mistakesInAudiencesAreToldAtOnce() {
    assertThat(problems(
            TAG + "    rule: {sql: order_count > 0}\n" + "  - tag: interest.category.secret\n"
                + REST.replace("marketing, analysis", "service") + """
            rule: {sql: order_count > 0}
          - tag: interest.category.planned
        """ + REST + """
            rule: {sql: order_count > 0}
            status: draft
        """,
            WRONG_AUDIENCES))
        .containsExactlyInAnyOrder(
            "audiences/a.yaml:9: audience direct is for marketing, but the tag"
                + " interest.category.secret may be used for service only. Leave the tag out, or have"
                + " its owner, insight, allow the purpose.",
            "audiences/a.yaml:10: audience direct is for marketing, but the tag"
                + " interest.category.secret may be used for service only. Leave the tag out, or have"
                + " its owner, insight, allow the purpose.",
            "audiences/a.yaml:11: audience direct names the tag interest.category.planned, which is"
                + " draft: nobody has it. Bring it online, or leave it out.",
            "audiences/a.yaml:12: audience direct names the tag 'interest.category.skinkare', which"
                + " is not here. Did you mean 'interest.category.skincare'?",
            "audiences/a.yaml:13: sql of audience direct uses tags in another way than"
                + " array_contains(tags, 'code'). Write it so, or use tag: code, that the tag's"
                + " purposes can be checked.",
            "audiences/a.yaml:19: audience by_way_of is for marketing, but the tag"
                + " interest.category.secret may be used for service only. Leave the tag out, or have"
                + " its owner, insight, allow the purpose.",
            "audiences/a.yaml:25: audience by_way_of names the audience 'nobody', which is not here."
                + " Known are: by_way_of, direct, empty, indirect.",
            "audiences/a.yaml:26: limit by of audience by_way_of gives string. Expected is a number,"
                + " as value-type says or the limit needs.",
            "audiences/a.yaml:27: audience empty has neither a rule nor audiences to include. Say"
                + " who is in.");
  }

  @Test
  void audiencesThatNameEachOtherAreRefused() {
    String circle = """
          - audience: %s
            version: 1
            names: {zh: 甲, en: A}
            purpose: marketing
            owner: me
            include: [%s]
        """;

    assertThat(
            problems("", "audiences:\n" + circle.formatted("a", "b") + circle.formatted("b", "a")))
        .containsExactly(
            "audiences/a.yaml:2: The audiences a, b name each other, or one that does. Break the"
                + " circle.");
  }

  @Test
  void everyPackOfTheLibraryIsSoundAndGivesWayToOwnDefinitions() {
    Problems problems = new Problems();
    DefinitionFiles files = new DefinitionFiles(problems);
    files.ownTags("tags/t.yaml", """
        tags:
          - tag: demography.membership.level
        """ + REST + "    rule: {sql: member_level is not null}\n");
    DefinitionLibrary.tags().forEach(files::libraryTags);
    DefinitionLibrary.audiences().forEach(files::libraryAudiences);

    Definitions read = files.checked(SegmentSettings.shipped());

    assertThat(problems.all()).isEmpty();
    assertThat(read.audiences()).hasSizeGreaterThan(20);
    assertThat(read.tags())
        .filteredOn(tag -> tag.code().equals("demography.membership.level"))
        .extracting(TagDefinition::version)
        .containsExactly(2);
  }

  private static Definitions sound(String tags, String audiences) {
    Problems problems = new Problems();
    Definitions definitions = read(tags, audiences, problems);
    assertThat(problems.all()).isEmpty();
    return definitions;
  }

  private static List<String> problems(String tags, String audiences) {
    Problems problems = new Problems();
    read(tags, audiences, problems);
    return problems.all().stream().map(Problem::toString).toList();
  }

  private static Definitions read(String tags, String audiences, Problems problems) {
    DefinitionFiles files = new DefinitionFiles(problems);
    if (!tags.isEmpty()) {
      files.ownTags("tags/t.yaml", tags);
    }
    if (!audiences.isEmpty()) {
      files.ownAudiences("audiences/a.yaml", audiences);
    }
    return files.checked(SegmentSettings.shipped());
  }
}
