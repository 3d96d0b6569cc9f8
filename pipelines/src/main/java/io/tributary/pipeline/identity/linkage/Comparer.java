package io.tributary.pipeline.identity.linkage;

import io.tributary.schema.identity.Likeness;
import io.tributary.schema.identity.ScoredLinks;
import java.io.Serializable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * Holds the values of two records against each other, column by column. A pattern has a character a
 * column: the level of agreement from 0, or {@code -} where one of the values is missing.
 */
final class Comparer implements Serializable {

  static final char MISSING = '-';

  /** What two values must score, when crosswise, to count as exchanged. */
  private static final double CROSSWISE = 0.9;

  private static final double[] LIKE = {0.75, 0.86, 0.94};
  private static final JaroWinklerSimilarity SPELLING = new JaroWinklerSimilarity();

  private final List<Likeness> columns;
  private final int[] exchangedWith;

  private Comparer(List<Likeness> columns, int[] exchangedWith) {
    this.columns = columns;
    this.exchangedWith = exchangedWith;
  }

  static Comparer of(ScoredLinks rule) {
    List<Likeness> columns = new ArrayList<>();
    rule.compare().forEach(compared -> columns.add(compared.as()));
    int[] exchangedWith = new int[columns.size()];
    for (List<String> pair : rule.exchanged()) {
      int one = rule.columns().indexOf(pair.get(0));
      exchangedWith[one] = rule.columns().indexOf(pair.get(1)) + 1;
    }
    return new Comparer(columns, exchangedWith);
  }

  int size() {
    return columns.size();
  }

  /** How many levels a column has; the highest is equality. */
  int levels(int column) {
    return names(columns.get(column)).size();
  }

  /** What a level of a column is called. */
  String level(int column, int level) {
    return names(columns.get(column)).get(level);
  }

  private static List<String> names(Likeness as) {
    return switch (as) {
      case TEXT -> List.of("different", "faint", "like", "close", "equal");
      case DIGITS -> List.of("different", "two-edits", "one-edit", "equal");
      case DATE -> List.of("different", "same-year", "near", "one-edit", "equal");
      case EMAIL -> List.of("different", "like", "close", "same-local-part", "equal");
      case EXACT -> List.of("different", "equal");
    };
  }

  /** A value as it is compared; empty where there is none or nothing is left. */
  String normal(int column, Optional<String> value) {
    String folded =
        Normalizer.normalize(value.orElse(""), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return switch (columns.get(column)) {
      case TEXT -> folded.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
      case DIGITS, DATE -> folded.replaceAll("[^\\p{L}\\p{N}]+", "");
      case EMAIL, EXACT -> folded.strip();
    };
  }

  /** The pattern of two records' normal values; an empty one is missing. */
  String pattern(List<String> one, List<String> other) {
    char[] pattern = new char[columns.size()];
    for (int column = 0; column < pattern.length; column++) {
      String left = one.get(column);
      String right = other.get(column);
      pattern[column] = left.isEmpty() || right.isEmpty()
          ? MISSING
          : (char) ('0' + level(columns.get(column), left, right));
    }
    for (int column = 0; column < pattern.length; column++) {
      int partner = exchangedWith[column] - 1;
      if (partner >= 0 && areExchanged(one, other, column, partner)) {
        pattern[column] = atLeastClose(pattern, column);
        pattern[partner] = atLeastClose(pattern, partner);
      }
    }
    return new String(pattern);
  }

  private static boolean areExchanged(
      List<String> one, List<String> other, int column, int partner) {
    String a = one.get(column);
    String b = one.get(partner);
    String c = other.get(column);
    String d = other.get(partner);
    return !a.isEmpty()
        && !b.isEmpty()
        && !c.isEmpty()
        && !d.isEmpty()
        && !a.equals(b)
        && SPELLING.apply(a, d) >= CROSSWISE
        && SPELLING.apply(b, c) >= CROSSWISE;
  }

  /** Exchanged values count as the level below equality. */
  private char atLeastClose(char[] pattern, int column) {
    return (char) Math.max(pattern[column], '0' + levels(column) - 2);
  }

  private static int level(Likeness as, String one, String other) {
    if (one.equals(other)) {
      return names(as).size() - 1;
    }
    return switch (as) {
      case TEXT -> spelling(one, other);
      case DIGITS -> Math.max(0, 3 - Edits.between(one, other, 2));
      case DATE -> date(one, other);
      case EMAIL -> email(one, other);
      case EXACT -> 0;
    };
  }

  private static int spelling(String one, String other) {
    double likeness = SPELLING.apply(one, other);
    int level = 0;
    while (level < LIKE.length && likeness >= LIKE[level]) {
      level++;
    }
    return level;
  }

  private static int date(String one, String other) {
    int edits = Edits.between(one, other, 2);
    if (edits == 1) {
      return 3;
    }
    if (one.length() != 8 || other.length() != 8) {
      return edits == 2 ? 2 : 0;
    }
    boolean isYear = one.regionMatches(0, other, 0, 4);
    if (isYear && one.regionMatches(4, other, 6, 2) && one.regionMatches(6, other, 4, 2)) {
      return 3;
    }
    int parts = (isYear ? 1 : 0)
        + (one.regionMatches(4, other, 4, 2) ? 1 : 0)
        + (one.regionMatches(6, other, 6, 2) ? 1 : 0);
    if (parts == 2 || edits == 2) {
      return 2;
    }
    return isYear ? 1 : 0;
  }

  private static int email(String one, String other) {
    String left = local(one);
    String right = local(other);
    if (left.equals(right)) {
      return 3;
    }
    double likeness = SPELLING.apply(left, right);
    if (likeness >= 0.92) {
      return 2;
    }
    return likeness >= 0.8 ? 1 : 0;
  }

  static String local(String email) {
    int at = email.indexOf('@');
    return at < 0 ? email : email.substring(0, at);
  }
}
