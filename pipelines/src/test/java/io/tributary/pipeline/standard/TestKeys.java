package io.tributary.pipeline.standard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.Map;

/** Keys for tests, and the trip a Spark task's objects make. */
final class TestKeys {

  private TestKeys() {}

  static LakeKeys lake() {
    return new LakeKeys(counting(), "k1", Map.of("k1", key(1)));
  }

  /** The same lake after its data key was changed. */
  static LakeKeys rotated() {
    return new LakeKeys(counting(), "k2", Map.of("k1", key(1), "k2", key(2)));
  }

  static byte[] key(int filler) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) filler);
    return key;
  }

  @SuppressWarnings("unchecked") // The copy of a T is a T.
  static <T> T copied(T object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }

  private static byte[] counting() {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    return key;
  }
}
