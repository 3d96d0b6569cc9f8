package io.tributary.schema.destination;

import java.util.Optional;

/**
 * How an S3-compatible store is reached.
 *
 * @param endpoint another address than Amazon's, for compatible stores
 * @param region the region to sign for
 * @param addressing where the bucket's name stands in addresses
 * @param encryption what the store is asked to encrypt files with
 * @param kmsKey the key's id, for {@link Encryption#KMS}
 * @param accessKey reference to the access key, env:NAME or file:PATH; with none the usual places
 *     are searched: environment, profile, instance role
 * @param secretKey reference to the secret key
 */
public record ObjectStore(
    Optional<String> endpoint,
    String region,
    Addressing addressing,
    Encryption encryption,
    Optional<String> kmsKey,
    Optional<String> accessKey,
    Optional<String> secretKey) {

  /** Where the bucket's name stands. */
  public enum Addressing {
    /** bucket.host/key, as Amazon wants it. */
    HOST,
    /** host/bucket/key, as most compatible stores want it. */
    PATH
  }

  /** Server-side encryption. */
  public enum Encryption {
    /** What the bucket does by itself. */
    BUCKET,
    AES256,
    KMS
  }

  /** Amazon's, with everything found in the usual places. */
  public static ObjectStore usual() {
    return new ObjectStore(
        Optional.empty(),
        "us-east-1",
        Addressing.HOST,
        Encryption.BUCKET,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
