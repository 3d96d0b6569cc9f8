package io.tributary.sample.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The brand's articles: a hundred styles in four sizes or colours. */
final class Catalogue {

  private static final int STYLES = 100;
  private static final int VARIANTS = 4;
  private static final int NEVER = Integer.MAX_VALUE;

  private final List<List<String>> categories = Resource.lines("categories.txt");
  private final List<Product> products = new ArrayList<>();

  Catalogue(Chance chance, BrandSettings settings) {
    for (int style = 0; style < STYLES; style++) {
      addStyle(style, categories.get(style % categories.size()), chance, settings.days());
    }
  }

  List<Product> all() {
    return products;
  }

  /** An article on sale that day, most often of the category the taste leans to. */
  Product pick(SplittableRandom random, int taste, int day) {
    int count = categories.size();
    int category = random.nextInt(10) < 6 ? taste % count : random.nextInt(count);
    int styles = STYLES / count + (category < STYLES % count ? 1 : 0);
    int style = category + random.nextInt(styles) * count;
    int start = style * VARIANTS + random.nextInt(VARIANTS);
    for (int step = 0; step < products.size(); step++) {
      Product product = products.get((start + step) % products.size());
      if (product.isOnSale(day)) {
        return product;
      }
    }
    return products.get(start);
  }

  /** How many categories tastes differ by. */
  int categoryCount() {
    return categories.size();
  }

  private void addStyle(int style, List<String> category, Chance chance, int days) {
    SplittableRandom random = chance.random(Purpose.CATALOGUE, style, 0);
    long low = Long.parseLong(category.get(1));
    long high = Long.parseLong(category.get(2));
    long price = 100 * random.nextLong(low, high + 1) - 100 + 90;
    boolean isNew = style % 5 == 4;
    int launch = isNew ? random.nextInt(days) : -1 - random.nextInt(900);
    boolean hasNewPrice = random.nextInt(4) == 0;
    int priceDay = hasNewPrice ? random.nextInt(days) : NEVER;
    long secondPrice = price * (random.nextBoolean() ? 90 : 110) / 1000 * 10;
    int end = random.nextInt(10) == 0 ? days / 2 + random.nextInt(days / 2 + 1) : NEVER;
    String spu = "HCS" + Digits.padded(style + 1, 4);
    String name = "河川" + category.get(4 + random.nextInt(category.size() - 4)) + category.get(3);
    for (int variant = 0; variant < VARIANTS; variant++) {
      int index = products.size();
      products.add(new Product(
          index,
          "HC" + (10_001 + index),
          spu,
          name + " " + (variant + 1) + "号",
          category.get(0),
          price,
          secondPrice,
          priceDay,
          price * 35 / 100,
          launch,
          Math.max(end, launch + 1)));
    }
  }
}
