package io.tributary.job.s3;

import io.tributary.schema.destination.ObjectStore;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * An S3 server in this process that keeps everything in memory and checks signatures. It is loaded
 * apart, since what it needs is not what Spark needs.
 */
public final class EmbeddedS3 implements AutoCloseable {

  public static final String BUCKET = "audiences";

  /** Environment variables with the keys the server takes. */
  public static final Map<String, String> KEYS = Map.of("ACCESS", "access", "SECRET", "secret");

  private static final Path JARS = Path.of("target/s3-server");

  private final Object server;
  private final URLClassLoader loader;
  private final S3Client client;

  private EmbeddedS3(Object server, URLClassLoader loader) throws ReflectiveOperationException {
    this.server = server;
    this.loader = loader;
    this.client = S3Client.builder()
        .endpointOverride(endpoint())
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret")))
        .build();
  }

  /** Starts a server with one empty bucket. */
  public static EmbeddedS3 start() throws Exception {
    Properties properties = new Properties();
    properties.setProperty("s3proxy.endpoint", "http://127.0.0.1:0");
    properties.setProperty("s3proxy.authorization", "aws-v2-or-v4");
    properties.setProperty("s3proxy.identity", KEYS.get("ACCESS"));
    properties.setProperty("s3proxy.credential", KEYS.get("SECRET"));
    URLClassLoader loader = loader();
    Object blobs = loader
        .loadClass("org.gaul.s3proxy.BlobStores")
        .getMethod("create", String.class, Properties.class)
        .invoke(null, "transient", properties);
    Object builder = loader
        .loadClass("org.gaul.s3proxy.S3Proxy$Builder")
        .getMethod("fromProperties", Properties.class)
        .invoke(null, properties);
    Class<?> blobStore = loader.loadClass("org.gaul.s3proxy.blobstore.BlobStore");
    builder.getClass().getMethod("blobStore", blobStore).invoke(builder, blobs);
    Object server = call(builder, "build");
    call(server, "start");
    EmbeddedS3 s3 = new EmbeddedS3(server, loader);
    s3.client.createBucket(bucket -> bucket.bucket(BUCKET));
    return s3;
  }

  public URI endpoint() throws ReflectiveOperationException {
    return URI.create("http://127.0.0.1:" + call(server, "getPort"));
  }

  /** Adds an empty bucket. */
  public void addBucket(String name) {
    client.createBucket(bucket -> bucket.bucket(name));
  }

  /** Puts an object. */
  public void put(String bucket, String key, byte[] bytes) {
    client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
  }

  /** How a workspace would describe a compatible store at that address. */
  public static ObjectStore settings(URI endpoint) {
    return new ObjectStore(
        Optional.of(endpoint.toString()),
        "us-east-1",
        ObjectStore.Addressing.PATH,
        ObjectStore.Encryption.BUCKET,
        Optional.empty(),
        Optional.of("env:ACCESS"),
        Optional.of("env:SECRET"));
  }

  /** Keys in the bucket, in order. */
  public List<String> keys() {
    return client.listObjectsV2Paginator(list -> list.bucket(BUCKET)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  public byte[] bytes(String key) {
    return client.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asByteArray();
  }

  /** Uploads that were begun and neither ended nor called off. */
  public int openUploads() {
    return client.listMultipartUploads(list -> list.bucket(BUCKET)).uploads().size();
  }

  @Override
  public void close() throws IOException, ReflectiveOperationException {
    client.close();
    call(server, "stop");
    loader.close();
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    Method found = target.getClass().getMethod(method);
    return found.invoke(target);
  }

  private static URLClassLoader loader() throws IOException {
    List<URL> jars = new ArrayList<>();
    try (Stream<Path> files = Files.list(JARS)) {
      for (Path jar : files.toList()) {
        jars.add(jar.toUri().toURL());
      }
    }
    return new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}
