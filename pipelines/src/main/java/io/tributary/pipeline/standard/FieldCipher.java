package io.tributary.pipeline.standard;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals single values with AES-256-GCM. A sealed value is {@code v1:<key id>:<base64url of nonce,
 * ciphertext and tag>}. The nonce is a keyed hash of context and plaintext, so that a re-run writes
 * the same bytes; equal values show as equal only under the same context. Safe for many threads.
 */
public final class FieldCipher implements Serializable {

  private static final String VERSION = "v1";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final LakeKeys keys;
  private final transient ThreadLocal<Map<String, Sealer>> sealers;

  public FieldCipher(LakeKeys keys) {
    this.keys = keys;
    Map<String, byte[]> dataKeys = keys.dataKeys();
    sealers = ThreadLocal.withInitial(() -> {
      Map<String, Sealer> byId = new HashMap<>();
      dataKeys.forEach((id, key) -> byId.put(id, new Sealer(id, key)));
      return byId;
    });
  }

  /**
   * Seals a value with the active key.
   *
   * @param context what makes equal values differ when sealed, such as file, row and column
   */
  public String seal(String plaintext, String... context) {
    return sealers.get().get(keys.activeKeyId()).seal(plaintext, context);
  }

  /**
   * The plaintext of a sealed value.
   *
   * @throws IllegalArgumentException if it is no sealed value, its key is not there, or it was
   *     changed; the message shows neither the value nor a key
   */
  public String open(String sealed) {
    String[] parts = sealed.split(":", -1);
    if (parts.length != 3 || !parts[0].equals(VERSION)) {
      throw new IllegalArgumentException(
          "Cannot open a value: it is not sealed; a sealed value starts with v1 and its key id.");
    }
    Sealer sealer = sealers.get().get(parts[1]);
    if (sealer == null) {
      throw new IllegalArgumentException("Cannot open a value: it is sealed with data key '"
          + shown(parts[1]) + "', which is not among the keys. Add that key to the workspace.");
    }
    return sealer.open(parts[2]);
  }

  @Override
  public String toString() {
    return "FieldCipher[" + keys + "]";
  }

  private Object readResolve() {
    return new FieldCipher(keys);
  }

  /** A key id found in data may be anything; only a well-formed one is repeated. */
  private static String shown(String keyId) {
    return keyId.matches("[A-Za-z0-9_.-]{1,16}") ? keyId : "?";
  }

  /** One data key at work; for one thread. */
  private static final class Sealer {

    private final String header;
    private final byte[] associated;
    private final SecretKeySpec key;
    private final KeyedHash nonces;
    private final Cipher cipher;

    Sealer(String keyId, byte[] dataKey) {
      header = VERSION + ":" + keyId + ":";
      associated = header.getBytes(StandardCharsets.UTF_8);
      key = new SecretKeySpec(KeyedHash.subkey(dataKey, "seal"), "AES");
      nonces = new KeyedHash(KeyedHash.subkey(dataKey, "nonce"));
      try {
        cipher = Cipher.getInstance("AES/GCM/NoPadding");
      } catch (GeneralSecurityException missing) {
        throw new IllegalStateException(
            "This Java has no AES/GCM, which every Java 17 must have.", missing);
      }
    }

    String seal(String plaintext, String... context) {
      for (String part : context) {
        nonces.add(part);
      }
      byte[] nonce = Arrays.copyOf(nonces.add(plaintext).finish(), NONCE_BYTES);
      byte[] plain = plaintext.getBytes(StandardCharsets.UTF_8);
      byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + plain.length + TAG_BYTES);
      try {
        start(Cipher.ENCRYPT_MODE, nonce);
        cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
      } catch (GeneralSecurityException failed) {
        throw new IllegalStateException("Cannot seal a value with AES-GCM.", failed);
      }
      return header + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    String open(String base64) {
      try {
        byte[] sealed = Base64.getUrlDecoder().decode(base64);
        if (sealed.length < NONCE_BYTES + TAG_BYTES) {
          throw damaged();
        }
        start(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES));
        byte[] plain = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        return new String(plain, StandardCharsets.UTF_8);
      } catch (GeneralSecurityException | IllegalArgumentException changed) {
        throw damaged();
      }
    }

    private void start(int mode, byte[] nonce) throws GeneralSecurityException {
      cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
      cipher.updateAAD(associated);
    }

    private static IllegalArgumentException damaged() {
      return new IllegalArgumentException("Cannot open a value: it was changed or cut after it was"
          + " sealed, or another key has the same id.");
    }
  }
}
