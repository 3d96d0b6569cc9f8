package io.tributary.pipeline.standard;

import io.tributary.schema.yaml.DidYouMean;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The secrets of one lake. Nothing of them shows in {@link #toString()}.
 *
 * @param tokenKey 32 bytes that belong to the lake for life: every token depends on them
 * @param activeKeyId the data key that new values are sealed with
 * @param dataKeys 32 bytes each, by id; old ones stay so that what they sealed can be opened
 */
// Arrays come in and go out as copies, and equals compares their content.
@SuppressWarnings("ArrayRecordComponent")
public record LakeKeys(byte[] tokenKey, String activeKeyId, Map<String, byte[]> dataKeys)
    implements Serializable {

  private static final int KEY_BYTES = 32;
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  public LakeKeys {
    requireLength("The token key", tokenKey);
    dataKeys.forEach(LakeKeys::requireDataKey);
    if (!dataKeys.containsKey(activeKeyId)) {
      throw new IllegalArgumentException("The active data key '" + activeKeyId
          + "' is not among the data keys. "
          + DidYouMean.hint(activeKeyId, dataKeys.keySet()));
    }
    tokenKey = tokenKey.clone();
    dataKeys = copy(dataKeys);
  }

  @Override
  public byte[] tokenKey() {
    return tokenKey.clone();
  }

  @Override
  public Map<String, byte[]> dataKeys() {
    return copy(dataKeys);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LakeKeys keys
        && Arrays.equals(tokenKey, keys.tokenKey)
        && activeKeyId.equals(keys.activeKeyId)
        && dataKeys.keySet().equals(keys.dataKeys.keySet())
        && dataKeys.entrySet().stream()
            .allMatch(entry -> Arrays.equals(entry.getValue(), keys.dataKeys.get(entry.getKey())));
  }

  /** Of the ids alone, so that a printed hash tells nothing of a key. */
  @Override
  public int hashCode() {
    return 31 * activeKeyId.hashCode() + dataKeys.keySet().hashCode();
  }

  @Override
  public String toString() {
    return "LakeKeys[active " + activeKeyId + " of " + new TreeMap<>(dataKeys).keySet() + "]";
  }

  private static void requireDataKey(String id, byte[] key) {
    if (!KEY_ID.matcher(id).matches()) {
      throw new IllegalArgumentException("The data key id '" + id
          + "' does not fit; write 1 to 64 letters, digits, '_', '.' or '-'.");
    }
    requireLength("The data key '" + id + "'", key);
  }

  private static void requireLength(String what, byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          what + " has " + key.length + " bytes; give it " + KEY_BYTES + ".");
    }
  }

  private static Map<String, byte[]> copy(Map<String, byte[]> keys) {
    return keys.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(
            Map.Entry::getKey, entry -> entry.getValue().clone()));
  }
}
