package io.tributary.job.run;

import java.io.Serializable;

/** Seals a row that is put away, so that only who has the lake's keys can read it. */
@FunctionalInterface
public interface RowSealer extends Serializable {

  /**
   * The sealed text.
   *
   * @param json the row
   * @param table the table it was for
   * @param id its quarantine_id
   */
  String seal(String json, String table, String id);
}
