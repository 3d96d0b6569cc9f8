package io.tributary.pipeline.identity;

import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeSet;

/** Observations drawn from a seed, as lines: small worlds that touch now and then. */
final class RandomGraphs {

  private static final String[] KINDS = {"phone", "unionid", "member", "cookie"};

  private RandomGraphs() {}

  /** So many records over identifiers of which about one in two is seen again. */
  static String lines(long seed, int records) {
    Random random = new Random(seed);
    StringJoiner lines = new StringJoiner("\n");
    for (int i = 0; i < records; i++) {
      TreeSet<String> tokens = new TreeSet<>();
      int world = random.nextInt(Math.max(1, records / 6));
      int size = 1 + random.nextInt(4);
      for (int j = 0; j < size; j++) {
        int home = random.nextInt(12) == 0 ? world + 1 : world;
        String kind = KINDS[random.nextInt(KINDS.length)];
        tokens.add(kind + ":" + home + "x" + random.nextInt(3));
      }
      lines.add("%02d-%02d %s"
          .formatted(1 + random.nextInt(5), 1 + random.nextInt(28), String.join(" ", tokens)));
    }
    return lines.toString();
  }
}
