package io.tributary.job.publish;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.run.RunResult;
import io.tributary.job.s3.EmbeddedS3;
import io.tributary.schema.testkit.Lake;
import io.tributary.schema.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class S3DeliveryTest {

  private static final String NOW = "2026-07-01T18:00:00Z";

  private static final String DESTINATION = """
      destinations:
        - name: tencent
          type: tencent_ads
          root: %s
          audiences: [loyal]
          fields: [{field: phone_md5, version: 1}]
          consent: [{purpose: marketing, channel: sms, recipient: tencent}]
          jurisdiction: CN
      """;

  private static final String BUCKET = """
          s3: {endpoint: "%s", addressing: path, access-key: "env:ACCESS", secret-key: "env:SECRET"}
      """;

  @Test
  void aBucketGetsTheVeryFilesAFolderGetsAndARunAgainChangesNothing(
      SparkSession session, @Lake Path folder) throws Exception {
    ExportLake local = new ExportLake(session, folder.resolve("local")).filled();
    local.publish(DESTINATION.formatted("EXPORTS"), NOW);
    ExportLake lake = new ExportLake(session, folder.resolve("bucket")).filled();

    try (EmbeddedS3 s3 = EmbeddedS3.start()) {
      String yaml = DESTINATION.formatted("s3a://audiences/crm") + BUCKET.formatted(s3.endpoint());
      RunResult result = lake.publish(yaml, NOW);
      assertThat(result.isGood()).isTrue();
      Map<String, byte[]> delivered = objects(s3);

      assertThat(delivered).hasSize(3).containsExactlyInAnyOrderEntriesOf(files(local.exports()));

      assertThat(lake.publish(yaml, NOW).isGood()).isTrue();
      assertThat(objects(s3)).containsExactlyInAnyOrderEntriesOf(delivered);
      assertThat(lake.made().select("status")).hasRows("""
          status
          delivered
          repeated
          """);
    }
  }

  private static Map<String, byte[]> objects(EmbeddedS3 s3) {
    Map<String, byte[]> objects = new TreeMap<>();
    s3.keys().forEach(key -> objects.put(key.replaceFirst("^crm/", ""), s3.bytes(key)));
    return objects;
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
