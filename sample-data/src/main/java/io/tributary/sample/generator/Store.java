package io.tributary.sample.generator;

import java.util.List;

/**
 * A shop of the brand.
 *
 * @param index counts stores from 0
 * @param code such as S001
 * @param region the file its receipts come in
 * @param landline its telephone, which staff type for members who give none
 * @param phone its mobile, which staff type likewise
 */
record Store(int index, String code, Region region, String landline, String phone) {

  static final int COUNT = 40;

  /** The landline with the country's prefix and without signs. */
  String internationalLandline() {
    return PhoneNumbers.international(landline.substring(1).replace("-", ""));
  }

  /** The regions whose stores share a file of receipts. */
  enum Region {
    EAST(0),
    SOUTH(1),
    NORTH(2),
    WEST(3);

    private static final List<Region> ALL = List.of(values());
    static final int COUNT = ALL.size();

    private final int position;

    Region(int position) {
      this.position = position;
    }

    /** The region of every so-manieth store. */
    static Region of(int any) {
      return ALL.get(any % COUNT);
    }

    /** Counts the regions from 0. */
    int position() {
      return position;
    }
  }
}
