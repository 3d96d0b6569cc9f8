package io.tributary.job.lake;

import io.tributary.schema.destination.ObjectStore;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * How s3a:// paths are reached: the settings of Hadoop's connector, from which the SDK's clients
 * for listings and the lease are made, too. So what spark-submit was given by
 * {@code spark.hadoop.fs.s3a} holds for all of them.
 */
public final class S3Settings {

  private static final String ENDPOINT = "fs.s3a.endpoint";
  private static final String REGION = "fs.s3a.endpoint.region";
  private static final String BY_PATH = "fs.s3a.path.style.access";
  private static final String ACCESS = "fs.s3a.access.key";
  private static final String SECRET = "fs.s3a.secret.key";

  private S3Settings() {}

  /**
   * The settings for a store.
   *
   * @param secret the value a reference leads to
   */
  public static Map<String, String> of(ObjectStore store, UnaryOperator<String> secret) {
    Map<String, String> settings = new LinkedHashMap<>(limits());
    store.endpoint().ifPresent(endpoint -> settings.put(ENDPOINT, endpoint));
    settings.put(REGION, store.region());
    settings.put(BY_PATH, Boolean.toString(store.addressing() == ObjectStore.Addressing.PATH));
    store.accessKey().ifPresent(key -> settings.put(ACCESS, secret.apply(key)));
    store.secretKey().ifPresent(key -> settings.put(SECRET, secret.apply(key)));
    switch (store.encryption()) {
      case BUCKET -> {}
      case AES256 -> settings.put("fs.s3a.encryption.algorithm", "SSE-S3");
      case KMS -> settings.put("fs.s3a.encryption.algorithm", "SSE-KMS");
    }
    store.kmsKey().ifPresent(key -> settings.put("fs.s3a.encryption.key", key));
    return settings;
  }

  /** As shipped, the connector tries a store that is not there for more than ten minutes. */
  public static Map<String, String> limits() {
    return Map.of(
        "fs.s3a.attempts.maximum", "4",
        "fs.s3a.retry.limit", "5",
        "fs.s3a.retry.interval", "250ms",
        "fs.s3a.retry.throttle.limit", "12",
        "fs.s3a.retry.throttle.interval", "250ms",
        "fs.s3a.connection.establish.timeout", "5s",
        // Journal entries are whole when they are closed; nothing is synced half-way.
        "fs.s3a.downgrade.syncable.exceptions", "true");
  }

  /** A client with the same settings. */
  static S3Client client(Configuration configuration) {
    var client = S3Client.builder()
        .region(Region.of(text(configuration, REGION).orElse("us-east-1")))
        .credentialsProvider(credentials(configuration))
        .forcePathStyle(configuration.getBoolean(BY_PATH, false))
        // Compatible stores do not know the newer checksums.
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    text(configuration, ENDPOINT)
        .map(endpoint -> endpoint.contains("://") ? endpoint : "https://" + endpoint)
        .map(URI::create)
        .ifPresent(client::endpointOverride);
    return client.build();
  }

  private static AwsCredentialsProvider credentials(Configuration configuration) {
    return text(configuration, ACCESS)
        .<AwsCredentialsProvider>map(access -> StaticCredentialsProvider.create(
            AwsBasicCredentials.create(access, text(configuration, SECRET).orElse(""))))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  private static Optional<String> text(Configuration configuration, String key) {
    return Optional.ofNullable(configuration.getTrimmed(key)).filter(text -> !text.isEmpty());
  }
}
