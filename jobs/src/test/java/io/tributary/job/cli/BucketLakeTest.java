package io.tributary.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.s3.EmbeddedS3;
import io.tributary.job.s3.FaultyProxy;
import io.tributary.job.s3.FaultyProxy.Faults;
import io.tributary.job.workspace.WorkspaceScaffold;
import io.tributary.schema.testkit.SparkTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lake and landing in a bucket of a store that has bad days: the same tables as in a folder. */
@SparkTest
class BucketLakeTest {

  @TempDir
  private Path folder;

  /* Hadoop keeps one file system for a bucket's name, so that each test has names of its own. */

  private Path shop(String name) throws IOException {
    Path shop = folder.resolve(name);
    WorkspaceScaffold.write(shop);
    Path keys = folder.resolve("local/.keys/development.keys");
    if (Files.exists(keys)) {
      Files.createDirectories(shop.resolve(".keys"));
      Files.copy(keys, shop.resolve(".keys/development.keys"));
    }
    return shop;
  }

  private static void toBucket(Path shop, String lane, URI endpoint, EmbeddedS3 s3)
      throws IOException {
    Files.createDirectories(shop.resolve("secrets"));
    Files.writeString(shop.resolve("secrets/access"), EmbeddedS3.KEYS.get("ACCESS") + "\n");
    Files.writeString(shop.resolve("secrets/secret"), EmbeddedS3.KEYS.get("SECRET") + "\n");
    Path settings = shop.resolve("tributary.yaml");
    Files.writeString(
        settings,
        Files.readString(settings)
                .replaceAll("(?m)^lake: .*$", "lake: s3a://lake-" + lane + "/v1")
                .replaceAll("(?m)^landing: .*$", "landing: s3a://landing-" + lane + "/raw")
            + """
            s3:
              endpoint: "%s"
              addressing: path
              access-key: "file:secrets/access"
              secret-key: "file:secrets/secret"
            """.formatted(endpoint));
    s3.addBucket("lake-" + lane);
    s3.addBucket("landing-" + lane);
    Path landing = shop.resolve("landing");
    try (Stream<Path> files = Files.walk(landing)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        s3.put("landing-" + lane, "raw/" + landing.relativize(file), Files.readAllBytes(file));
      }
    }
  }

  private static Called call(Path shop, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("-w", shop.toString()));
    Called called = Called.with(all.toArray(String[]::new));
    assertThat(called.code()).as(called.err() + called.out()).isZero();
    return called;
  }

  private static void run(Path shop, String lane) {
    call(
        shop,
        "run",
        lane,
        "--from",
        "2026-01-15",
        "--to",
        "2026-01-16",
        "--now",
        "2026-01-16T01:00:00",
        "--without",
        "publish.*",
        "--without",
        "*attribution*");
  }

  private static String fingerprints(Path shop, List<String> tables) {
    List<String> words = new ArrayList<>(List.of("fingerprint"));
    words.addAll(tables);
    return call(shop, words.toArray(String[]::new)).out();
  }

  @Test
  void theBucketHoldsTheVeryTablesOfTheFolder(SparkSession session) throws Exception {
    same("hourly", 1, List.of("bronze.orders", "silver.orders", "vault.identifiers"));
  }

  @Test
  @Tag("acceptance")
  void aNightRunTwiceToo(SparkSession session) throws Exception {
    same(
        "nightly",
        2,
        List.of("silver.orders", "gold.customer_360", "gold.person_orders", "gold.rfm_scores"));
  }

  private void same(String lane, int times, List<String> tables) throws Exception {
    Path local = shop("local");
    run(local, lane);
    Path remote = shop("remote");
    try (EmbeddedS3 s3 = EmbeddedS3.start();
        FaultyProxy proxy = FaultyProxy.before(s3.endpoint(), new Faults(23, 29, false))) {
      toBucket(remote, lane, proxy.endpoint(), s3);
      assertThat(call(remote, "plan", lane, "--to", "2026-01-16").out())
          .contains("ingest.orders", "1 files");
      for (int i = 0; i < times; i++) {
        run(remote, lane);
      }

      assertThat(fingerprints(remote, tables))
          .isEqualTo(fingerprints(local, tables))
          .contains(tables);
      assertThat(call(remote, "sql", "select count(*) as n from silver.orders", "--json")
              .out())
          .isEqualTo("{\"n\":3}\n");
      assertThat(proxy.planted()).isPositive();
    }
  }
}
