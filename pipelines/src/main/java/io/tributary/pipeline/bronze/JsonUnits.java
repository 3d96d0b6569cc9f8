package io.tributary.pipeline.bronze;

import java.util.Iterator;

/** The texts of a JSON file's records, one after the other. */
interface JsonUnits extends Iterator<JsonUnits.Unit> {

  /**
   * The text of one record.
   *
   * @param text the record as it came, or as much of it as could be read
   * @param fault what is wrong with it, empty where nothing is known to be
   */
  record Unit(String text, String fault) {}
}
