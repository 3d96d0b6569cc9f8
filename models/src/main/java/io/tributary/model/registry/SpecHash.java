package io.tributary.model.registry;

import io.tributary.model.feature.FeatureSet;
import io.tributary.schema.model.ModelSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Short hashes that say whether a model still is what its file and its features say. */
public final class SpecHash {

  private static final int DIGITS = 16;

  private SpecHash() {}

  /** Of everything that changes what is learnt or published; not of when it is trained anew. */
  public static String of(ModelSpec spec) {
    return hash(String.join(
        "\n",
        Attempt.CODE_VERSION,
        FeatureSet.DEFINITIONS,
        spec.model(),
        Integer.toString(spec.labelDays()),
        spec.population().toString(),
        spec.features().toString(),
        spec.snapshots().toString(),
        spec.training().toString(),
        spec.gate().toString()));
  }

  /** Of the features' names in order and of what they mean. */
  public static String ofFeatures(List<String> names) {
    return hash(FeatureSet.DEFINITIONS + "\n" + String.join("\n", names));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256.", e);
    }
  }
}
