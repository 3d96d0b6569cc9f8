package io.tributary.job.publish;

import io.tributary.schema.destination.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * A bucket. Big files go up in parts; every request carries the MD5 of its bytes, which all
 * S3-compatible stores check, and the size is looked up afterwards. The SDK repeats a request that
 * fails on its way a bounded number of times.
 */
final class S3Store implements Store {

  private final S3Client client;
  private final S3Presigner presigner;
  private final ObjectStore settings;
  private final String bucket;
  private final String prefix;
  private final int partBytes;

  /**
   * A store of one bucket.
   *
   * @param prefix what keys begin with, empty or ending with /
   * @param partBytes files bigger than that go up in parts of that size; S3 wants 5 MB or more
   */
  S3Store(
      S3Client client,
      S3Presigner presigner,
      ObjectStore settings,
      String bucket,
      String prefix,
      int partBytes) {
    this.client = client;
    this.presigner = presigner;
    this.settings = settings;
    this.bucket = bucket;
    this.prefix = prefix;
    this.partBytes = partBytes;
  }

  @Override
  public void put(String path, Path file) throws IOException {
    long bytes = Files.size(file);
    try {
      if (bytes > partBytes) {
        inParts(prefix + path, file);
      } else {
        whole(prefix + path, Files.readAllBytes(file));
      }
    } catch (SdkException e) {
      throw new IOException("Cannot put " + address(path) + ": " + e.getMessage(), e);
    }
    long there = size(path).orElse(-1L);
    if (there != bytes) {
      throw new IOException("Cannot put " + address(path) + ": it has " + there + " bytes there"
          + " instead of " + bytes + ". Run again.");
    }
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    try {
      return Optional.of(client
          .getObjectAsBytes(request -> request.bucket(bucket).key(prefix + path))
          .asByteArray());
    } catch (NoSuchKeyException missing) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new IOException("Cannot read " + address(path) + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<Long> size(String path) throws IOException {
    try {
      return Optional.of(client
          .headObject(request -> request.bucket(bucket).key(prefix + path))
          .contentLength());
    } catch (NoSuchKeyException missing) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new IOException("Cannot look up " + address(path) + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String address(String path) {
    return "s3://" + bucket + "/" + prefix + path;
  }

  @Override
  public String url(String path, Duration lasting) {
    return presigner
        .presignGetObject(presign -> presign
            .signatureDuration(lasting)
            .getObjectRequest(request -> request.bucket(bucket).key(prefix + path)))
        .url()
        .toString();
  }

  @Override
  public void close() {
    presigner.close();
    client.close();
  }

  private void whole(String key, byte[] bytes) {
    client.putObject(
        request -> {
          request.bucket(bucket).key(key).contentMD5(md5(bytes));
          encryption().ifPresent(request::serverSideEncryption);
          settings.kmsKey().ifPresent(request::ssekmsKeyId);
        },
        RequestBody.fromBytes(bytes));
  }

  /** An upload that breaks is called off, so that no parts are kept and paid for. */
  private void inParts(String key, Path file) throws IOException {
    String upload = client
        .createMultipartUpload(request -> {
          request.bucket(bucket).key(key);
          encryption().ifPresent(request::serverSideEncryption);
          settings.kmsKey().ifPresent(request::ssekmsKeyId);
        })
        .uploadId();
    try {
      List<CompletedPart> parts = parts(key, upload, file);
      client.completeMultipartUpload(request -> request
          .bucket(bucket)
          .key(key)
          .uploadId(upload)
          .multipartUpload(all -> all.parts(parts)));
    } catch (IOException | SdkException e) {
      client.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(upload));
      throw e;
    }
  }

  private List<CompletedPart> parts(String key, String upload, Path file) throws IOException {
    List<CompletedPart> parts = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      for (byte[] part = in.readNBytes(partBytes);
          part.length > 0;
          part = in.readNBytes(partBytes)) {
        int number = parts.size() + 1;
        String md5 = md5(part);
        String tag = client
            .uploadPart(
                request -> request
                    .bucket(bucket)
                    .key(key)
                    .uploadId(upload)
                    .partNumber(number)
                    .contentMD5(md5),
                RequestBody.fromBytes(part))
            .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
      }
    }
    return parts;
  }

  private Optional<ServerSideEncryption> encryption() {
    return switch (settings.encryption()) {
      case BUCKET -> Optional.empty();
      case AES256 -> Optional.of(ServerSideEncryption.AES256);
      case KMS -> Optional.of(ServerSideEncryption.AWS_KMS);
    };
  }

  private static String md5(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has MD5", e);
    }
  }
}
