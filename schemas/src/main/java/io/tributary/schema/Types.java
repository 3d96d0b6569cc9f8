package io.tributary.schema;

import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Comparisons of Spark types that leave nullability aside. */
final class Types {

  private static final List<DataType> WHOLE_NUMBERS =
      List.of(DataTypes.ByteType, DataTypes.ShortType, DataTypes.IntegerType, DataTypes.LongType);

  private Types() {}

  /** Same types all the way down, whatever may be null. */
  static boolean sameShape(DataType left, DataType right) {
    if (left instanceof ArrayType one && right instanceof ArrayType other) {
      return sameShape(one.elementType(), other.elementType());
    }
    if (left instanceof MapType one && right instanceof MapType other) {
      return sameShape(one.keyType(), other.keyType())
          && sameShape(one.valueType(), other.valueType());
    }
    if (left instanceof StructType one && right instanceof StructType other) {
      return sameFields(one.fields(), other.fields());
    }
    return left.equals(right);
  }

  private static boolean sameFields(StructField[] left, StructField[] right) {
    if (left.length != right.length) {
      return false;
    }
    for (int i = 0; i < left.length; i++) {
      if (!left[i].name().equals(right[i].name())
          || !sameShape(left[i].dataType(), right[i].dataType())) {
        return false;
      }
    }
    return true;
  }

  /** Whether every value of the one type has an equal value in the other. */
  static boolean widens(DataType from, DataType to) {
    if (from instanceof NullType) {
      return true;
    }
    if (WHOLE_NUMBERS.contains(from) && WHOLE_NUMBERS.contains(to)) {
      return WHOLE_NUMBERS.indexOf(from) <= WHOLE_NUMBERS.indexOf(to);
    }
    if (from instanceof DecimalType one && to instanceof DecimalType other) {
      // A sum grows the precision of its type, not of its values; the scale is what can lose.
      return one.scale() <= other.scale();
    }
    if (from instanceof ArrayType one && to instanceof ArrayType other) {
      return sameShape(one, other) || widens(one.elementType(), other.elementType());
    }
    return WHOLE_NUMBERS.contains(from) && to instanceof DecimalType other && other.scale() <= 2;
  }
}
