package io.tributary.schema.contract;

/**
 * What happens when a file's columns differ from the contract.
 *
 * @param newColumn a column the contract does not know
 * @param missingColumn a column of the contract the file does not have
 * @param typeMismatch a value that does not fit its raw type
 */
public record Drift(NewColumn newColumn, MissingColumn missingColumn, TypeMismatch typeMismatch) {

  /** For a column the contract does not know. */
  public enum NewColumn {
    /** Its values are kept in {@code _rescued}. */
    RESCUE,
    /** Records that have it go to quarantine. */
    QUARANTINE,
    /** The feed stops: exit 5. */
    FAIL
  }

  /** For a column of the contract the file does not have. */
  public enum MissingColumn {
    /** Its values are null. */
    NULL,
    /** Its records go to quarantine. */
    QUARANTINE,
    /** The feed stops: exit 5. */
    FAIL
  }

  /** For a value that does not fit its raw type; it is kept in {@code _rescued} in any case. */
  public enum TypeMismatch {
    /** The value is null, the record goes on. */
    RESCUE,
    /** The record goes to quarantine. */
    QUARANTINE,
    /** The feed stops: exit 5. */
    FAIL
  }
}
