package io.tributary.pipeline.identity;

/**
 * Union-find over very many 64-bit ids; a set is named by its smallest id, so the result does not
 * depend on the order of unions. An id and its parent lie side by side in one open-addressed table
 * that is at most half full: one look at memory finds both. 32 to 64 bytes an id.
 */
public final class IdSets {

  private static final int SMALLEST = 1024;

  /** By slot, the id and then its parent's slot plus one; 0 where the slot is free. */
  private long[] table = new long[2 * SMALLEST];

  private final long multiplier;
  private int size;

  /** By slot, what was noted of the id; empty where nothing ever was. */
  private long[] notes = new long[0];

  /** No ids yet. */
  public IdSets() {
    this(Hashing.newMultiplier());
  }

  IdSets(long multiplier) {
    this.multiplier = multiplier;
  }

  /** Joins the sets of two ids. */
  public void union(long one, long other) {
    reserve(2);
    join(slot(one), slot(other));
  }

  /** How many ids there are. */
  public int size() {
    return size;
  }

  /** Makes room, so that slots stay where they are while so many ids come. */
  void reserve(int ids) {
    while (4L * (size + ids) > table.length) {
      grow();
    }
  }

  /** The slot of an id, which is a set of its own when it is new. */
  int slot(long id) {
    int slot = find(table, id);
    if (table[2 * slot + 1] == 0) {
      table[2 * slot] = id;
      table[2 * slot + 1] = slot + 1L;
      size++;
    }
    return slot;
  }

  /** Notes something of the id of a slot. */
  void note(int slot, long what) {
    if (notes.length == 0) {
      notes = new long[slots()];
    }
    notes[slot] = what;
  }

  /** What was noted of the id of a slot. */
  long note(int slot) {
    return notes[slot];
  }

  /** Joins the sets of two slots. */
  void join(int one, int other) {
    int left = root(one);
    int right = root(other);
    if (left != right) {
      boolean isLeft = table[2 * left] <= table[2 * right];
      table[2 * (isLeft ? right : left) + 1] = (isLeft ? left : right) + 1L;
    }
  }

  /** How many slots there are. */
  int slots() {
    return table.length / 2;
  }

  /** Whether a slot holds an id. */
  boolean isTaken(int slot) {
    return table[2 * slot + 1] != 0;
  }

  long id(int slot) {
    return table[2 * slot];
  }

  /** The smallest id of the set of a slot's id. */
  long smallest(int slot) {
    return table[2 * root(slot)];
  }

  /**
   * The same of many slots: the processor waits for memory once for all of them where it would wait
   * for each.
   *
   * @param slots how many of them; each is overwritten by its root's
   */
  void smallest(int[] slots, int count, long[] smallest) {
    boolean isMoving = true;
    while (isMoving) {
      isMoving = false;
      for (int i = 0; i < count; i++) {
        int parent = (int) table[2 * slots[i] + 1] - 1;
        isMoving |= parent != slots[i];
        slots[i] = parent;
      }
    }
    for (int i = 0; i < count; i++) {
      smallest[i] = table[2 * slots[i]];
    }
  }

  /**
   * The slots of ids that are where they belong, and -1 for the others: new ones, and those that
   * were moved aside. As with {@link #smallest(int[], int, long[])}, many at once wait but once.
   */
  void known(long[] ids, int count, int[] slots) {
    int all = slots();
    for (int i = 0; i < count; i++) {
      int slot = Hashing.slot(ids[i], multiplier, all);
      slots[i] = table[2 * slot] == ids[i] && table[2 * slot + 1] != 0 ? slot : -1;
    }
  }

  /** How many sets there are. */
  public int sets() {
    int sets = 0;
    for (int slot = 0; slot < slots(); slot++) {
      if (table[2 * slot + 1] == slot + 1L) {
        sets++;
      }
    }
    return sets;
  }

  private int root(int slot) {
    int at = slot;
    int parent = (int) table[2 * at + 1] - 1;
    while (parent != at) {
      long beyond = table[2 * parent + 1];
      table[2 * at + 1] = beyond;
      at = parent;
      parent = (int) beyond - 1;
    }
    return at;
  }

  private int find(long[] table, long id) {
    int mask = table.length / 2 - 1;
    int slot = Hashing.slot(id, multiplier, mask + 1);
    while (table[2 * slot + 1] != 0 && table[2 * slot] != id) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = table;
    long[] wider = new long[Math.multiplyExact(old.length, 2)];
    int[] moved = new int[old.length / 2];
    for (int slot = 0; slot < moved.length; slot++) {
      if (old[2 * slot + 1] != 0) {
        int place = find(wider, old[2 * slot]);
        wider[2 * place] = old[2 * slot];
        wider[2 * place + 1] = 1;
        moved[slot] = place;
      }
    }
    for (int slot = 0; slot < moved.length; slot++) {
      if (old[2 * slot + 1] != 0) {
        wider[2 * moved[slot] + 1] = moved[(int) old[2 * slot + 1] - 1] + 1L;
      }
    }
    if (notes.length > 0) {
      long[] kept = new long[wider.length / 2];
      for (int slot = 0; slot < moved.length; slot++) {
        if (old[2 * slot + 1] != 0) {
          kept[moved[slot]] = notes[slot];
        }
      }
      notes = kept;
    }
    table = wider;
  }
}
