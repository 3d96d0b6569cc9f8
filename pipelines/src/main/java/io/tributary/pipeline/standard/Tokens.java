package io.tributary.pipeline.standard;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;

/**
 * Keyed hashes of one lake: the same value always gives the same token, and without the key nobody
 * can try values until one fits. Safe for many threads.
 */
public final class Tokens implements Serializable {

  private static final char SEPARATOR = ':';
  private static final int TOKEN_BYTES = 16;

  /** The seed of Spark's xxhash64. */
  private static final long SPARK_SEED = 42;

  private final LakeKeys keys;
  private final transient ThreadLocal<KeyedHash> tokens;
  private final transient ThreadLocal<KeyedHash> persons;
  private final transient ThreadLocal<KeyedHash> receipts;
  private final transient ThreadLocal<KeyedHash> contents;

  public Tokens(LakeKeys keys) {
    this.keys = keys;
    byte[] key = keys.tokenKey();
    tokens = ThreadLocal.withInitial(() -> new KeyedHash(key));
    persons = purpose(key, "person");
    receipts = purpose(key, "receipt");
    contents = purpose(key, "content");
  }

  /**
   * The token of an identifier or personal value.
   *
   * @param kind kind of identity.yaml, or the column's name for other personal values
   * @param scope what the value is unique within; empty for none
   * @param normalisedValue as a standardiser gives it
   * @return kind, colon, 32 hexadecimal digits of HMAC-SHA256 over the three
   */
  public String token(String kind, String scope, String normalisedValue) {
    if (kind.isEmpty() || kind.indexOf(SEPARATOR) >= 0) {
      throw new IllegalArgumentException("The token kind '" + kind
          + "' does not fit; it is a name without a colon, such as phone.");
    }
    byte[] hash = tokens.get().add(kind).add(scope).add(normalisedValue).finish();
    return kind + SEPARATOR + hex(hash, TOKEN_BYTES);
  }

  /** The kind a token starts with. */
  public static String kindOf(String token) {
    int end = token.indexOf(SEPARATOR);
    if (end <= 0) {
      throw new IllegalArgumentException("A token has the form kind:hex; this one has no kind.");
    }
    return token.substring(0, end);
  }

  /** The number that stands for a token in joins: what Spark's xxhash64 gives for it. */
  public static long idHash(String token) {
    byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
    return XXH64.hashUnsafeBytes(bytes, Platform.BYTE_ARRAY_OFFSET, bytes.length, SPARK_SEED);
  }

  /**
   * A new OneID: 32 hexadecimal digits that the same birth in the same run gives again.
   *
   * @param birthToken token of the identifier the person is first known by
   * @param mintRun the run that mints it
   */
  public String mint(String birthToken, String mintRun) {
    return hex(persons.get().add(birthToken).add(mintRun).finish(), TOKEN_BYTES);
  }

  /** Proves later that exactly this value was exported: 64 hexadecimal digits. */
  public String receipt(String value) {
    byte[] hash = receipts.get().add(value).finish();
    return hex(hash, hash.length);
  }

  /** Equal for records of equal content: 32 hexadecimal digits over the parts in order. */
  public String contentHash(Iterable<String> parts) {
    KeyedHash hash = contents.get();
    parts.forEach(hash::add);
    return hex(hash.finish(), TOKEN_BYTES);
  }

  @Override
  public String toString() {
    return "Tokens[" + keys + "]";
  }

  private Object readResolve() {
    return new Tokens(keys);
  }

  private static ThreadLocal<KeyedHash> purpose(byte[] key, String purpose) {
    return ThreadLocal.withInitial(() -> new KeyedHash(KeyedHash.subkey(key, purpose)));
  }

  private static String hex(byte[] hash, int bytes) {
    return HexFormat.of().formatHex(hash, 0, bytes);
  }
}
