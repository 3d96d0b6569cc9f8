package io.tributary.job.cli;

import java.util.Random;
import java.util.StringJoiner;

/** Person records with errors of typing, and whose each is. */
final class Lookalikes {

  private static final String[] SYLLABLES = {
    "ka", "ro", "mi", "tes", "lan", "vor", "shi", "bel", "dun", "fra", "gos", "hol", "jin", "pe"
  };

  private final Random random;

  private Lookalikes(long seed) {
    this.random = new Random(seed);
  }

  /** So many persons; each has a record p1-a, and two of three a second one p1-b, with errors. */
  static String csv(long seed, int persons) {
    Lookalikes made = new Lookalikes(seed);
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    lines.add("id,given,family,born,street,town,whose");
    for (int person = 1; person <= persons; person++) {
      String[] values = {
        made.word(2),
        made.word(3),
        "%d-%02d-%02d"
            .formatted(
                1950 + made.random.nextInt(50),
                1 + made.random.nextInt(12),
                1 + made.random.nextInt(28)),
        (1 + made.random.nextInt(90)) + " Ashgrove " + made.word(3),
        made.word(1)
      };
      lines.add("p" + person + "-a," + String.join(",", values) + "," + person);
      if (person % 3 != 0) {
        lines.add("p" + person + "-b," + String.join(",", made.copied(values)) + "," + person);
      }
    }
    return lines.toString();
  }

  private String[] copied(String[] values) {
    String[] copy = values.clone();
    int column = random.nextInt(4);
    copy[column] = mistyped(copy[column]);
    if (random.nextInt(5) == 0) {
      String given = copy[0];
      copy[0] = copy[1];
      copy[1] = given;
    }
    if (random.nextInt(5) == 0) {
      copy[random.nextInt(2) + 3] = "";
    }
    return copy;
  }

  private String mistyped(String value) {
    int at = 1 + random.nextInt(value.length() - 2);
    return value.substring(0, at)
        + value.charAt(at + 1)
        + value.charAt(at)
        + value.substring(at + 2);
  }

  private String word(int syllables) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.toString();
  }
}
