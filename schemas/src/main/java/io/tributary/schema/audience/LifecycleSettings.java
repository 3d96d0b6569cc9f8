package io.tributary.schema.audience;

import java.math.BigDecimal;
import java.util.List;

/**
 * Where the stages of life begin and end.
 *
 * @param newDays a customer is new so many days after the first purchase
 * @param freshDays a repeated purchase is fresh for so many days
 * @param lostDays without a purchase for longer a customer is lost
 * @param churnFactor without a purchase for longer than so many gaps a customer is at risk
 * @param general what the time between purchases is where no category says otherwise
 * @param categories the same for products of a category, first match wins
 */
public record LifecycleSettings(
    int newDays,
    int freshDays,
    int lostDays,
    BigDecimal churnFactor,
    Gap general,
    List<CategoryGap> categories) {

  public LifecycleSettings {
    categories = List.copyOf(categories);
  }

  /**
   * Days between purchases.
   *
   * @param usual of customers who bought on one day only
   * @param least no personal gap is taken for shorter
   * @param most no personal gap is taken for longer
   */
  public record Gap(int usual, int least, int most) {
    public Gap {
      if (least < 1 || usual < least || most < usual) {
        throw new IllegalArgumentException("A gap of " + usual + " days is not within " + least
            + " to " + most + ". Give least <= usual <= most, at least 1.");
      }
    }
  }

  /** The gap for a category path and all below it. */
  public record CategoryGap(String category, Gap gap) {}
}
