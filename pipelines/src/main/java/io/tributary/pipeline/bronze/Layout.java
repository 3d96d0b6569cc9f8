package io.tributary.pipeline.bronze;

import io.tributary.pipeline.standard.Standardiser;
import io.tributary.schema.contract.ColumnSpec.RawType;
import java.io.Serializable;
import java.util.List;

/**
 * How the records of a feed, or the elements of an array in them, become rows: a contract compiled
 * once on the driver. Values are addressed by their place among the physical columns.
 *
 * @param physical what a file brings, in the contract's order
 * @param standard the fields of the standard values
 * @param required columns a record must have a value in
 */
record Layout(List<Physical> physical, List<Standard> standard, List<Required> required)
    implements Serializable {

  /** What has no fields: a value that is not an array. */
  static final Layout NONE = new Layout(List.of(), List.of(), List.of());

  /** Place of a column that a standard value does not have. */
  static final int NOWHERE = -1;

  Layout {
    physical = List.copyOf(physical);
    standard = List.copyOf(standard);
    required = List.copyOf(required);
  }

  /** What bronze does with a raw value. */
  enum Keeping {
    PLAIN,
    SEALED,
    DROPPED
  }

  /**
   * One value a file brings.
   *
   * @param paths where it may be: its own name or path, then its aliases
   * @param isDemanded whether records cannot do without it: required, or part of the key
   * @param elements the fields of an array's elements
   */
  record Physical(
      String name,
      List<String> paths,
      RawType type,
      Keeping keeping,
      boolean isDemanded,
      Layout elements)
      implements Serializable {}

  /** One field of the standard values. */
  sealed interface Standard extends Serializable {

    String name();

    /**
     * A value that a standardiser makes of raw text.
     *
     * @param from places of the raw texts, joined with one blank
     * @param token what kind of token replaces the value, where one does
     * @param isSoft whether a refused value is left out and its record goes on
     */
    record Value(
        String name,
        List<Integer> from,
        Condition when,
        Standardiser standardiser,
        TokenPlan token,
        boolean isSoft)
        implements Standard {}

    /** A value in its raw type. */
    record Typed(String name, List<Integer> from, Condition when, RawType type)
        implements Standard {}

    /** An array of structs of standard values. */
    record Elements(String name, int place, Layout elements) implements Standard {}
  }

  /** A raw text that must be one of these for a value to be; {@link #NOWHERE} for no condition. */
  record Condition(int place, List<String> isOneOf) implements Serializable {
    static final Condition NONE = new Condition(NOWHERE, List.of());
  }

  /** How a standard value is replaced by a token. */
  sealed interface TokenPlan extends Serializable {

    /** It is not replaced. */
    record Plain() implements TokenPlan {}

    /** An identifier, unique within a fixed scope; empty for the whole world. */
    record Identifier(String kind, String scope) implements TokenPlan {}

    /** An identifier, unique within what another raw text says. */
    record ScopedIdentifier(String kind, int scopePlace) implements TokenPlan {}

    /** A personal value that leads to nobody by itself, such as a name. */
    record Personal(String kind) implements TokenPlan {}
  }

  /**
   * A column that must have a value.
   *
   * @param standardPlace its place among the standard values, or {@link #NOWHERE}
   * @param rawPlace its place among the raw values, where it has no standard one
   * @param rawType the type a raw value must fit to be one
   * @param code missing-key or missing-value
   */
  record Required(String name, int standardPlace, int rawPlace, RawType rawType, String code)
      implements Serializable {}
}
