package io.tributary.pipeline.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldCipherTest {

  private final FieldCipher cipher = new FieldCipher(TestKeys.lake());

  @Test
  void whatIsSealedOpensAgain() {
    for (String text : new String[] {"", "1", "+8613812345678", "张三\n🏀", "x".repeat(10_000)}) {
      assertThat(cipher.open(cipher.seal(text, "file", "1", "mobile"))).isEqualTo(text);
    }
    assertThat(cipher.seal("+8613812345678", "file")).startsWith("v1:k1:").doesNotContain("138");
  }

  @Test
  void theSameValueInTheSamePlaceGivesTheSameBytes() {
    String sealed = cipher.seal("+8613812345678", "file", "1");
    assertThat(new FieldCipher(TestKeys.lake()).seal("+8613812345678", "file", "1"))
        .isEqualTo(sealed);
    assertThat(cipher.seal("+8613812345678", "file", "2")).isNotEqualTo(sealed);
    assertThat(cipher.seal("+8613812345678", "file1", "")).isNotEqualTo(sealed);
    assertThat(cipher.seal("+8613812345679", "file", "1").substring(0, 20))
        .as("another plaintext has another nonce")
        .isNotEqualTo(sealed.substring(0, 20));
  }

  @Test
  void oldKeysOpenWhatTheySealedAfterARotation() {
    FieldCipher rotated = new FieldCipher(TestKeys.rotated());
    assertThat(rotated.open(cipher.seal("x", "here"))).isEqualTo("x");
    assertThat(rotated.seal("x", "here")).startsWith("v1:k2:");
  }

  @Test
  void aValueThatWasChangedDoesNotOpen() {
    String sealed = cipher.seal("13812345678", "here");
    byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring("v1:k1:".length()));
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      String damaged = "v1:k1:" + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertThatThrownBy(() -> cipher.open(damaged))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("it was changed or cut after it was sealed")
          .hasMessageNotContaining("138");
    }
    assertThatThrownBy(() -> cipher.open("v1:k1:AAAA")).hasMessageContaining("changed or cut");
    assertThatThrownBy(() -> cipher.open("v1:k1:***")).hasMessageContaining("changed or cut");
  }

  @Test
  void aValueUnderAnotherKeyIdDoesNotOpen() {
    String sealed = new FieldCipher(TestKeys.rotated()).seal("13812345678", "here");
    assertThatThrownBy(() -> cipher.open(sealed))
        .hasMessage("Cannot open a value: it is sealed with data key 'k2', which is not among the"
            + " keys. Add that key to the workspace.");
    FieldCipher both = new FieldCipher(TestKeys.rotated());
    assertThatThrownBy(() -> both.open(sealed.replace("v1:k2:", "v1:k1:")))
        .hasMessageContaining("changed or cut");
  }

  @Test
  void aPlainValueIsNotShownInTheError() {
    assertThatThrownBy(() -> cipher.open("13812345678"))
        .hasMessageContaining("it is not sealed")
        .hasMessageNotContaining("138");
    assertThatThrownBy(() -> cipher.open("v1:张三的电话13812345678:x")).hasMessageNotContaining("138");
  }

  @Test
  void aCipherTravelsWithItsKeys() throws Exception {
    assertThat(TestKeys.copied(cipher).open(cipher.seal("x"))).isEqualTo("x");
  }

  @Test
  void keysShowNothingAndStayAsTheyWere() {
    byte[] token = TestKeys.key(7);
    LakeKeys keys = new LakeKeys(token, "k1", Map.of("k1", TestKeys.key(1)));
    token[0] = 0;
    keys.tokenKey()[0] = 0;
    keys.dataKeys().get("k1")[0] = 0;
    assertThat(keys)
        .isEqualTo(new LakeKeys(TestKeys.key(7), "k1", Map.of("k1", TestKeys.key(1))))
        .hasSameHashCodeAs(new LakeKeys(TestKeys.key(7), "k1", Map.of("k1", TestKeys.key(1))))
        .isNotEqualTo(new LakeKeys(TestKeys.key(8), "k1", Map.of("k1", TestKeys.key(1))))
        .isNotEqualTo(new LakeKeys(TestKeys.key(7), "k1", Map.of("k1", TestKeys.key(2))));
    assertThat(keys.toString()).isEqualTo("LakeKeys[active k1 of [k1]]");
  }

  @Test
  void keysThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> new LakeKeys(new byte[16], "k1", Map.of("k1", TestKeys.key(1))))
        .hasMessage("The token key has 16 bytes; give it 32.");
    assertThatThrownBy(() -> new LakeKeys(TestKeys.key(1), "k1", Map.of("k1", new byte[31])))
        .hasMessage("The data key 'k1' has 31 bytes; give it 32.");
    assertThatThrownBy(() -> new LakeKeys(TestKeys.key(1), "k2", Map.of("k1", TestKeys.key(1))))
        .hasMessage("The active data key 'k2' is not among the data keys. Did you mean 'k1'?");
    assertThatThrownBy(() -> new LakeKeys(TestKeys.key(1), "a:b", Map.of("a:b", TestKeys.key(1))))
        .hasMessageContaining("write 1 to 64 letters, digits");
  }
}
