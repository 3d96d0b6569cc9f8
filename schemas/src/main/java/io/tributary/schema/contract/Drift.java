package io.tributary.schema.contract;

/**
 * What happens when a file's columns differ from the contract; ops.schema_changes tells each
 * difference of a file once, whatever the policy.
 *
 * @param newColumn a column the contract does not know
 * @param missingColumn a column of the contract the file does not have
 * @param typeMismatch a value that does not fit its raw type
 * @param widening a number that its raw type is too narrow for: a fraction or more digits in a long
 */
public record Drift(
    NewColumn newColumn,
    MissingColumn missingColumn,
    TypeMismatch typeMismatch,
    TypeMismatch widening) {

  /** For a column the contract does not know. */
  public enum NewColumn {
    /** Bronze gets the column, as text; its values are in {@code _rescued}, too. */
    EVOLVE,
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
    /** Its values are null: a table that has a column keeps it. */
    EVOLVE,
    /** Its values are null: there is nothing to be rescued. */
    RESCUE,
    /** Its records go to quarantine. */
    QUARANTINE,
    /** The feed stops: exit 5. */
    FAIL
  }

  /** For a value that does not fit its raw type; it is kept in {@code _rescued} in any case. */
  public enum TypeMismatch {
    /** The raw value is null; the record goes on with what its standardiser makes of the text. */
    EVOLVE,
    /** The same, and the record says so by a soft reason. */
    RESCUE,
    /** The record goes to quarantine. */
    QUARANTINE,
    /** The feed stops: exit 5. */
    FAIL
  }
}
