package io.tributary.sample.generator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** What someone buys at once. */
record Basket(List<Line> lines) {

  Basket {
    lines = List.copyOf(lines);
  }

  /**
   * One article of a basket.
   *
   * @param product the article
   * @param quantity how many; negative when it is brought back
   * @param amount what is paid for all of them, in fen, discount taken off
   * @param discount what was taken off
   */
  record Line(Product product, int quantity, long amount, long discount) {

    Line returned() {
      return new Line(product, -quantity, -amount, discount);
    }
  }

  /** Draws one to five articles, mostly of one taste; at least so many. */
  static Basket draw(
      Catalogue catalogue, SplittableRandom random, int taste, int day, int atLeast) {
    int size = Math.max(atLeast, 1 + random.nextInt(1 + random.nextInt(5)));
    Set<Product> chosen = new LinkedHashSet<>();
    while (chosen.size() < size) {
      chosen.add(catalogue.pick(random, taste + random.nextInt(2), day));
    }
    List<Line> lines = new ArrayList<>();
    for (Product product : chosen) {
      int quantity = random.nextInt(10) == 0 ? 2 + random.nextInt(2) : 1;
      long full = product.price(day) * quantity;
      long discount = random.nextInt(3) == 0 ? full * (5 + random.nextInt(25)) / 100 : 0;
      lines.add(new Line(product, quantity, full - discount, discount));
    }
    return new Basket(lines);
  }

  /** What comes back when one article is brought back. */
  Basket returned() {
    return new Basket(List.of(lines.get(0).returned()));
  }

  long amount() {
    return lines.stream().mapToLong(Line::amount).sum();
  }

  long discount() {
    return lines.stream().mapToLong(Line::discount).sum();
  }
}
