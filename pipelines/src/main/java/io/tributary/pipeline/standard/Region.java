package io.tributary.pipeline.standard;

/**
 * One unit of GB/T 2260.
 *
 * @param code six digits: two for the province, two for the city, two for the county
 * @param name as in the list
 */
record Region(String code, String name) {

  /** How fine a unit is. */
  enum Level {
    PROVINCE,
    CITY,
    DISTRICT
  }

  Level level() {
    if (code.endsWith("0000")) {
      return Level.PROVINCE;
    }
    return code.endsWith("00") ? Level.CITY : Level.DISTRICT;
  }

  boolean isSameProvince(Region other) {
    return code.regionMatches(0, other.code, 0, 2);
  }

  /** Whether this unit lies in the other one or is it. */
  boolean isWithin(Region other) {
    return switch (other.level()) {
      case PROVINCE -> isSameProvince(other);
      case CITY -> code.regionMatches(0, other.code, 0, 4);
      case DISTRICT -> code.equals(other.code);
    };
  }

  /**
   * The code of the unit of that level which holds this one, or its own where it is coarser. A
   * municipality is its own city, and so is a county-level city that answers to its province.
   */
  String codeAt(Level wanted) {
    if (wanted == Level.PROVINCE || (isInMunicipality() && wanted == Level.CITY)) {
      return code.substring(0, 2) + "0000";
    }
    return wanted == Level.CITY && level() == Level.DISTRICT && !isUnderProvince()
        ? code.substring(0, 4) + "00"
        : code;
  }

  private boolean isInMunicipality() {
    return switch (code.substring(0, 2)) {
      case "11", "12", "31", "50" -> true;
      default -> false;
    };
  }

  private boolean isUnderProvince() {
    return code.charAt(2) == '9';
  }
}
