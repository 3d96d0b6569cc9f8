package io.tributary.schema.identity;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * Records that are held to be one person's because they look alike, though no identifier says so.
 * What agreement is worth is estimated from the records themselves.
 *
 * @param name of the rule, in snake_case; links of it have the rule {@code scored:name}
 * @param feeds whose standing records are compared, with each other and among themselves
 * @param compare columns of the feeds, each with how its values are compared
 * @param exchanged pairs of compared columns whose values are sometimes exchanged, such as given
 *     name and surname
 * @param block records are compared that agree in all keys of one of these lists
 * @param maxBlock more records than this that agree in them are not compared for it
 * @param threshold the least probability that two records are one person's, to link them
 * @param group the least mean probability between the records of two groups, to make them one
 */
public record ScoredLinks(
    String name,
    List<String> feeds,
    List<Compared> compare,
    List<List<String>> exchanged,
    List<List<Key>> block,
    int maxBlock,
    BigDecimal threshold,
    BigDecimal group)
    implements Serializable {

  public ScoredLinks {
    feeds = List.copyOf(feeds);
    compare = List.copyOf(compare);
    exchanged = exchanged.stream().map(List::copyOf).toList();
    block = block.stream().map(List::copyOf).toList();
  }

  /**
   * A compared column.
   *
   * @param column a column of every feed
   * @param as how its values are compared
   */
  public record Compared(String column, Likeness as) implements Serializable {}

  /** The part of a value that must agree. */
  public enum Part {
    /** All of it. */
    WHOLE,
    /** Its first four characters. */
    HEAD,
    /** Its last seven characters, such as a phone's without area or country. */
    TAIL,
    /** What stands before the at sign. */
    LOCAL,
    /** Its first four digits, such as a date's year. */
    YEAR
  }

  /**
   * Something records agree in.
   *
   * @param column a compared column
   * @param part the part of its value
   */
  public record Key(String column, Part part) implements Serializable {}

  /** The rule of the links. */
  public String rule() {
    return "scored:" + name;
  }

  /** The names of the compared columns. */
  public List<String> columns() {
    return compare.stream().map(Compared::column).toList();
  }
}
