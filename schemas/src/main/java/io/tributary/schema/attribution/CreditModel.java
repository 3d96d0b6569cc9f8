package io.tributary.schema.attribution;

import java.util.List;
import java.util.Locale;

/** How a conversion is shared among the touches of its path; every model gives all of it away. */
public enum CreditModel {
  /** All to the oldest touch. */
  FIRST,
  /** All to the newest touch. */
  LAST,
  /** All to the newest touch that is not direct; to the newest where all are direct. */
  LAST_NON_DIRECT,
  /** The same to every touch. */
  LINEAR;

  /** As tables write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Shares of the touches, relative to each other, oldest first; one at least is positive.
   *
   * @param isDirect for each touch of the path, oldest first, whether it is direct; one at least
   */
  public long[] shares(List<Boolean> isDirect) {
    long[] shares = new long[isDirect.size()];
    switch (this) {
      case FIRST -> shares[0] = 1;
      case LAST -> shares[shares.length - 1] = 1;
      case LAST_NON_DIRECT -> {
        int last = isDirect.lastIndexOf(false);
        shares[last < 0 ? shares.length - 1 : last] = 1;
      }
      case LINEAR -> java.util.Arrays.fill(shares, 1);
    }
    return shares;
  }
}
