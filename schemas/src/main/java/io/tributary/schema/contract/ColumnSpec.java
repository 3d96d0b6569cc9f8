package io.tributary.schema.contract;

import io.tributary.schema.Privacy;
import java.util.List;
import java.util.Optional;

/**
 * One column of an extract, or one derived from others of it.
 *
 * @param name snake_case or the file's own name; what rules and selects call it
 * @param type how bronze keeps it
 * @param path dotted path to the value in a JSON record; the name where empty
 * @param aliases other names files bring it under
 * @param from raw columns joined with one blank; makes the column a derived one that bronze does
 *     not keep raw
 * @param when the derived column has a value only where another column has one of these values
 * @param isRequired whether a record without a standard value is refused
 * @param privacy personal columns are sealed in bronze, secret ones are dropped
 * @param standardise how the raw value becomes a standard one, where it does
 * @param onFailure what a refused value does to its record
 * @param identifier the kind of identifier the standard value is, where it is one
 * @param fields the fields of an array's elements
 * @param says one sentence for the dictionary
 */
public record ColumnSpec(
    String name,
    RawType type,
    Optional<String> path,
    List<String> aliases,
    List<String> from,
    Optional<When> when,
    boolean isRequired,
    Privacy privacy,
    Optional<StandardiserCall> standardise,
    OnFailure onFailure,
    Optional<IdentifierRole> identifier,
    List<ColumnSpec> fields,
    String says) {

  public ColumnSpec {
    aliases = List.copyOf(aliases);
    from = List.copyOf(from);
    fields = List.copyOf(fields);
  }

  /** How bronze keeps a value. */
  public enum RawType {
    /** Text as it came; a JSON number keeps its digits. */
    STRING,
    /** 64-bit whole number. */
    LONG,
    /** decimal(38,10). */
    DECIMAL,
    /** true or false. */
    BOOLEAN,
    /** Any JSON, kept as its text. */
    JSON,
    /** A JSON array of objects with {@link ColumnSpec#fields}. */
    ARRAY
  }

  /** What a value its standardiser refuses does to the record. */
  public enum OnFailure {
    /** The record goes to quarantine. */
    QUARANTINE,
    /** The value is left out and counted; the record goes on. */
    SOFT
  }

  /** A condition on a raw column: its trimmed value is one of these. */
  public record When(String column, List<String> isOneOf) {
    public When {
      isOneOf = List.copyOf(isOneOf);
    }
  }

  /** A standardiser by name, with its parameters. */
  public record StandardiserCall(String name, java.util.Map<String, String> parameters) {
    public StandardiserCall {
      parameters = java.util.Map.copyOf(parameters);
    }
  }

  /**
   * The kind of identifier a value is, and what it is unique within.
   *
   * @param kind a kind of identity.yaml
   * @param scope a fixed scope, such as a shop; a contract file's word brand stands for the brand
   * @param scopeColumn the raw column that holds the scope, such as an app id
   */
  public record IdentifierRole(String kind, Optional<String> scope, Optional<String> scopeColumn) {}

  /** Whether the column is computed from raw columns rather than brought by the file. */
  public boolean isDerived() {
    return !from.isEmpty();
  }

  /** Whether the standard value is replaced by a token: identifiers and personal values. */
  public boolean isTokenised() {
    return identifier.isPresent() || (privacy == Privacy.PERSONAL && standardise.isPresent());
  }

  /**
   * Whether every value is a word of the contract itself, whatever the text: an enum that gives a
   * code to what it does not know. Such a column may show what a personal one is about.
   */
  public boolean isOfKnownWords() {
    return standardise
        .filter(call -> call.name().equals("enum"))
        .map(call -> call.parameters().getOrDefault("other", "reject"))
        .filter(other -> !other.equals("reject") && !other.equals("keep"))
        .isPresent();
  }

  /** The same column as another identifier, or as none. */
  public ColumnSpec withIdentifier(Optional<IdentifierRole> other) {
    return new ColumnSpec(
        name,
        type,
        path,
        aliases,
        from,
        when,
        isRequired,
        privacy,
        standardise,
        onFailure,
        other,
        fields,
        says);
  }
}
