package io.tributary.job.lake;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/** Values in one form: the entries of a map, which has no order, are sorted by key. */
final class Canonical {

  private Canonical() {}

  /** The column, with every map inside it as a sorted array of entries. */
  static Column of(Column column, DataType type) {
    if (!hasMap(type)) {
      return column;
    }
    if (type instanceof MapType map) {
      StructType entry = new StructType()
          .add("key", map.keyType(), false)
          .add("value", map.valueType(), map.valueContainsNull());
      return array_sort(transform(map_entries(column), one -> fields(one, entry)));
    }
    if (type instanceof ArrayType array) {
      return transform(column, one -> of(one, array.elementType()));
    }
    return when(column.isNull(), lit(null)).otherwise(fields(column, (StructType) type));
  }

  private static Column fields(Column column, StructType type) {
    return struct(Arrays.stream(type.fields())
        .map(field -> of(column.getField(field.name()), field.dataType()).as(field.name()))
        .toArray(Column[]::new));
  }

  private static boolean hasMap(DataType type) {
    if (type instanceof ArrayType array) {
      return hasMap(array.elementType());
    }
    if (type instanceof StructType struct) {
      return Arrays.stream(struct.fields()).anyMatch(field -> hasMap(field.dataType()));
    }
    return type instanceof MapType;
  }
}
