package io.tributary.pipeline.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokensTest {

  private final Tokens tokens = new Tokens(TestKeys.lake());

  /** Computed with Python's hmac over the length-prefixed parts and the key 00 01 … 1f. */
  @Test
  void tokensAreTheKnownHmacs() {
    assertThat(tokens.token("phone", "", "+8613812345678"))
        .isEqualTo("phone:042987cd1379290573f5a96342fa6a24");
    assertThat(tokens.token("openid", "wxa1", "oABC"))
        .isEqualTo("openid:147600dd864a9799909f16129686e4b8");
    assertThat(tokens.mint("phone:ab", "run-1")).isEqualTo("52f5e2e5da557570a77977ab1d80bc8a");
    assertThat(tokens.receipt("x"))
        .isEqualTo("c7ef38e7292e23e90abdb56400369a93e8b854106993fc9b10cab9e51f138392");
  }

  @Test
  void noTwoListsOfPartsAreTheSameMessage() {
    assertThat(tokens.token("openid", "ab", "c")).isNotEqualTo(tokens.token("openid", "a", "bc"));
    assertThat(tokens.contentHash(List.of("ab", "c")))
        .isNotEqualTo(tokens.contentHash(List.of("a", "bc")))
        .isEqualTo(tokens.contentHash(List.of("ab", "c")));
  }

  @Test
  void anotherTokenKeyGivesOtherTokensAndARotatedDataKeyDoesNot() {
    Tokens other = new Tokens(new LakeKeys(TestKeys.key(9), "k1", Map.of("k1", TestKeys.key(1))));
    Tokens rotated = new Tokens(TestKeys.rotated());
    String token = tokens.token("phone", "", "+8613812345678");
    assertThat(other.token("phone", "", "+8613812345678")).isNotEqualTo(token);
    assertThat(rotated.token("phone", "", "+8613812345678")).isEqualTo(token);
  }

  @Test
  void aTokenKnowsItsKind() {
    assertThat(Tokens.kindOf("member_id:00ff")).isEqualTo("member_id");
    assertThatThrownBy(() -> Tokens.kindOf("+8613812345678"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A token has the form kind:hex; this one has no kind.");
    assertThatThrownBy(() -> tokens.token("a:b", "", "c"))
        .hasMessageContaining("name without a colon");
  }

  @Test
  void threadsShareTokensWithoutHarm() {
    List<String> alone = IntStream.range(0, 5_000)
        .mapToObj(i -> tokens.token("phone", "", "v" + i))
        .toList();
    List<String> together = IntStream.range(0, 5_000)
        .parallel()
        .mapToObj(i -> tokens.token("phone", "", "v" + i))
        .toList();
    assertThat(together).isEqualTo(alone);
  }

  @Test
  void tokensTravelWithTheirKeys() throws Exception {
    Tokens copy = TestKeys.copied(tokens);
    assertThat(copy.token("phone", "", "v")).isEqualTo(tokens.token("phone", "", "v"));
    assertThat(tokens.toString()).isEqualTo("Tokens[LakeKeys[active k1 of [k1]]]");
  }
}
