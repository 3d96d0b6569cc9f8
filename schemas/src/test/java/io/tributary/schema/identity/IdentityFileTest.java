package io.tributary.schema.identity;

import static org.assertj.core.api.Assertions.assertThat;

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
}
