package io.tributary.job.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Date;
import java.sql.Timestamp;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/** Values of Spark rows as JSON that Spark reads back as they were, in any time zone. */
final class JsonValues {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonValues() {}

  /** A row with the schema's columns in order; nulls are left out. */
  static ObjectNode of(Row row, StructType schema) {
    ObjectNode node = JSON.createObjectNode();
    StructField[] fields = schema.fields();
    for (int i = 0; i < fields.length; i++) {
      if (!row.isNullAt(i)) {
        node.set(fields[i].name(), value(row.get(i), fields[i].dataType()));
      }
    }
    return node;
  }

  private static JsonNode value(Object value, DataType type) {
    if (type instanceof StructType struct) {
      return of((Row) value, struct);
    }
    if (type instanceof ArrayType array) {
      return array(elements(value), array.elementType());
    }
    return scalar(value);
  }

  private static JsonNode array(Iterable<?> values, DataType type) {
    ArrayNode array = JSON.createArrayNode();
    for (Object value : values) {
      array.add(value == null ? JsonNodeFactory.instance.nullNode() : value(value, type));
    }
    return array;
  }

  private static Iterable<?> elements(Object value) {
    return value instanceof scala.collection.Iterable<?> scala
        ? JavaConverters.asJavaIterable(scala)
        : (Iterable<?>) value;
  }

  private static JsonNode scalar(Object value) {
    if (value instanceof Timestamp timestamp) {
      return JSON.getNodeFactory().textNode(timestamp.toInstant().toString());
    }
    if (value instanceof Date date) {
      return JSON.getNodeFactory().textNode(date.toLocalDate().toString());
    }
    return value instanceof Number || value instanceof Boolean
        ? JSON.valueToTree(value)
        : JSON.getNodeFactory().textNode(value.toString());
  }
}
