package io.tributary.job.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.job.s3.EmbeddedS3;
import io.tributary.job.s3.FaultyProxy;
import io.tributary.job.s3.FaultyProxy.Faults;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BucketLandingTest {

  private static EmbeddedS3 s3;

  @BeforeAll
  static void start() throws Exception {
    s3 = EmbeddedS3.start();
    s3.addBucket("landing");
    for (int hour = 0; hour < 9; hour++) {
      put("visits/dt=2026-03-01/hour=0" + hour + "/a.csv.gz", hour);
    }
    put("visits/dt=2026-03-01/whole.csv", 10);
    put("visits/dt=2026-03-01/.hidden.csv", 11);
    put("visits/dt=2026-03-01/part.csv.tmp", 12);
    put("visits/dt=2026-03-01/notes.txt", 13);
    put("visits2/dt=2026-03-01/a.csv", 14);
    s3.put("landing", "raw/visits/dt=2026-03-02/", new byte[0]);
  }

  @AfterAll
  static void stop() throws Exception {
    s3.close();
  }

  private static void put(String path, int lines) {
    s3.put("landing", "raw/" + path, text(lines));
  }

  private static byte[] text(int lines) {
    return "a line of a file, as long as it takes\n"
        .repeat(lines * 20)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Configuration configuration(URI endpoint) {
    Configuration configuration = new Configuration(false);
    S3Settings.of(
            EmbeddedS3.settings(endpoint),
            reference -> EmbeddedS3.KEYS.get(reference.substring("env:".length())))
        .forEach(configuration::set);
    configuration.setInt("fs.s3a.paging.maximum", 2);
    return configuration;
  }

  @Test
  void aGlobFindsFinishedFilesPageByPageOnBadDaysToo() throws Exception {
    try (FaultyProxy proxy = FaultyProxy.before(s3.endpoint(), new Faults(4, 3, false))) {
      Landing landing = Landing.of("s3a://landing/raw", configuration(proxy.endpoint()));

      List<LandingFile> files = landing.list("visits/{dt=*,dt=*/hour=*}/*.csv*");

      assertThat(files).hasSize(10);
      assertThat(files.get(9).path()).isEqualTo("visits/dt=2026-03-01/whole.csv");
      assertThat(files.get(3).path()).isEqualTo("visits/dt=2026-03-01/hour=03/a.csv.gz");
      assertThat(files.get(3).bytes()).isEqualTo(text(3).length);
      assertThat(files.get(3).beginsBefore(LocalDateTime.parse("2026-03-01T03:00")))
          .isFalse();
      assertThat(files.get(3).beginsBefore(LocalDateTime.parse("2026-03-01T03:05")))
          .isTrue();
      assertThat(proxy.planted()).isPositive();
    }
  }

  @Test
  void aConnectionThatBreaksOffChangesNoFingerprint() throws Exception {
    try (FaultyProxy proxy = FaultyProxy.before(s3.endpoint(), new Faults(0, 2, false))) {
      Landing landing = Landing.of("s3a://landing/raw/", configuration(proxy.endpoint()));
      for (LandingFile file : landing.list("visits/dt=*/hour=0[5-8]/*")) {
        int hour = Integer.parseInt(file.path().replaceAll(".*hour=(\\d+).*", "$1"));
        assertThat(landing.fingerprint(file))
            .isEqualTo(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text(hour))));
      }
      assertThat(proxy.planted()).isPositive();
    }
  }

  @Test
  void aStoreThatIsNotThereIsToldSoon() {
    Landing landing =
        Landing.of("s3a://landing/raw", configuration(URI.create("http://127.0.0.1:1")));
    assertThatThrownBy(() -> landing.list("visits/*"))
        .hasMessageContaining("Cannot list visits/* below s3a://landing/raw/: ")
        .hasMessageContaining("Connect to 127.0.0.1:1")
        .hasMessageNotContaining("secret");
  }
}
