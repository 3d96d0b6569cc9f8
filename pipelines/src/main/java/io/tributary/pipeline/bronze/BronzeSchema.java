package io.tributary.pipeline.bronze;

import io.tributary.pipeline.rule.StandardView;
import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import io.tributary.schema.contract.ColumnSpec;
import io.tributary.schema.contract.ColumnSpec.RawType;
import io.tributary.schema.contract.ColumnSpec.StandardiserCall;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.StandardSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The bronze table of a feed, as its contract makes it. */
public final class BronzeSchema {

  /** One identifier or personal value of a record: kind, token, sealed normalised value. */
  public static final StructType IDENTIFIER = new StructType(new StructField[] {
    nullable("kind", DataTypes.StringType),
    nullable("token", DataTypes.StringType),
    nullable("sealed", DataTypes.StringType)
  });

  public static final Field IDENTIFIERS = Field.of(
          "_identifiers",
          DataTypes.createArrayType(IDENTIFIER, false),
          "Tokens of the record's identifiers and personal values, each with its sealed value.")
      .privacy(Privacy.PERSONAL);
  public static final Field RESCUED = Field.string(
          "_rescued",
          "JSON object of columns the contract does not know and values that misfit their type;"
              + " null if none.")
      .privacy(Privacy.PERSONAL);
  public static final Field RAW = Field.string(
          "_raw", "The whole record as it came, sealed; null unless the record was refused.")
      .privacy(Privacy.PERSONAL);
  public static final Field FILE_DAY =
      Field.date("_file_day", "The day in the file's path; null where it names none.");
  public static final Field ATTEMPT =
      Field.of("_attempt", DataTypes.IntegerType, "0 at first, one more for each replay.");
  public static final Field ARRIVAL =
      Field.string("_arrival", "Sorts the runs that brought files by their time.");

  private BronzeSchema() {}

  /**
   * The table {@code bronze.<feed>}: physical columns in their raw types (personal ones and
   * identifiers as ciphertext, secret ones left out), then {@code _standard} and provenance.
   *
   * @param types the type of a standardiser's values
   * @throws IllegalArgumentException when a plain derived column would give away a personal one
   */
  public static TableSpec of(FeedContract contract, Function<StandardiserCall, DataType> types) {
    contract.columns().forEach(column -> refuseLeak(contract, column));
    List<Field> fields = new ArrayList<>();
    for (ColumnSpec column : contract.physicalColumns()) {
      if (column.privacy() != Privacy.SECRET) {
        fields.add(Field.of(column.name(), rawType(column, false), says(column))
            .privacy(isSealed(column, false) ? Privacy.PERSONAL : column.privacy()));
      }
    }
    fields.add(Field.of(
            StandardView.STANDARD,
            standard(contract, types),
            "Standard values of the columns that have a standardiser; tokens for personal ones.")
        .privacy(Privacy.PSEUDONYMOUS));
    fields.addAll(List.of(IDENTIFIERS, Columns.REASONS, RESCUED, RAW, Columns.HASH));
    fields.addAll(List.of(Columns.FEED, Columns.FILE, Columns.ROW, FILE_DAY, ATTEMPT));
    fields.addAll(List.of(Columns.RUN_ID, Columns.INGESTED_AT, ARRIVAL));
    return TableSpec.of("bronze", contract.feed(), "record of a landing file", fields, List.of());
  }

  /** The struct of standard values; {@code _position} is always its last field. */
  static StructType standard(FeedContract contract, Function<StandardiserCall, DataType> types) {
    StructType struct = new StructType();
    for (ColumnSpec column : contract.columns()) {
      Optional<DataType> type = StandardSchema.typeOf(column, types);
      if (isStandard(column) && type.isPresent()) {
        struct = struct.add(nullable(column.name(), type.get()));
      }
    }
    return struct.add(nullable(FeedContract.POSITION, DataTypes.LongType));
  }

  /** Whether bronze keeps a standard value of the column beside the raw one. */
  static boolean isStandard(ColumnSpec column) {
    if (!StandardView.isVisible(column)) {
      return false;
    }
    if (column.type() == RawType.ARRAY) {
      return column.fields().stream()
          .anyMatch(field -> isStandard(field) || isHidden(field) || field.isRequired());
    }
    return column.isDerived() || column.isTokenised() || column.standardise().isPresent();
  }

  private static boolean isHidden(ColumnSpec field) {
    return field.privacy() != Privacy.SECRET && !StandardView.isVisible(field);
  }

  /** Whether the raw value is kept as ciphertext. */
  static boolean isSealed(ColumnSpec column, boolean isInsideSealed) {
    return isInsideSealed || column.privacy() == Privacy.PERSONAL || column.isTokenised();
  }

  private static DataType rawType(ColumnSpec column, boolean isInsideSealed) {
    boolean isSealed = isSealed(column, isInsideSealed);
    if (column.type() == RawType.ARRAY) {
      return DataTypes.createArrayType(new StructType(column.fields().stream()
          .filter(field -> !field.isDerived() && field.privacy() != Privacy.SECRET)
          .map(field -> nullable(field.name(), rawType(field, isSealed)))
          .toArray(StructField[]::new)));
    }
    if (isSealed) {
      return DataTypes.StringType;
    }
    return switch (column.type()) {
      case LONG -> DataTypes.LongType;
      case DECIMAL -> DataTypes.createDecimalType(38, 10);
      case BOOLEAN -> DataTypes.BooleanType;
      case STRING, JSON, ARRAY -> DataTypes.StringType;
    };
  }

  private static void refuseLeak(FeedContract contract, ColumnSpec derived) {
    if (derived.isTokenised() || derived.isOfKnownWords() || !StandardView.isVisible(derived)) {
      return;
    }
    for (String source : derived.from()) {
      boolean isPlain = contract.column(source).filter(StandardView::isVisible).isPresent()
          && contract.column(source).filter(column -> isSealed(column, false)).isEmpty();
      if (!isPlain) {
        throw new IllegalArgumentException("Feed " + contract.feed() + ": column " + derived.name()
            + " is made from " + source + ", which is personal or secret, but is kept in the"
            + " clear. Give it an identifier, or privacy: personal and a standardiser.");
      }
    }
  }

  private static String says(ColumnSpec column) {
    return column.says().isBlank() ? "As the file brings it." : column.says();
  }

  private static StructField nullable(String name, DataType type) {
    return new StructField(name, type, true, Metadata.empty());
  }
}
