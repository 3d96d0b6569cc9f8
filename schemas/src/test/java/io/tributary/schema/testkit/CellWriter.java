package io.tributary.schema.testkit;

import static scala.collection.JavaConverters.asJavaCollection;
import static scala.collection.JavaConverters.mapAsJavaMap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/**
 * Writes a collected value as a text table's cell: equal text for equal values.
 *
 * @param places the decimal places that floating point numbers are compared at; all when empty
 */
record CellWriter(OptionalInt places) {

  private static final String SIGNS = "|[]{},:\"\n";

  String row(Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> cell(row.get(i)))
        .collect(Collectors.joining(" | "));
  }

  private String cell(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Row struct) {
      return IntStream.range(0, struct.size())
          .mapToObj(i -> struct.schema().fieldNames()[i] + ": " + cell(struct.get(i)))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      // A map has no order, so its entries are compared sorted.
      return mapAsJavaMap(map).entrySet().stream()
          .map(entry -> cell(entry.getKey()) + ": " + cell(entry.getValue()))
          .sorted()
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof scala.collection.Seq<?> elements) {
      return asJavaCollection(elements).stream()
          .map(this::cell)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return scalar(value);
  }

  private String scalar(Object value) {
    if (value instanceof String text) {
      return quotedWhereNeeded(text);
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof Timestamp timestamp) {
      return timestamp.toInstant().toString();
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if ((value instanceof Double || value instanceof Float) && places.isPresent()) {
      return rounded(((Number) value).doubleValue());
    }
    return value.toString();
  }

  private String rounded(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    BigDecimal at = BigDecimal.valueOf(value).setScale(places.orElseThrow(), RoundingMode.HALF_UP);
    return at.signum() == 0 ? at.abs().toPlainString() : at.toPlainString();
  }

  private static String quotedWhereNeeded(String text) {
    boolean isPlain = !text.isEmpty()
        && !text.equals("null")
        && text.equals(text.strip())
        && text.chars().noneMatch(sign -> SIGNS.indexOf(sign) >= 0);
    return isPlain
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
