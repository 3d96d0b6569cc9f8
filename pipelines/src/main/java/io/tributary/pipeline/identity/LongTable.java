package io.tributary.pipeline.identity;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A map of longs to longs. Key and value lie side by side in one open-addressed table that is at
 * most half full: one look at memory finds both. 32 to 64 bytes an entry.
 */
final class LongTable implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int SMALLEST = 1024;

  /**
   * By slot, key and value; a free slot holds the key 0, which therefore has a place of its own.
   */
  private long[] table;

  private final long multiplier;
  private boolean hasZero;
  private long ofZero;
  private int size;

  /**
   * An empty table.
   *
   * @param expected how many keys it has room for before it grows
   * @param multiplier as {@link Hashing} gives them
   */
  LongTable(int expected, long multiplier) {
    this.multiplier = multiplier;
    table = new long[2 * Integer.highestOneBit(Math.max(SMALLEST, 2 * expected) * 2 - 1)];
  }

  /** From blocks of pairs. */
  static LongTable of(List<byte[]> blocks) {
    LongTable table = new LongTable(
        blocks.stream().mapToInt(block -> block.length / (2 * Long.BYTES)).sum(),
        Hashing.newMultiplier());
    for (byte[] block : blocks) {
      ByteBuffer pairs = ByteBuffer.wrap(block);
      while (pairs.hasRemaining()) {
        table.putIfAbsent(pairs.getLong(), pairs.getLong());
      }
    }
    return table;
  }

  /** The value of a key, or what is given where it has none. */
  long get(long key, long otherwise) {
    int slot = slot(key);
    return isTaken(slot) ? value(slot) : otherwise;
  }

  /** The value the key has now: the one it had, else the one given. */
  long putIfAbsent(long key, long value) {
    int slot = slot(key);
    if (isTaken(slot)) {
      return value(slot);
    }
    size++;
    if (key == 0) {
      hasZero = true;
      ofZero = value;
      return value;
    }
    if (4L * size > table.length) {
      grow();
      slot = slot(key);
    }
    table[2 * slot] = key;
    table[2 * slot + 1] = value;
    return value;
  }

  /** How many slots there are; the last one is the key 0's. */
  int slots() {
    return table.length / 2 + 1;
  }

  /** Where the key is, or would be. */
  int slot(long key) {
    if (key == 0) {
      return table.length / 2;
    }
    int mask = table.length / 2 - 1;
    int slot = Hashing.slot(key, multiplier, mask + 1);
    while (table[2 * slot] != 0 && table[2 * slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  boolean isTaken(int slot) {
    return 2 * slot == table.length ? hasZero : table[2 * slot] != 0;
  }

  long key(int slot) {
    return 2 * slot == table.length ? 0 : table[2 * slot];
  }

  long value(int slot) {
    return 2 * slot == table.length ? ofZero : table[2 * slot + 1];
  }

  private void grow() {
    long[] old = table;
    table = new long[Math.multiplyExact(old.length, 2)];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        int slot = slot(old[i]);
        table[2 * slot] = old[i];
        table[2 * slot + 1] = old[i + 1];
      }
    }
  }
}
