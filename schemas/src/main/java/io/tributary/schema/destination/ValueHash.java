package io.tributary.schema.destination;

/** How a normalised value is hashed, over its UTF-8. */
public enum ValueHash {
  /** It leaves as it is. */
  NONE,
  /** MD5, 32 lower-case hexadecimal digits. */
  MD5_HEX,
  /** SHA-1, 40 lower-case hexadecimal digits. */
  SHA1_HEX,
  /** SHA-256, 64 lower-case hexadecimal digits. */
  SHA256_HEX,
  /** SHA-256, the 32 bytes as Base64. */
  SHA256_BASE64
}
