package io.tributary.pipeline.bronze;

import java.io.Serializable;
import java.util.List;

/**
 * What a file turned out to be; the same for every reading of the same bytes.
 *
 * @param path below the landing root
 * @param records records in it, refused ones included
 * @param changes how its columns differ from the contract
 */
public record FileFacts(String path, long records, List<Change> changes) implements Serializable {

  public FileFacts {
    changes = List.copyOf(changes);
  }

  /**
   * One column that differs from the contract; the words are those of ops.schema_changes.
   *
   * @param change new-column, missing-column, renamed-column, retyped-column or widened-column
   * @param column the column as the file names it, for a missing one as the contract does
   * @param handled evolve, rescue, quarantine, null or alias
   */
  public record Change(String change, String column, String handled) implements Serializable {}
}
