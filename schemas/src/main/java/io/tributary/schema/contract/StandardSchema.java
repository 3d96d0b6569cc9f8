package io.tributary.schema.contract;

import io.tributary.schema.Privacy;
import io.tributary.schema.contract.ColumnSpec.RawType;
import io.tributary.schema.contract.ColumnSpec.StandardiserCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The flat row that rules and selects of a contract see: the standard value where a standardiser is
 * named, a token for identifiers and personal values, else the raw value. Secret columns and
 * personal ones without a standardiser are not there. {@code _position} (where the contract has
 * position-within), {@code _file_day} and {@code _ingested_at} follow.
 */
public final class StandardSchema {

  /** The day in the file's path. */
  public static final StructField FILE_DAY = nullable("_file_day", DataTypes.DateType);
  /** The run's clock when the record was read: when we learnt it. */
  public static final StructField INGESTED_AT = nullable("_ingested_at", DataTypes.TimestampType);

  private StandardSchema() {}

  /** The schema of the view of a contract's records. */
  public static StructType of(
      FeedContract contract, Function<StandardiserCall, DataType> standardType) {
    List<StructField> fields = new ArrayList<>(visible(contract.columns(), standardType));
    if (!contract.positionWithin().isEmpty()) {
      fields.add(nullable(FeedContract.POSITION, DataTypes.LongType));
    }
    fields.add(FILE_DAY);
    fields.add(INGESTED_AT);
    return new StructType(fields.toArray(StructField[]::new));
  }

  /** The type a column has in the view; empty where it is not visible. */
  public static Optional<DataType> typeOf(
      ColumnSpec column, Function<StandardiserCall, DataType> standardType) {
    if (column.privacy() == Privacy.SECRET) {
      return Optional.empty();
    }
    if (column.type() == RawType.ARRAY) {
      List<StructField> fields = visible(column.fields(), standardType);
      return fields.isEmpty()
          ? Optional.empty()
          : Optional.of(
              DataTypes.createArrayType(new StructType(fields.toArray(StructField[]::new))));
    }
    if (column.isTokenised()) {
      return Optional.of(DataTypes.StringType);
    }
    if (column.privacy() == Privacy.PERSONAL) {
      return Optional.empty();
    }
    return Optional.of(column.standardise().map(standardType).orElse(rawType(column.type())));
  }

  private static List<StructField> visible(
      List<ColumnSpec> columns, Function<StandardiserCall, DataType> standardType) {
    return columns.stream()
        .flatMap(column ->
            typeOf(column, standardType).stream().map(type -> nullable(column.name(), type)))
        .toList();
  }

  private static DataType rawType(RawType type) {
    return switch (type) {
      case STRING, JSON -> DataTypes.StringType;
      case LONG -> DataTypes.LongType;
      case DECIMAL -> DataTypes.createDecimalType(38, 10);
      case BOOLEAN -> DataTypes.BooleanType;
      case ARRAY -> throw new IllegalArgumentException("An array has the type of its fields.");
    };
  }

  private static StructField nullable(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }
}
