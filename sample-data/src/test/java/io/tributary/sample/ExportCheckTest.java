package io.tributary.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCheckTest {

  private static final String ANN = "+8613912345678";
  private static final String BOB = "+8613887654321";

  @TempDir
  Path folder;

  @BeforeEach
  void annAgreedAndBobTookItBack() throws IOException {
    truth(
        "identifiers.jsonl",
        identifier("phone", ANN, "P1-0"),
        identifier("phone", BOB, "P2-0"),
        identifier("member_id", "HC2", "P2-0"));
    truth(
        "consents.jsonl",
        consent("phone " + ANN, "marketing/any/tencent", "GRANTED", "2026-06-01T00:00:00Z"),
        consent("phone " + BOB, "marketing/any/tencent", "GRANTED", "2026-06-02T00:00:00Z"),
        consent("member_id HC2", "marketing/any/tencent", "WITHDRAWN", "2026-06-01T00:00:00Z"));
  }

  @Test
  void theHashOfAPhoneWhoseOwnerAgreedIsRight() throws Exception {
    deliver(hash("13912345678") + "\n", 1);
    assertThat(check().differences()).isEmpty();
    assertThat(check().lines()).containsEntry("hashed/tencent/loyal", 1L);
  }

  @Test
  void aWithdrawalByAnotherIdentifierOfThePersonIsFound() throws Exception {
    deliver(hash("13912345678") + "\n" + hash("13887654321") + "\n", 2);
    assertThat(check().differences())
        .containsEntry("export hashed/tencent/loyal", "1 lines have no GRANTED consent");
  }

  @Test
  void aHashOfThePhoneWithItsCountryCodeIsFound() throws Exception {
    deliver(hash(ANN) + "\n", 1);
    assertThat(check().differences())
        .containsEntry(
            "export hashed/tencent/loyal",
            "1 lines are no person's phone as the destination wants it");
  }

  @Test
  void aLineThatIsThereTwiceIsFound() throws Exception {
    deliver((hash("13912345678") + "\n").repeat(2), 2);
    assertThat(check().differences())
        .containsEntry("export hashed/tencent/loyal", "1 lines are there twice");
  }

  @Test
  void aFileThatIsNotTheManifestsIsFound() throws Exception {
    deliver(hash("13912345678") + "\n", 1);
    Files.writeString(
        folder.resolve("exports/hashed/tencent/loyal/d1/ids.csv"),
        "id\n" + hash("13912345678") + "\n\n");
    assertThat(check().differences().get("export hashed/tencent/loyal"))
        .contains("ids.csv is not what the manifest says");
  }

  @Test
  void whereNothingWasDeliveredThereIsNothingToCheck() {
    assertThat(check().differences()).isEmpty();
    assertThat(check().lines()).isEmpty();
  }

  private ExportCheck check() {
    return new ExportCheck(folder.resolve("exports"), new Truth(folder));
  }

  private void deliver(String lines, int rows) throws Exception {
    Path audience = folder.resolve("exports/hashed/tencent/loyal");
    Path delivery = Files.createDirectories(audience.resolve("d1"));
    byte[] content = ("id\n" + lines).getBytes(StandardCharsets.UTF_8);
    Files.write(delivery.resolve("ids.csv"), content);
    String manifest = """
        {"rows": %d, "as_of": "2026-07-01T00:00:00Z",
         "rules": [{"rule": "tencent_ads.phone_sha256@1"}],
         "files": [{"name": "ids.csv", "rows": %d, "bytes": %d, "sha256": "%s"}],
         "consent": {"needs":
           [{"purpose": "marketing", "channel": "any", "recipient": "tencent"}]}}
        """.formatted(rows, rows, content.length, sha256(content));
    Files.writeString(delivery.resolve("manifest.json"), manifest);
    Files.writeString(
        audience.resolve("current.json"),
        "{\"manifest\": \"d1/manifest.json\", \"manifest_sha256\": \"%s\"}"
            .formatted(sha256(manifest.getBytes(StandardCharsets.UTF_8))));
  }

  private void truth(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines));
  }

  private static String identifier(String kind, String value, String component) {
    return "{\"column\": \"%s\", \"expect\": \"person\", \"value\": \"%s\", \"detail\": \"%s\"}"
        .formatted(kind, value, component);
  }

  private static String consent(String identifier, String about, String status, String at) {
    return "{\"column\": \"%s\", \"expect\": \"%s\", \"value\": \"%s\", \"detail\": \"%s\"}"
        .formatted(about, status, at, identifier);
  }

  private static String hash(String text) throws NoSuchAlgorithmException {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
