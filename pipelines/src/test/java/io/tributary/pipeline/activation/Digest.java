package io.tributary.pipeline.activation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/** Digests by the JDK alone. */
final class Digest {

  private Digest() {}

  static String of(String name, String text) throws Exception {
    return switch (name) {
      case "md5" -> HexFormat.of().formatHex(bytes("MD5", text));
      case "sha1" -> HexFormat.of().formatHex(bytes("SHA-1", text));
      case "sha256" -> HexFormat.of().formatHex(bytes("SHA-256", text));
      case "base64" -> Base64.getEncoder().encodeToString(bytes("SHA-256", text));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static byte[] bytes(String algorithm, String text) throws Exception {
    return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
