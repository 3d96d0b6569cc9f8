package io.tributary.job.lake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The objects below one s3a:// path. The SDK tries again what fails on its way; what it gives up is
 * an {@link IOException} that names the path.
 */
public final class Bucket implements AutoCloseable {

  private static final Pattern ROOT = Pattern.compile("s3a?://([^/]+)/*(.*?)/*");
  private static final int PRECONDITION_FAILED = 412;
  private static final int CONFLICT = 409;
  private static final int ATTEMPTS = 4;

  private final S3Client client;
  private final String bucket;
  private final String prefix;
  private final int pageSize;

  private Bucket(S3Client client, String bucket, String prefix, int pageSize) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
    this.pageSize = pageSize;
  }

  /** Whether a path is in a bucket. */
  public static boolean isIn(String root) {
    return ROOT.matcher(root).matches();
  }

  /** The objects below a root, reached as the configuration says. */
  public static Bucket of(String root, Configuration configuration) {
    Matcher matcher = ROOT.matcher(root);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(root + " is in no bucket. Write s3a://bucket/path.");
    }
    String prefix = matcher.group(2);
    return new Bucket(
        S3Settings.client(configuration),
        matcher.group(1),
        prefix.isEmpty() ? "" : prefix + "/",
        configuration.getInt("fs.s3a.paging.maximum", 1000));
  }

  /** The objects whose names below the root begin so, by name, page after page. */
  public List<S3Object> list(String start) throws IOException {
    List<S3Object> objects = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      ListObjectsV2Response page = page(start, next);
      objects.addAll(page.contents());
      next = Optional.ofNullable(page.nextContinuationToken());
    } while (next.isPresent());
    return objects;
  }

  private ListObjectsV2Response page(String start, Optional<String> token) throws IOException {
    return tried(
        "list",
        start + "*",
        () -> client.listObjectsV2(list -> {
          list.bucket(bucket).prefix(prefix + start).maxKeys(pageSize);
          token.ifPresent(list::continuationToken);
        }));
  }

  /** An object's name below the root. */
  public String name(S3Object object) {
    return object.key().substring(prefix.length());
  }

  /** An object's bytes, from their start; the reader closes them. */
  public InputStream open(String name) throws IOException {
    return tried(
        "read", name, () -> client.getObject(get -> get.bucket(bucket).key(prefix + name)));
  }

  /** An object's bytes; empty where there is no such object. */
  public Optional<byte[]> read(String name) throws IOException {
    return tried("read", name, () -> {
      try {
        return Optional.of(client
            .getObjectAsBytes(get -> get.bucket(bucket).key(prefix + name))
            .asByteArray());
      } catch (NoSuchKeyException none) {
        return Optional.empty();
      }
    });
  }

  /** Writes an object, over one of that name where there is one. */
  public void put(String name, byte[] bytes) throws IOException {
    tried(
        "write",
        name,
        () -> client.putObject(
            put -> put.bucket(bucket).key(prefix + name), RequestBody.fromBytes(bytes)));
  }

  /**
   * Writes an object where there is none of that name; false where there is one, which may be this
   * very one where its first answer was lost.
   */
  public boolean putIfAbsent(String name, byte[] bytes) throws IOException {
    return tried("write", name, () -> {
      try {
        client.putObject(
            put -> put.bucket(bucket).key(prefix + name).ifNoneMatch("*"),
            RequestBody.fromBytes(bytes));
        return true;
      } catch (S3Exception e) {
        if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
          return false;
        }
        throw e;
      }
    });
  }

  /** Deletes an object, where there is one. */
  public void delete(String name) throws IOException {
    tried(
        "delete",
        name,
        () -> client.deleteObject(delete -> delete.bucket(bucket).key(prefix + name)));
  }

  /** The SDK does not try again where an answer broke off after it had begun. */
  private <T> T tried(String verb, String name, Supplier<T> call) throws IOException {
    String what = "Cannot " + verb + " s3a://" + bucket + "/" + prefix + name + ": ";
    for (int attempt = 1; true; attempt++) {
      try {
        return call.get();
      } catch (AbortedException | S3Exception e) {
        throw new IOException(what + e.getMessage(), e);
      } catch (SdkException e) {
        if (attempt == ATTEMPTS) {
          throw new IOException(what + e.getMessage(), e);
        }
      }
    }
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return "s3a://" + bucket + "/" + prefix;
  }
}
