package io.tributary.pipeline.bronze;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** Rows of a Parquet file. */
final class ParquetUnits extends BinaryUnits {

  private static final long JULIAN_EPOCH = 2_440_588;

  private final ParquetReader<Group> reader;

  ParquetUnits(String path, LocalCopy copy) throws IOException {
    super(path, copy);
    this.reader = ParquetReader.builder(
            new GroupReadSupport(), new org.apache.hadoop.fs.Path(copy.path().toUri()))
        .withConf(new Configuration())
        .build();
  }

  @Override
  Optional<String> read() throws IOException {
    return Optional.ofNullable(reader.read()).map(row -> json(json -> object(json, row)));
  }

  private static void object(JsonGenerator json, Group group) throws IOException {
    GroupType type = group.getType();
    json.writeStartObject();
    for (int i = 0; i < type.getFieldCount(); i++) {
      int count = group.getFieldRepetitionCount(i);
      Type field = type.getType(i);
      if (field.isRepetition(Type.Repetition.REPEATED)) {
        json.writeFieldName(field.getName());
        array(json, group, i, count);
      } else if (count > 0) {
        json.writeFieldName(field.getName());
        value(json, group, i, 0);
      }
    }
    json.writeEndObject();
  }

  private static void array(JsonGenerator json, Group group, int field, int count)
      throws IOException {
    json.writeStartArray();
    for (int n = 0; n < count; n++) {
      value(json, group, field, n);
    }
    json.writeEndArray();
  }

  private static void value(JsonGenerator json, Group group, int field, int n) throws IOException {
    Type type = group.getType().getType(field);
    if (type.isPrimitive()) {
      primitive(json, group, field, n, type.asPrimitiveType());
      return;
    }
    Group inner = group.getGroup(field, n);
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    if (logical instanceof ListLogicalTypeAnnotation) {
      list(json, inner);
    } else if (logical instanceof MapLogicalTypeAnnotation) {
      map(json, inner);
    } else {
      object(json, inner);
    }
  }

  /** A list is a group that repeats a group of one element. */
  private static void list(JsonGenerator json, Group list) throws IOException {
    json.writeStartArray();
    boolean isWrapped = !list.getType().getType(0).isPrimitive()
        && list.getType().getType(0).asGroupType().getFieldCount() == 1;
    for (int n = 0; n < list.getFieldRepetitionCount(0); n++) {
      if (!isWrapped) {
        value(json, list, 0, n);
      } else if (list.getGroup(0, n).getFieldRepetitionCount(0) == 0) {
        json.writeNull();
      } else {
        value(json, list.getGroup(0, n), 0, 0);
      }
    }
    json.writeEndArray();
  }

  private static void map(JsonGenerator json, Group map) throws IOException {
    json.writeStartObject();
    for (int n = 0; n < map.getFieldRepetitionCount(0); n++) {
      Group entry = map.getGroup(0, n);
      json.writeFieldName(entry.getValueToString(0, 0));
      if (entry.getFieldRepetitionCount(1) == 0) {
        json.writeNull();
      } else {
        value(json, entry, 1, 0);
      }
    }
    json.writeEndObject();
  }

  private static void primitive(
      JsonGenerator json, Group group, int field, int n, PrimitiveType type) throws IOException {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> json.writeBoolean(group.getBoolean(field, n));
      case FLOAT -> number(json, Double.parseDouble(Float.toString(group.getFloat(field, n))));
      case DOUBLE -> number(json, group.getDouble(field, n));
      case INT32 -> whole(json, group.getInteger(field, n), logical);
      case INT64 -> whole(json, group.getLong(field, n), logical);
      case INT96 ->
        json.writeString(old(group.getInt96(field, n).toByteBuffer()).toString());
      case BINARY, FIXED_LEN_BYTE_ARRAY -> {
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
          byte[] bytes = group.getBinary(field, n).getBytes();
          json.writeNumber(
              new BigDecimal(new BigInteger(bytes), decimal.getScale()).toPlainString());
        } else {
          json.writeString(group.getBinary(field, n).toStringUsingUTF8());
        }
      }
    }
  }

  private static void whole(JsonGenerator json, long value, LogicalTypeAnnotation logical)
      throws IOException {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      json.writeNumber(BigDecimal.valueOf(value, decimal.getScale()).toPlainString());
    } else if (logical instanceof DateLogicalTypeAnnotation) {
      json.writeString(LocalDate.ofEpochDay(value).toString());
    } else if (logical instanceof TimestampLogicalTypeAnnotation time) {
      json.writeString(time(value, time));
    } else {
      json.writeNumber(value);
    }
  }

  private static String time(long value, TimestampLogicalTypeAnnotation type) {
    TimeUnit unit = TimeUnit.valueOf(
        switch (type.getUnit()) {
          case MILLIS -> "MILLISECONDS";
          case MICROS -> "MICROSECONDS";
          case NANOS -> "NANOSECONDS";
        });
    long perSecond = unit.convert(1, TimeUnit.SECONDS);
    Instant instant = Instant.ofEpochSecond(
        Math.floorDiv(value, perSecond), unit.toNanos(Math.floorMod(value, perSecond)));
    return type.isAdjustedToUTC()
        ? instant.toString()
        : LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
  }

  /** Nanoseconds of the day and Julian day, as Spark and Hive wrote them long ago. */
  private static Instant old(ByteBuffer bytes) {
    ByteBuffer ordered = bytes.order(ByteOrder.LITTLE_ENDIAN);
    long nanos = ordered.getLong();
    long day = ordered.getInt() - JULIAN_EPOCH;
    return Instant.ofEpochSecond(day * 86_400, nanos);
  }

  @Override
  public void close() throws IOException {
    reader.close();
    super.close();
  }
}
