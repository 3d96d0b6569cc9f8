package io.tributary.job.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.job.workspace.KeySource.Reference.SecretFile;
import io.tributary.job.workspace.KeySource.Reference.Variable;
import io.tributary.pipeline.standard.LakeKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeysTest {

  private static final String HEX = "0123456789abcdef".repeat(4);
  private static final String BASE64 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @TempDir
  Path root;

  @Test
  void generatedKeysStayTheSame() {
    KeySource source = new KeySource.Generated(root.resolve(".keys/development.keys"));

    LakeKeys first = keys(Map.of()).read(source);

    assertThat(keys(Map.of()).read(source)).isEqualTo(first);
    assertThat(first.tokenKey()).hasSize(32).isNotEqualTo(first.dataKeys().get("k1"));
  }

  @Test
  void keysAreReadFromVariablesAndFiles() throws IOException {
    Path file = Files.writeString(root.resolve("k2.key"), BASE64 + "\n");
    KeySource source =
        new KeySource.Referenced(new Variable("TOKEN"), Map.of("k2", new SecretFile(file)), "k2");

    LakeKeys read = keys(Map.of("TOKEN", HEX)).read(source);

    assertThat(read.tokenKey()).startsWith(0x01, 0x23, 0x45);
    assertThat(read.dataKeys().get("k2")).startsWith(0, 1, 2, 3).hasSize(32);
  }

  @Test
  void aMissingKeyIsToldWithItsPlaceAndHowToMakeOne() {
    KeySource source =
        new KeySource.Referenced(new Variable("TOKEN"), Map.of("k1", new Variable("DATA")), "k1");

    assertThatThrownBy(() -> keys(Map.of("TOKEN", HEX)).read(source))
        .hasMessage("The data key k1 is missing: there is no environment variable DATA. Put 32"
            + " random bytes there, such as: openssl rand -base64 32");
  }

  @Test
  void aKeyOfAnotherLengthIsToldWithoutShowingIt() {
    KeySource source = new KeySource.Referenced(new Variable("TOKEN"), Map.of(), "k1");

    assertThatThrownBy(() -> keys(Map.of("TOKEN", "c2VjcmV0")).read(source))
        .hasMessageStartingWith("The token key in environment variable TOKEN is not 32 bytes")
        .hasMessageNotContaining("c2VjcmV0");
  }

  private static Keys keys(Map<String, String> variables) {
    return new Keys(variables::get);
  }
}
