package io.tributary.pipeline.standard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 over parts. Each part goes in as its UTF-8 length in four bytes and its bytes, so
 * that no two lists of parts are the same message. For one thread at a time.
 */
final class KeyedHash {

  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;
  private byte[] message = new byte[256];
  private int length;

  KeyedHash(byte[] key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(
          "This Java has no " + ALGORITHM + ", which every Java 17 must have.", missing);
    }
  }

  /** A key for one purpose, from which neither the main key nor another purpose's follows. */
  static byte[] subkey(byte[] key, String purpose) {
    return new KeyedHash(key).add(purpose).finish();
  }

  KeyedHash add(String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    reserve(Integer.BYTES + bytes.length);
    ByteBuffer.wrap(message).putInt(length, bytes.length);
    System.arraycopy(bytes, 0, message, length + Integer.BYTES, bytes.length);
    length += Integer.BYTES + bytes.length;
    return this;
  }

  /** The 32 bytes over the parts added; the next message starts empty. */
  byte[] finish() {
    mac.update(message, 0, length);
    length = 0;
    return mac.doFinal();
  }

  private void reserve(int more) {
    if (length + more > message.length) {
      message = Arrays.copyOf(message, Math.max(2 * message.length, length + more));
    }
  }
}
