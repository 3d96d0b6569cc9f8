package io.tributary.sample.generator;

import java.util.Arrays;
import java.util.Collection;

/**
 * Which identifiers of a person were written, and which of them together in one record. A person
 * takes one long: four bits an identifier that point to another one connected with it, and one bit
 * each that says it was seen.
 */
final class Connections {

  private static final int COUNT = IdentifierSlot.values().length;
  private static final int WIDTH = 4;
  private static final long MASK = (1L << WIDTH) - 1;
  private static final int SEEN = COUNT * WIDTH;

  private final long[] persons;

  Connections(int size) {
    this.persons = new long[size];
    long apart = 0;
    for (int slot = 0; slot < COUNT; slot++) {
      apart |= (long) slot << (slot * WIDTH);
    }
    Arrays.fill(persons, apart);
  }

  /** The identifiers stood in one accepted record, usable each of them. */
  void together(int person, Collection<IdentifierSlot> slots) {
    int first = -1;
    for (IdentifierSlot slot : slots) {
      persons[person] |= 1L << (SEEN + slot.position());
      if (first < 0) {
        first = slot.position();
      } else {
        join(person, first, slot.position());
      }
    }
  }

  boolean isSeen(int person, IdentifierSlot slot) {
    return (persons[person] >>> (SEEN + slot.position()) & 1) == 1;
  }

  /** The same number for identifiers connected through records. */
  int component(int person, IdentifierSlot slot) {
    return root(person, slot.position());
  }

  private void join(int person, int one, int other) {
    int low = Math.min(root(person, one), root(person, other));
    int high = Math.max(root(person, one), root(person, other));
    long cleared = persons[person] & ~(MASK << (high * WIDTH));
    persons[person] = cleared | (long) low << (high * WIDTH);
  }

  private int root(int person, int slot) {
    int current = slot;
    int parent = parent(person, current);
    while (parent != current) {
      current = parent;
      parent = parent(person, current);
    }
    return current;
  }

  private int parent(int person, int slot) {
    return (int) (persons[person] >>> (slot * WIDTH) & MASK);
  }
}
