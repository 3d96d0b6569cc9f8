package io.tributary.schema;

import static org.apache.spark.sql.functions.col;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * One column of a contract: its name, type, and what it means.
 *
 * @param name snake_case, but in bronze, which keeps an extract's own names; a leading underscore
 *     marks a technical column
 * @param type the Spark type every row of the table has
 * @param required whether null is refused
 * @param privacy how close the values are to a person
 * @param says one sentence for the dictionary: unit, zone, and what null means
 * @param values what its values may be, where that is checked
 */
public record Field(
    String name,
    DataType type,
    boolean required,
    Privacy privacy,
    String says,
    Optional<Values> values) {

  public Field {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(privacy, "privacy");
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException(
          "Field name '" + name + "' has other characters than letters, digits and _.");
    }
    if (says.isBlank()) {
      throw new IllegalArgumentException("Field '" + name + "' does not say what it means.");
    }
  }

  /** An optional public column; {@link #notNull()} and {@link #privacy(Privacy)} narrow it. */
  public static Field of(String name, DataType type, String says) {
    return new Field(name, type, false, Privacy.PUBLIC, says, Optional.empty());
  }

  /** An optional public text column. */
  public static Field string(String name, String says) {
    return of(name, DataTypes.StringType, says);
  }

  /** An optional public count. */
  public static Field count(String name, String says) {
    return of(name, DataTypes.LongType, says);
  }

  /** An optional public amount, decimal(18,2), with a currency beside it in the table. */
  public static Field money(String name, String says) {
    return of(name, MONEY, says);
  }

  /** An optional public instant, UTC. */
  public static Field timestamp(String name, String says) {
    return of(name, DataTypes.TimestampType, says);
  }

  /** An optional public calendar day. */
  public static Field date(String name, String says) {
    return of(name, DataTypes.DateType, says);
  }

  /** The type of every amount of money. */
  public static final DataType MONEY = DataTypes.createDecimalType(18, 2);

  /** The same column, refusing null. */
  public Field notNull() {
    return new Field(name, type, true, privacy, says, values);
  }

  /** The same column with another privacy class. */
  public Field privacy(Privacy other) {
    return new Field(name, type, required, other, says, values);
  }

  /** The same column, holding these words only. */
  public Field oneOf(String... words) {
    return with(new Values.Words(List.of(words)));
  }

  /** The same column, holding no number below that. */
  public Field atLeast(long least) {
    return with(new Values.Range(Optional.of(BigDecimal.valueOf(least)), Optional.empty()));
  }

  /** The same column, holding numbers from the one to the other, both included. */
  public Field between(long least, long most) {
    return with(new Values.Range(
        Optional.of(BigDecimal.valueOf(least)), Optional.of(BigDecimal.valueOf(most))));
  }

  private Field with(Values other) {
    return new Field(name, type, required, privacy, says, Optional.of(other));
  }

  /** Whether the column is about the run rather than the business, and left out of fingerprints. */
  public boolean isTechnical() {
    return name.startsWith("_");
  }

  /** Whether values of that type go into the column without loss. */
  public boolean takes(DataType other) {
    return Types.sameShape(other, type) || Types.widens(other, type);
  }

  /** The column of that name. */
  public Column column() {
    return col(name);
  }

  /** The field as Spark stores it; nullable, since Delta checks {@link #required} on its own. */
  public StructField structField() {
    return new StructField(name, type, true, org.apache.spark.sql.types.Metadata.empty());
  }
}
