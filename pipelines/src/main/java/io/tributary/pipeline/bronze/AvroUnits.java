package io.tributary.pipeline.bronze;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;

/** Records of an Avro container file. */
final class AvroUnits extends BinaryUnits {

  private final DataFileReader<GenericRecord> records;

  AvroUnits(String path, LocalCopy copy) throws IOException {
    super(path, copy);
    this.records = new DataFileReader<>(copy.path().toFile(), new GenericDatumReader<>());
  }

  @Override
  Optional<String> read() {
    if (!records.hasNext()) {
      return Optional.empty();
    }
    GenericRecord record = records.next();
    return Optional.of(json(json -> value(json, record.getSchema(), record)));
  }

  private static void value(JsonGenerator json, Schema schema, Object value) throws IOException {
    switch (schema.getType()) {
      case UNION -> {
        Schema chosen = schema.getTypes().get(GenericData.get().resolveUnion(schema, value));
        value(json, chosen, value);
      }
      case NULL -> json.writeNull();
      case RECORD -> {
        json.writeStartObject();
        for (Schema.Field field : schema.getFields()) {
          json.writeFieldName(field.name());
          value(json, field.schema(), ((GenericRecord) value).get(field.pos()));
        }
        json.writeEndObject();
      }
      case ARRAY -> {
        json.writeStartArray();
        for (Object element : (Collection<?>) value) {
          value(json, schema.getElementType(), element);
        }
        json.writeEndArray();
      }
      case MAP -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
          json.writeFieldName(entry.getKey().toString());
          value(json, schema.getValueType(), entry.getValue());
        }
        json.writeEndObject();
      }
      case BOOLEAN -> json.writeBoolean((Boolean) value);
      case FLOAT, DOUBLE -> number(json, Double.parseDouble(value.toString()));
      case INT, LONG -> whole(json, schema.getLogicalType(), ((Number) value).longValue());
      case BYTES -> bytes(json, schema.getLogicalType(), ((ByteBuffer) value).duplicate());
      case FIXED ->
        bytes(json, schema.getLogicalType(), ByteBuffer.wrap(((GenericFixed) value).bytes()));
      case STRING, ENUM -> json.writeString(value.toString());
    }
  }

  private static void bytes(JsonGenerator json, LogicalType type, ByteBuffer buffer)
      throws IOException {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    if (type instanceof LogicalTypes.Decimal decimal) {
      json.writeNumber(new BigDecimal(new BigInteger(bytes), decimal.getScale()).toPlainString());
    } else {
      json.writeString(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static void whole(JsonGenerator json, LogicalType type, long value) throws IOException {
    String name = type == null ? "" : type.getName();
    switch (name) {
      case "date" -> json.writeString(LocalDate.ofEpochDay(value).toString());
      case "timestamp-millis" -> json.writeString(instant(value, 1_000).toString());
      case "timestamp-micros" -> json.writeString(instant(value, 1_000_000).toString());
      case "local-timestamp-millis" -> json.writeString(local(instant(value, 1_000)));
      case "local-timestamp-micros" -> json.writeString(local(instant(value, 1_000_000)));
      default -> json.writeNumber(value);
    }
  }

  private static Instant instant(long value, long perSecond) {
    return Instant.ofEpochSecond(
        Math.floorDiv(value, perSecond),
        Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond));
  }

  private static String local(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
  }

  @Override
  public void close() throws IOException {
    records.close();
    super.close();
  }
}
