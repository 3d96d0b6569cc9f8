package io.tributary.schema.testkit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/** Reads one cell of a text table as a value of a Spark type. Null stands for SQL null. */
final class CellReader {

  private final String text;
  private int at;

  CellReader(String text) {
    this.text = text;
  }

  /** The whole cell; outside of arrays, structs and maps a text runs to the cell's end. */
  Object cell(DataType type) {
    Object value = value(type, "");
    skipBlanks();
    if (at < text.length()) {
      throw new IllegalArgumentException("'" + text.substring(at) + "' follows the value.");
    }
    return value;
  }

  private Object value(DataType type, String ends) {
    skipBlanks();
    boolean isQuoted = at < text.length() && text.charAt(at) == '"';
    if (!isQuoted && peekPlain(ends).equals("null")) {
      plain(ends);
      return null;
    }
    if (type instanceof ArrayType array) {
      return list(array);
    }
    if (type instanceof StructType struct) {
      return row(struct);
    }
    if (type instanceof MapType map) {
      return entries(map);
    }
    return scalar(type, isQuoted ? quoted() : plain(ends));
  }

  private List<Object> list(ArrayType type) {
    List<Object> elements = new ArrayList<>();
    expect('[');
    while (!closes(']')) {
      elements.add(value(type.elementType(), ",]"));
      separator(']');
    }
    return elements;
  }

  private Object row(StructType type) {
    Object[] values = new Object[type.size()];
    expect('{');
    while (!closes('}')) {
      int index = type.fieldIndex(key());
      values[index] = value(type.fields()[index].dataType(), ",}");
      separator('}');
    }
    return RowFactory.create(values);
  }

  private Map<Object, Object> entries(MapType type) {
    Map<Object, Object> entries = new LinkedHashMap<>();
    expect('{');
    while (!closes('}')) {
      Object key = scalar(type.keyType(), key());
      entries.put(key, value(type.valueType(), ",}"));
      separator('}');
    }
    return entries;
  }

  private String key() {
    skipBlanks();
    String key = text.charAt(at) == '"' ? quoted() : plain(":");
    expect(':');
    return key;
  }

  private static Object scalar(DataType type, String value) {
    if (type instanceof DecimalType decimal) {
      return new BigDecimal(value).setScale(decimal.scale(), RoundingMode.UNNECESSARY);
    }
    return switch (type.typeName()) {
      case "string" -> value;
      case "boolean" -> truth(value);
      case "byte" -> Byte.valueOf(value);
      case "short" -> Short.valueOf(value);
      case "integer" -> Integer.valueOf(value);
      case "long" -> Long.valueOf(value);
      case "float" -> Float.valueOf(value);
      case "double" -> Double.valueOf(value);
      case "date" -> LocalDate.parse(value);
      case "timestamp" -> Instant.parse(value);
      case "timestamp_ntz" -> LocalDateTime.parse(value);
      case "binary" -> HexFormat.of().parseHex(value);
      default -> throw new IllegalArgumentException("Text tables know no " + type.typeName());
    };
  }

  private static boolean truth(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("Write true or false.");
    };
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    at++;
    while (text.charAt(at) != '"') {
      char sign = text.charAt(at++);
      if (sign == '\\') {
        char escaped = text.charAt(at++);
        value.append(escaped == 'n' ? '\n' : escaped);
      } else {
        value.append(sign);
      }
    }
    at++;
    return value.toString();
  }

  private String plain(String ends) {
    String value = peekPlain(ends);
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return value;
  }

  private String peekPlain(String ends) {
    int end = at;
    while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(at, end).strip();
  }

  private void separator(char end) {
    skipBlanks();
    if (at < text.length() && text.charAt(at) != end) {
      expect(',');
    }
  }

  private boolean closes(char end) {
    skipBlanks();
    if (at < text.length() && text.charAt(at) == end) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char sign) {
    skipBlanks();
    if (at >= text.length() || text.charAt(at) != sign) {
      throw new IllegalArgumentException("Expected '" + sign + "' at character " + (at + 1) + ".");
    }
    at++;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
