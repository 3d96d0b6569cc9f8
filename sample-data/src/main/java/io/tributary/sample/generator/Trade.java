package io.tributary.sample.generator;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * An order on the marketplace and everything that happens to it.
 *
 * @param tid 18 digits
 * @param buyer who
 * @param day the day of the order, from the first day of trade
 * @param created when
 * @param paid when, unless it never is
 * @param basket what
 * @param freight in fen
 * @param refundedLines how many of the first lines are refunded in the end
 * @param stages at least one, in order
 */
record Trade(
    long tid,
    Person buyer,
    int day,
    LocalDateTime created,
    Optional<LocalDateTime> paid,
    Basket basket,
    long freight,
    int refundedLines,
    List<Stage> stages) {

  Trade {
    stages = List.copyOf(stages);
  }

  /**
   * What the order became at some moment.
   *
   * @param modified when
   * @param status the marketplace's word
   * @param isRefunded whether the refund is done
   */
  record Stage(LocalDateTime modified, String status, boolean isRefunded) {}

  long payment() {
    return basket.amount() + freight;
  }
}
