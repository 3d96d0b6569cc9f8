package io.tributary.job.publish;

import io.tributary.job.workspace.SecretValues;
import io.tributary.schema.destination.Destination;
import io.tributary.schema.destination.ObjectStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Opens the stores destinations name. */
final class Stores {

  private static final Pattern BUCKET = Pattern.compile("s3a?://([^/]+)/?(.*)");
  private static final int PART_BYTES = 16 << 20;
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  private final SecretValues secrets;

  /**
   * An opener of stores.
   *
   * @param workspace what references to files are relative to
   * @param variables environment variables by name; null for one that is not set
   */
  Stores(Path workspace, UnaryOperator<String> variables) {
    this.secrets = new SecretValues(workspace, variables, "destinations.yaml");
  }

  /** The store of a destination; nothing is looked up yet. */
  Store open(Destination destination) {
    Matcher bucket = BUCKET.matcher(destination.root());
    if (!bucket.matches()) {
      return new FolderStore(Path.of(destination.root()));
    }
    String prefix = bucket.group(2).replaceAll("/+$", "");
    return s3(
        destination.store().orElseGet(ObjectStore::usual),
        bucket.group(1),
        prefix.isEmpty() ? "" : prefix + "/",
        PART_BYTES);
  }

  /** The store of a bucket; files bigger than partBytes go up in parts. */
  Store s3(ObjectStore settings, String bucket, String prefix, int partBytes) {
    boolean isByPath = settings.addressing() == ObjectStore.Addressing.PATH;
    AwsCredentialsProvider credentials = credentials(settings);
    Region region = Region.of(settings.region());
    Optional<URI> endpoint = settings.endpoint().map(URI::create);
    var client = S3Client.builder()
        .region(region)
        .credentialsProvider(credentials)
        .forcePathStyle(isByPath)
        .overrideConfiguration(limits -> limits.apiCallTimeout(TIMEOUT))
        // Compatible stores do not know the newer checksums; each request carries an MD5 instead.
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    var presigner = S3Presigner.builder()
        .region(region)
        .credentialsProvider(credentials)
        .serviceConfiguration(
            S3Configuration.builder().pathStyleAccessEnabled(isByPath).build());
    endpoint.ifPresent(client::endpointOverride);
    endpoint.ifPresent(presigner::endpointOverride);
    return new S3Store(client.build(), presigner.build(), settings, bucket, prefix, partBytes);
  }

  private AwsCredentialsProvider credentials(ObjectStore settings) {
    return settings
        .accessKey()
        .<AwsCredentialsProvider>map(
            access -> StaticCredentialsProvider.create(AwsBasicCredentials.create(
                secrets.value(access), secrets.value(settings.secretKey().orElse("")))))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }
}
