package io.tributary.sample.generator;

/**
 * One article of the catalogue. Days count from the first day of trade; amounts are fen.
 *
 * @param index counts articles from 0
 * @param sku such as HC10001
 * @param spu what articles of several sizes share
 * @param title the name shown
 * @param category path such as 护肤>面霜
 * @param firstPrice at launch
 * @param secondPrice from {@code priceDay} on
 * @param priceDay the day the price changes; some never do
 * @param cost what it costs the brand
 * @param launchDay first day of sale; may be negative
 * @param endDay the day it is taken off sale; some never are
 */
record Product(
    int index,
    String sku,
    String spu,
    String title,
    String category,
    long firstPrice,
    long secondPrice,
    int priceDay,
    long cost,
    int launchDay,
    int endDay) {

  long price(int day) {
    return day < priceDay ? firstPrice : secondPrice;
  }

  boolean isOnSale(int day) {
    return day >= launchDay && day < endDay;
  }

  /** The group for which people have a taste. */
  String department() {
    return category.substring(0, category.indexOf('>'));
  }
}
