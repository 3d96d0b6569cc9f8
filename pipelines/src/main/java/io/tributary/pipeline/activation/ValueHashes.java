package io.tributary.pipeline.activation;

import io.tributary.schema.destination.ValueHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Hashes of normalised values, over their UTF-8. */
final class ValueHashes {

  private ValueHashes() {}

  static String apply(ValueHash hash, String value) {
    return switch (hash) {
      case NONE -> value;
      case MD5_HEX -> HexFormat.of().formatHex(digest("MD5", value));
      case SHA1_HEX -> HexFormat.of().formatHex(digest("SHA-1", value));
      case SHA256_HEX -> HexFormat.of().formatHex(digest("SHA-256", value));
      case SHA256_BASE64 -> Base64.getEncoder().encodeToString(digest("SHA-256", value));
    };
  }

  private static byte[] digest(String algorithm, String value) {
    try {
      return MessageDigest.getInstance(algorithm).digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has " + algorithm + ".", missing);
    }
  }
}
