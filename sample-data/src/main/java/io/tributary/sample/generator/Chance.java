package io.tributary.sample.generator;

import java.util.SplittableRandom;

/**
 * Seeded draws that depend only on what they are for: a purpose and two numbers, such as a person
 * and a day. Nothing depends on the order of the draws.
 */
final class Chance {

  private final long seed;

  Chance(long seed) {
    this.seed = mix(seed);
  }

  /** 64 random bits. */
  long bits(Purpose purpose, long first, long second) {
    return mix(mix(mix(seed ^ purpose.salt()) + first) + second * 0x9e3779b97f4a7c15L);
  }

  /** A number from 0 to below 1. */
  double share(Purpose purpose, long first, long second) {
    return (bits(purpose, first, second) >>> 11) * 0x1.0p-53;
  }

  /** A number from 0 to below the bound. */
  int below(int bound, Purpose purpose, long first, long second) {
    return (int) (share(purpose, first, second) * bound);
  }

  /** A generator of many draws. */
  SplittableRandom random(Purpose purpose, long first, long second) {
    return new SplittableRandom(bits(purpose, first, second));
  }

  /** Seventeen or fewer characters of base 36 that look random. */
  String code(Purpose purpose, long first, long second) {
    return Long.toUnsignedString(bits(purpose, first, second), 36);
  }

  private static long mix(long value) {
    long mixed = value + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
