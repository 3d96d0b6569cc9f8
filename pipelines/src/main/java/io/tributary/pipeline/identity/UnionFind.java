package io.tributary.pipeline.identity;

import java.util.Arrays;

/**
 * Union-find over 64-bit ids; a set's root is its smallest id, so the result does not depend on the
 * order of unions. Ids are numbered as they come; 20 to 32 bytes an id, half as much again while
 * growing.
 */
final class UnionFind {

  private static final int SMALLEST = 1024;

  /** Open-addressed: the number of an id plus one, 0 where free; at most half full. */
  private int[] slots = new int[2 * SMALLEST];

  private long[] ids = new long[SMALLEST];
  private int[] parents = new int[SMALLEST];
  private int count;

  /** Joins the sets of two ids; says whether they were apart. */
  boolean union(long left, long right) {
    int one = root(number(left));
    int other = root(number(right));
    join(one, other);
    return one != other;
  }

  /** The smallest id of the set; the id itself when it was never joined. */
  long smallest(long id) {
    return ids[root(number(id))];
  }

  /** How many ids there are. */
  int size() {
    return count;
  }

  /** All ids in the order they came. */
  long[] ids() {
    return Arrays.copyOf(ids, count);
  }

  /** The number of an id, from 0 in the order they come. */
  int number(long id) {
    int slot = slot(id);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (count == ids.length) {
      grow();
      slot = slot(id);
    }
    ids[count] = id;
    parents[count] = count;
    slots[slot] = ++count;
    return count - 1;
  }

  /** The number of the set's smallest id. */
  int root(int number) {
    int root = number;
    while (parents[root] != root) {
      root = parents[root];
    }
    for (int next = number; parents[next] != root; ) {
      int after = parents[next];
      parents[next] = root;
      next = after;
    }
    return root;
  }

  /** Joins the sets of two roots and gives the root of both. */
  int join(int one, int other) {
    int root = ids[one] <= ids[other] ? one : other;
    parents[one] = root;
    parents[other] = root;
    return root;
  }

  private int slot(long id) {
    int mask = slots.length - 1;
    int slot = (int) ((id * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (slots[slot] != 0 && ids[slots[slot] - 1] != id) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    ids = Arrays.copyOf(ids, 2 * count);
    parents = Arrays.copyOf(parents, 2 * count);
    slots = new int[4 * count];
    for (int i = 0; i < count; i++) {
      slots[slot(ids[i])] = i + 1;
    }
  }
}
