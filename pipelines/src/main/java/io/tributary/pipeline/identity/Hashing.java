package io.tributary.pipeline.identity;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Slots of open-addressed tables: the highest bits of the id times an odd number, so that tables of
 * any size have their ids in one order. Ids that come in the order of a table grow another one well
 * only if that has another number.
 */
final class Hashing {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final AtomicLong CALLS = new AtomicLong();

  private Hashing() {}

  /** A number that no table before has had. Nothing but speed depends on it. */
  static long newMultiplier() {
    return GOLDEN * (2 * CALLS.incrementAndGet() + 1) | 1;
  }

  /** The slot of an id among a power of two. */
  static int slot(long id, long multiplier, int slots) {
    return (int) ((id * multiplier) >>> (Long.numberOfLeadingZeros(slots) + 1));
  }

  /** The bucket of an id; it says nothing of the slot. */
  static int bucket(long id, int buckets) {
    return (int) Math.floorMod((id * GOLDEN) >>> 8 & 0xFFFFFFFL, (long) buckets);
  }
}
