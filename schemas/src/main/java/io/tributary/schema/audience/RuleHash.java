package io.tributary.schema.audience;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a rule by its version and its words. */
final class RuleHash {

  private static final int BYTES = 4;

  private RuleHash() {}

  static String version(int version, String words) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
      return version + "." + HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java knows no SHA-256.", e);
    }
  }
}
