package io.tributary.pipeline.bronze;

import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.pipeline.standard.Tokens;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokens of normalised values, each with the value sealed so that equal values give equal bytes.
 * Remembers the latest ones, since the same customer tends to come again within a file.
 */
final class Vault {

  private static final int REMEMBERED = 20_000;

  private final Tokens tokens;
  private final FieldCipher cipher;
  private final Map<Value, Entry> latest = new LinkedHashMap<>() {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Value, Entry> eldest) {
      return size() > REMEMBERED;
    }
  };

  Vault(Tokens tokens, FieldCipher cipher) {
    this.tokens = tokens;
    this.cipher = cipher;
  }

  /** A token and what it stands for, sealed. */
  record Entry(String kind, String token, String sealed) {}

  private record Value(String kind, String scope, String normalised) {}

  Entry entry(String kind, String scope, String normalised) {
    return latest.computeIfAbsent(new Value(kind, scope, normalised), this::made);
  }

  private Entry made(Value value) {
    String token = tokens.token(value.kind(), value.scope(), value.normalised());
    return new Entry(value.kind(), token, cipher.seal(value.normalised(), "vault", token));
  }
}
