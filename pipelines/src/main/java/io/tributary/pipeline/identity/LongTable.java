package io.tributary.pipeline.identity;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.List;

/** A map of longs to longs, open-addressed and at most half full; 48 bytes an entry at most. */
final class LongTable implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int SMALLEST = 1024;

  private long[] keys;
  private long[] values;
  private boolean[] isTaken;
  private int size;

  LongTable(int expected) {
    int slots = Integer.highestOneBit(Math.max(SMALLEST, 2 * expected) * 2 - 1);
    keys = new long[slots];
    values = new long[slots];
    isTaken = new boolean[slots];
  }

  /** From blocks of pairs. */
  static LongTable of(List<byte[]> blocks) {
    LongTable table = new LongTable(
        blocks.stream().mapToInt(block -> block.length / (2 * Long.BYTES)).sum());
    for (byte[] block : blocks) {
      ByteBuffer pairs = ByteBuffer.wrap(block);
      while (pairs.hasRemaining()) {
        table.putIfAbsent(pairs.getLong(), pairs.getLong());
      }
    }
    return table;
  }

  int size() {
    return size;
  }

  /** The value of a key, or what is given where it has none. */
  long get(long key, long otherwise) {
    int slot = slot(key);
    return isTaken[slot] ? values[slot] : otherwise;
  }

  /** The value the key has now: the one it had, else the one given. */
  long putIfAbsent(long key, long value) {
    int slot = slot(key);
    if (isTaken[slot]) {
      return values[slot];
    }
    if (2 * (size + 1) > keys.length) {
      grow();
      slot = slot(key);
    }
    keys[slot] = key;
    values[slot] = value;
    isTaken[slot] = true;
    size++;
    return value;
  }

  /** The slots that are taken, in no order that means anything. */
  int[] taken() {
    int[] slots = new int[size];
    int count = 0;
    for (int slot = 0; slot < keys.length; slot++) {
      if (isTaken[slot]) {
        slots[count++] = slot;
      }
    }
    return slots;
  }

  long key(int slot) {
    return keys[slot];
  }

  long value(int slot) {
    return values[slot];
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (isTaken[slot] && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldValues = values;
    boolean[] wasTaken = isTaken;
    keys = new long[2 * oldKeys.length];
    values = new long[2 * oldKeys.length];
    isTaken = new boolean[2 * oldKeys.length];
    for (int old = 0; old < oldKeys.length; old++) {
      if (wasTaken[old]) {
        int slot = slot(oldKeys[old]);
        keys[slot] = oldKeys[old];
        values[slot] = oldValues[old];
        isTaken[slot] = true;
      }
    }
  }
}
