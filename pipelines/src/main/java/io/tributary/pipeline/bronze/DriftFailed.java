package io.tributary.pipeline.bronze;

/** A file differs from its contract in a way the contract says must stop the feed. */
public final class DriftFailed extends ReadFailure {

  private static final long serialVersionUID = 1L;

  private final String column;

  private DriftFailed(String path, String column, String problem) {
    super(path, "Cannot take " + path + ": " + problem, null);
    this.column = column;
  }

  static DriftFailed newColumn(String path, String column) {
    return new DriftFailed(
        path,
        column,
        "it has a column " + Disclosure.name(column)
            + " that the contract does not know, and drift.new-column is fail. Add the column to the"
            + " contract, or set drift.new-column to rescue.");
  }

  static DriftFailed missingColumn(String path, String column) {
    return new DriftFailed(
        path,
        column,
        "it has no column " + column
            + ", and drift.missing-column is fail. Have the file sent again, add the column's new name"
            + " to its aliases, or set drift.missing-column to \"null\" (in quotes).");
  }

  static DriftFailed typeMismatch(
      String path, long row, String column, String type, String policy) {
    return new DriftFailed(
        path,
        column,
        "record " + row + " has a value in " + column
            + " that is no " + type
            + ", and drift." + policy
            + " is fail. Change the column's type to string, or set drift." + policy
            + " to quarantine.");
  }

  /** The column that differs. */
  public String column() {
    return column;
  }
}
