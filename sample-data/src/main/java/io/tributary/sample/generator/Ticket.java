package io.tributary.sample.generator;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A purchase or return in a store.
 *
 * @param store where
 * @param till from 1
 * @param number unique in the store
 * @param buyer who, where it is a person of the demo brand
 * @param card the member's card, where shown
 * @param time when
 * @param day the business day, from the first day of trade; trade after midnight belongs to the day
 *     before
 * @param basket what
 * @param boughtDay for returns, the day of the purchase
 * @param form counts the forms of dirt; negative for none
 */
record Ticket(
    Store store,
    int till,
    String number,
    OptionalInt buyer,
    Optional<String> card,
    LocalDateTime time,
    int day,
    Basket basket,
    OptionalInt boughtDay,
    int form) {

  Ticket numbered(String other) {
    return new Ticket(store, till, other, buyer, card, time, day, basket, boughtDay, form);
  }
}
