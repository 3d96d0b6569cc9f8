package io.tributary.sample.generator;

import java.util.Arrays;
import java.util.OptionalInt;

/** Groups of members that share one thing, such as the telephone or the tablet of a store. */
final class SharedGroups {

  private final int stride;
  private final int[] firstOfGroup;

  /**
   * Makes groups of at least the smallest and at most the largest size, out of every so-manieth
   * member; at most the given number of groups, and none that cannot be filled.
   */
  SharedGroups(Chance chance, int members, int stride, int most, int smallest, int largest) {
    this.stride = stride;
    int candidates = members / stride;
    int[] firsts = new int[most + 1];
    int groups = 0;
    for (int group = 0; group < most; group++) {
      int size =
          smallest + chance.below(largest - smallest + 1, Purpose.SHARED_GROUPS, stride, group);
      int end = Math.min(candidates, firsts[group] + size);
      if (end - firsts[group] < smallest) {
        break;
      }
      firsts[group + 1] = end;
      groups++;
    }
    this.firstOfGroup = Arrays.copyOf(firsts, groups + 1);
  }

  int count() {
    return firstOfGroup.length - 1;
  }

  /** The group of that member, for the few who are in one. */
  OptionalInt of(int memberOrdinal) {
    if (memberOrdinal % stride != stride - 1) {
      return OptionalInt.empty();
    }
    int position = Arrays.binarySearch(firstOfGroup, memberOrdinal / stride);
    int group = position >= 0 ? position : -position - 2;
    return group < count() ? OptionalInt.of(group) : OptionalInt.empty();
  }
}
