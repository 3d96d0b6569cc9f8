package io.tributary.schema.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.FeedContracts;
import io.tributary.schema.identity.IdentifierKind.SharedWhen;
import io.tributary.schema.yaml.Problem;
import io.tributary.schema.yaml.Problems;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class IdentityFileTest {

  @Test
  void everyKeyIsRead() {
    Problems problems = new Problems();
    IdentityRules rules =
        IdentityFile.read("identity.yaml", """
        kinds:
          - {kind: phone, limit: 3, shared-when: {more-than: 2, of: [cookie]},
             block: {values: ["+8613800138000"], patterns: ["^0+$"]}}
          - {kind: email}
          - {kind: cookie, shared-when: {more-than: 4}}
        source-trust: [crm]
        """, List.of("crm"), List.of(), problems);

    assertThat(problems.all()).isEmpty();
    assertThat(rules.kindNames()).containsExactly("phone", "email", "cookie");
    assertThat(rules.strongerThan("cookie")).containsExactly("phone", "email");
    assertThat(rules.sourceTrust()).containsExactly("crm");
    assertThat(rules.kinds().get(0).limit()).isEqualTo(OptionalInt.of(3));
    assertThat(rules.kinds())
        .extracting(IdentifierKind::sharedWhen)
        .containsExactly(
            Optional.of(new SharedWhen(2, List.of("cookie"))),
            Optional.empty(),
            Optional.of(new SharedWhen(4, List.of("phone", "email"))));
    assertThat(rules.blocklist().blocks("phone", "000")).isTrue();
    assertThat(rules.blocklist().blocks("phone", "+8613800138000")).isTrue();
    assertThat(rules.blocklist().blocks("email", "000")).isFalse();
    assertThat(rules.blocklist().blocks("other", "000")).isFalse();
  }

  @Test
  void mistakesAreToldTogether() {
    Problems problems = new Problems();
    IdentityFile.read("identity.yaml", """
        kinds:
          - {kind: phone, limit: 0, shared-when: {more-than: 3}}
          - {kind: phone}
          - {kind: email, block: {patterns: ["("]}}
          - {kind: cookie, shared-when: {more-than: 3, of: [emial]}}
        source-trust: [crn]
        """, List.of("crm"), List.of(), problems);

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "identity.yaml:2: limit of identifier kind phone is '0'. Expected is a whole number, at"
                + " least 1.",
            "identity.yaml:2: shared-when of phone counts nothing: no kind is stronger. Say of:"
                + " which kinds to count.",
            "identity.yaml:3: identifier kind phone is there twice. Keep one of them.",
            "identity.yaml:4: pattern '(' is no regular expression: Unclosed group. Escape what is"
                + " meant literally with \\.",
            "identity.yaml:5: shared-when of cookie counts 'emial', which is no identifier kind. Did"
                + " you mean 'email'?",
            "identity.yaml:6: source-trust holds 'crn', which is no feed. Did you mean 'crm'?");
  }

  @Test
  void recordsThatLookAlikeAreComparedByColumnsOfFeedsInUse() {
    Problems problems = new Problems();
    IdentityRules rules =
        IdentityFile.read("identity.yaml", """
        kinds:
          - {kind: record}
          - {kind: phone, recycled: {silent-days: 180, differs: [record]}}
        scored-links:
          - {name: people, feeds: [people], compare: [name, {column: born, as: date}, mobile]}
          - name: keys
            feeds: [people]
            compare: [name, mobile]
            exchanged: [[name, mobile]]
            block: [[name, mobile.tail], [name.head]]
            max-block: 7
            threshold: 0.8
            group: 0.6
        truth: {feed: people, person: whose}
        """, List.of("people"), List.of(people()), problems);

    assertThat(problems.all()).isEmpty();
    assertThat(rules.kinds().get(1).recycled())
        .contains(new IdentifierKind.Recycled(180, List.of("record")));
    ScoredLinks usual = rules.scored().get(0);
    assertThat(usual.rule()).isEqualTo("scored:people");
    assertThat(usual.compare())
        .extracting(ScoredLinks.Compared::as)
        .containsExactly(Likeness.TEXT, Likeness.DATE, Likeness.DIGITS);
    assertThat(usual.block()).as("every one and every two of three").hasSize(6);
    ScoredLinks keys = rules.scored().get(1);
    assertThat(keys.block())
        .containsExactly(
            List.of(
                new ScoredLinks.Key("name", ScoredLinks.Part.WHOLE),
                new ScoredLinks.Key("mobile", ScoredLinks.Part.TAIL)),
            List.of(new ScoredLinks.Key("name", ScoredLinks.Part.HEAD)));
    assertThat(keys.maxBlock()).isEqualTo(7);
    assertThat(keys.threshold()).isEqualByComparingTo("0.8");
    assertThat(keys.group()).isEqualByComparingTo("0.6");
    assertThat(rules.truth()).contains(new TruthLabels("people", "whose"));
  }

  @Test
  void mistakesInWhatIsComparedAreToldTogether() {
    Problems problems = new Problems();
    IdentityFile.read("identity.yaml", """
        kinds:
          - {kind: phone, recycled: {silent-days: 0, differs: [member]}}
        scored-links:
          - {name: people, feeds: [peple], compare: [name]}
          - {name: people, feeds: [people], compare: [name]}
          - {name: other, feeds: [people], compare: [nmae, secret], block: [[nam], [name.first]],
             exchanged: [[name]]}
        truth: {feed: persons, person: whose}
        """, List.of("people"), List.of(people()), problems);

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "identity.yaml:2: recycled of phone looks at 'member', which is no identifier kind. Known"
                + " are: phone.",
            "identity.yaml:2: silent-days of recycled is '0'. Expected is a whole number, at least"
                + " 1.",
            "identity.yaml:4: 'peple' is no feed in use. Did you mean 'people'?",
            "identity.yaml:5: scored links people are there twice. Keep one of them.",
            "identity.yaml:6: block has the key 'nam'. Expected is a compared column, or one with"
                + " .head, .tail, .local or .year. Known are: nmae, secret.",
            "identity.yaml:6: block has the key 'name.first'. Expected is a compared column, or one"
                + " with .head, .tail, .local or .year. Did you mean 'nmae'?",
            "identity.yaml:6: column secret of feed people is secret or holds no single text. Compare"
                + " another one.",
            "identity.yaml:6: feed people has no column 'nmae'. Did you mean 'name'?",
            "identity.yaml:7: exchanged holds [name]. Expected are two compared columns.",
            "identity.yaml:8: 'persons' is no feed in use. Known are: people.");
  }

  private static FeedContract people() {
    return FeedContracts.read("people.yaml", """
            feed: people
            version: 1
            says: Person records.
            source: {format: csv, path: "people/*.csv"}
            key: [id]
            columns:
              - {name: id, required: true, standardise: text, identifier: record}
              - {name: name, privacy: personal}
              - {name: born}
              - {name: mobile, privacy: personal, standardise: phone, on-failure: soft}
              - {name: secret, privacy: secret}
              - {name: whose}
            """, new Problems()).orElseThrow().contract();
  }
}
