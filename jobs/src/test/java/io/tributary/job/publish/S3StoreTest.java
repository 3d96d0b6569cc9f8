package io.tributary.job.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.job.s3.EmbeddedS3;
import io.tributary.schema.destination.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3StoreTest {

  private static final int PART_BYTES = 5 << 20;

  private static EmbeddedS3 s3;

  @TempDir
  private Path folder;

  @BeforeAll
  static void start() throws Exception {
    s3 = EmbeddedS3.start();
  }

  @AfterAll
  static void stop() throws Exception {
    s3.close();
  }

  @Test
  void whatIsPutIsThereUnderItsPrefixAndCanBeReplaced() throws Exception {
    try (Store store = store(s3.endpoint(), EmbeddedS3.KEYS)) {
      store.put("d/current.json", file("first"));
      store.put("d/current.json", file("second"));

      assertThat(s3.keys()).contains("tributary/d/current.json");
      assertThat(store.read("d/current.json"))
          .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("second"));
      assertThat(store.size("d/current.json")).hasValue(6L);
      assertThat(store.address("d/current.json"))
          .isEqualTo("s3://audiences/tributary/d/current.json");
    }
  }

  @Test
  void whatIsNotThereIsEmptyRatherThanAnError() throws Exception {
    try (Store store = store(s3.endpoint(), EmbeddedS3.KEYS)) {
      assertThat(store.read("nowhere.json")).isEmpty();
      assertThat(store.size("nowhere.json")).isEmpty();
    }
  }

  @Test
  void aBigFileGoesUpInPartsAndArrivesByteForByte() throws Exception {
    byte[] bytes = new byte[2 * PART_BYTES + 12345];
    RandomGenerator.of("L64X128MixRandom").nextBytes(bytes);
    Path big = Files.write(folder.resolve("big"), bytes);
    try (Store store = store(s3.endpoint(), EmbeddedS3.KEYS)) {
      store.put("d/big.csv", big);
    }
    assertThat(s3.bytes("tributary/d/big.csv")).isEqualTo(bytes);
    assertThat(s3.openUploads()).isZero();
  }

  @Test
  void anAddressForAPlatformNeedsNoKeysForItsTime() throws Exception {
    try (Store store = store(s3.endpoint(), EmbeddedS3.KEYS)) {
      store.put("d/list.csv", file("13900000101"));
      URI address = URI.create(store.url("d/list.csv", Duration.ofMinutes(5)));
      try (InputStream in = address.toURL().openStream()) {
        assertThat(in).hasContent("13900000101");
      }
    }
  }

  @Test
  void aStoreThatAsksToSlowDownIsAskedAgain() throws Exception {
    try (BusyFront busy = new BusyFront(s3.endpoint(), 2);
        Store store = store(busy.endpoint(), EmbeddedS3.KEYS)) {
      store.put("d/slow.csv", file("slow"));
      assertThat(busy.refusalsLeft()).isZero();
    }
    assertThat(s3.bytes("tributary/d/slow.csv")).asString().isEqualTo("slow");
  }

  @Test
  void aStoreThatNeverAnswersWellIsAnErrorThatNamesTheAddress() throws Exception {
    try (BusyFront busy = new BusyFront(s3.endpoint(), Integer.MAX_VALUE);
        Store store = store(busy.endpoint(), EmbeddedS3.KEYS)) {
      Path file = file("never");
      assertThatThrownBy(() -> store.put("d/never.csv", file))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("Cannot put s3://audiences/tributary/d/never.csv: ")
          .hasMessageContaining("reduce your request rate");
    }
    assertThat(s3.keys()).doesNotContain("tributary/d/never.csv");
  }

  @Test
  void aWrongKeyIsAnErrorThatDoesNotTellTheKey() throws Exception {
    Map<String, String> wrong = Map.of("ACCESS", "access", "SECRET", "guessed-it");
    try (Store store = store(s3.endpoint(), wrong)) {
      Path file = file("mine");
      assertThatThrownBy(() -> store.put("d/mine.csv", file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("403")
          .hasMessageNotContaining("guessed-it");
    }
  }

  @Test
  void anUploadWhosePartsTheStoreRefusesIsCalledOff() throws Exception {
    int tooSmall = PART_BYTES / 5;
    Path big = Files.write(folder.resolve("big"), new byte[2 * tooSmall + 1]);
    try (Store store = store(s3.endpoint(), EmbeddedS3.KEYS, tooSmall)) {
      assertThatThrownBy(() -> store.put("d/broken.csv", big)).isInstanceOf(IOException.class);
    }
    assertThat(s3.openUploads()).isZero();
    assertThat(s3.keys()).doesNotContain("tributary/d/broken.csv");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("file"), text);
  }

  private Store store(URI endpoint, Map<String, String> keys) {
    return store(endpoint, keys, PART_BYTES);
  }

  private Store store(URI endpoint, Map<String, String> keys, int partBytes) {
    ObjectStore settings = EmbeddedS3.settings(endpoint);
    return new Stores(folder, keys::get).s3(settings, EmbeddedS3.BUCKET, "tributary/", partBytes);
  }
}
