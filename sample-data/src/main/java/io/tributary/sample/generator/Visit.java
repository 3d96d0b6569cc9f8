package io.tributary.sample.generator;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What someone does in one visit of the site or a mini-program. */
record Visit(List<Step> steps) {

  private static final List<String> LOOKING = List.of("view", "view", "view", "search", "view");
  private static final List<String> LIKING = List.of("add_to_cart", "favourite", "add_to_cart");

  Visit {
    steps = List.copyOf(steps);
  }

  /**
   * One event.
   *
   * @param event what
   * @param at when
   * @param product which article, where one is shown
   * @param dwellSeconds how long they stayed
   */
  record Step(String event, LocalDateTime at, Optional<Product> product, int dwellSeconds) {}

  /** Draws one to nine events from a moment on; the first one may be given. */
  static Visit draw(
      Brand brand, SplittableRandom random, int taste, LocalDateTime at, Optional<String> first) {
    List<Step> steps = new ArrayList<>();
    int day = brand.clock().day(at);
    int size = 1 + random.nextInt(1 + random.nextInt(9));
    first.ifPresent(event -> steps.add(new Step(event, at, Optional.empty(), 5)));
    LocalDateTime next = at.plusSeconds(7);
    for (int i = 0; i < size; i++) {
      Product product = brand.catalogue().pick(random, taste, day);
      String event = event(random, i == size - 1);
      int dwell = 3 + random.nextInt(90);
      boolean showsProduct = !event.equals("search") && !event.equals("checkout");
      steps.add(
          new Step(event, next, showsProduct ? Optional.of(product) : Optional.empty(), dwell));
      next = next.plusSeconds(dwell);
    }
    return new Visit(steps);
  }

  private static String event(SplittableRandom random, boolean isLast) {
    if (isLast && random.nextInt(9) == 0) {
      return random.nextInt(3) == 0 ? "share" : "checkout";
    }
    List<String> kinds = random.nextInt(6) == 0 ? LIKING : LOOKING;
    return kinds.get(random.nextInt(kinds.size()));
  }
}
