package io.tributary.sample.generator;

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

  /** The regions whose stores share a file of receipts. */
  enum Region {
    EAST,
    SOUTH,
    NORTH,
    WEST
  }
}
