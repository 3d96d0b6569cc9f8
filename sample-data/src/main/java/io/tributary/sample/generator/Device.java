package io.tributary.sample.generator;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A phone as advertising platforms name it.
 *
 * @param kind oaid or idfa
 * @param id lower case for an oaid, upper case for an idfa
 */
record Device(String kind, String id) {

  /** What some phones send where their owner does not want to be known. */
  static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  /** The device of that person, whoever has one: four of five. */
  static Optional<Device> of(Chance chance, int person) {
    return chance.share(Purpose.DEVICE, person, 0) < 0.8
        ? Optional.of(at(chance, person))
        : Optional.empty();
  }

  /** The device of that number; no two numbers have the same. */
  static Device at(Chance chance, long number) {
    UUID uuid =
        new UUID(chance.bits(Purpose.DEVICE, number, 1), chance.bits(Purpose.DEVICE, number, 2));
    return number % 2 == 0
        ? new Device("oaid", uuid.toString())
        : new Device("idfa", uuid.toString().toUpperCase(Locale.ROOT));
  }
}
