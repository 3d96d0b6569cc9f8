package io.tributary.sample.generator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What is known to happen later: a person's purchase of some day, due again in a later turn. */
final class Agenda {

  private final Map<Integer, Due> turns = new HashMap<>();

  /** Something that is due. */
  interface Visit<E extends Exception> {
    void accept(int person, int day) throws E;
  }

  void add(int turn, int person, int day) {
    turns.computeIfAbsent(turn, any -> new Due()).add((long) person << 32 | day);
  }

  /** Visits what is due in that turn, in the order it was added, and forgets it. */
  <E extends Exception> void take(int turn, Visit<E> visit) throws E {
    Due due = turns.remove(turn);
    if (due == null) {
      return;
    }
    for (int i = 0; i < due.size; i++) {
      visit.accept((int) (due.entries[i] >> 32), (int) due.entries[i]);
    }
  }

  private static final class Due {
    private long[] entries = new long[8];
    private int size;

    void add(long entry) {
      if (size == entries.length) {
        entries = Arrays.copyOf(entries, 2 * size);
      }
      entries[size++] = entry;
    }
  }
}
