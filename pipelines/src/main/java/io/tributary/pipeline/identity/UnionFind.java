package io.tributary.pipeline.identity;

import java.util.Arrays;

/**
 * Union-find over 64-bit ids in open-addressed arrays; a set's root is its smallest id, so the
 * result does not depend on the order of unions. About 32 bytes an id.
 */
final class UnionFind {

  private static final int SMALLEST = 1024;

  private long[] ids = new long[SMALLEST];
  private int[] parents = new int[SMALLEST];
  private boolean[] isUsed = new boolean[SMALLEST];
  private int count;

  /** Joins the sets of two ids; says whether they were apart. */
  boolean union(long left, long right) {
    if (count + 2 > ids.length / 2) {
      grow();
    }
    int one = root(slot(left));
    int other = root(slot(right));
    if (one == other) {
      return false;
    }
    if (ids[one] < ids[other]) {
      parents[other] = one;
    } else {
      parents[one] = other;
    }
    return true;
  }

  /** The smallest id of the set; the id itself when it was never joined. */
  long root(long id) {
    if (count + 1 > ids.length / 2) {
      grow();
    }
    return ids[root(slot(id))];
  }

  /** How many ids there are. */
  int size() {
    return count;
  }

  /** All ids, in no order that means anything. */
  long[] ids() {
    long[] all = new long[count];
    int next = 0;
    for (int i = 0; i < ids.length; i++) {
      if (isUsed[i]) {
        all[next++] = ids[i];
      }
    }
    return all;
  }

  private int root(int slot) {
    int root = slot;
    while (parents[root] != root) {
      root = parents[root];
    }
    for (int next = slot; parents[next] != root; ) {
      int after = parents[next];
      parents[next] = root;
      next = after;
    }
    return root;
  }

  private int slot(long id) {
    int mask = ids.length - 1;
    int slot = spread(id) & mask;
    while (isUsed[slot] && ids[slot] != id) {
      slot = (slot + 1) & mask;
    }
    if (!isUsed[slot]) {
      isUsed[slot] = true;
      ids[slot] = id;
      parents[slot] = slot;
      count++;
    }
    return slot;
  }

  private static int spread(long id) {
    long mixed = id * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }

  private void grow() {
    long[] oldIds = ids;
    int[] oldParents = parents;
    boolean[] wasUsed = isUsed;
    ids = new long[oldIds.length * 2];
    parents = new int[ids.length];
    isUsed = new boolean[ids.length];
    count = 0;
    int[] moved = new int[oldIds.length];
    Arrays.fill(moved, -1);
    for (int i = 0; i < oldIds.length; i++) {
      if (wasUsed[i]) {
        moved[i] = slot(oldIds[i]);
      }
    }
    for (int i = 0; i < oldIds.length; i++) {
      if (wasUsed[i]) {
        parents[moved[i]] = moved[oldParents[i]];
      }
    }
  }
}
