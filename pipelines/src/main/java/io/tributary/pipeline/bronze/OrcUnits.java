package io.tributary.pipeline.bronze;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.ql.exec.vector.BytesColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.ColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.DecimalColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.DoubleColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.ListColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.LongColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.MapColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.StructColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.TimestampColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;

/** Rows of an ORC file. */
final class OrcUnits extends BinaryUnits {

  private final Reader reader;
  private final RecordReader rows;
  private final VectorizedRowBatch batch;
  private int at;

  OrcUnits(String path, LocalCopy copy) throws IOException {
    super(path, copy);
    this.reader = OrcFile.createReader(
        new org.apache.hadoop.fs.Path(copy.path().toUri()),
        OrcFile.readerOptions(new Configuration()).useUTCTimestamp(true));
    this.rows = reader.rows();
    this.batch = reader.getSchema().createRowBatch();
  }

  @Override
  Optional<String> read() throws IOException {
    if (at == batch.size) {
      at = 0;
      if (!rows.nextBatch(batch) || batch.size == 0) {
        batch.size = 0;
        return Optional.empty();
      }
    }
    int row = at++;
    return Optional.of(json(json -> struct(json, reader.getSchema(), batch.cols, row)));
  }

  private static void struct(
      JsonGenerator json, TypeDescription type, ColumnVector[] columns, int row)
      throws IOException {
    json.writeStartObject();
    List<String> names = type.getFieldNames();
    for (int i = 0; i < names.size(); i++) {
      json.writeFieldName(names.get(i));
      value(json, type.getChildren().get(i), columns[i], row);
    }
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, TypeDescription type, ColumnVector column, int at)
      throws IOException {
    int row = column.isRepeating ? 0 : at;
    if (!column.noNulls && column.isNull[row]) {
      json.writeNull();
      return;
    }
    switch (type.getCategory()) {
      case BOOLEAN -> json.writeBoolean(((LongColumnVector) column).vector[row] != 0);
      case BYTE, SHORT, INT, LONG -> json.writeNumber(((LongColumnVector) column).vector[row]);
      case DATE ->
        json.writeString(
            LocalDate.ofEpochDay(((LongColumnVector) column).vector[row]).toString());
      case FLOAT ->
        number(json, Double.parseDouble(Float.toString((float)
            ((DoubleColumnVector) column).vector[row])));
      case DOUBLE -> number(json, ((DoubleColumnVector) column).vector[row]);
      case DECIMAL ->
        json.writeNumber(((DecimalColumnVector) column)
            .vector[row]
            .getHiveDecimal()
            .bigDecimalValue()
            .toPlainString());
      case TIMESTAMP ->
        json.writeString(
            LocalDateTime.ofInstant(instant(column, row), ZoneOffset.UTC).toString());
      case TIMESTAMP_INSTANT -> json.writeString(instant(column, row).toString());
      case STRING, VARCHAR, CHAR, BINARY -> {
        BytesColumnVector bytes = (BytesColumnVector) column;
        json.writeString(new String(
            bytes.vector[row], bytes.start[row], bytes.length[row], StandardCharsets.UTF_8));
      }
      case LIST -> list(json, type, (ListColumnVector) column, row);
      case MAP -> map(json, type, (MapColumnVector) column, row);
      case STRUCT -> struct(json, type, ((StructColumnVector) column).fields, row);
      case UNION -> json.writeNull();
    }
  }

  private static Instant instant(ColumnVector column, int row) {
    TimestampColumnVector times = (TimestampColumnVector) column;
    return Instant.ofEpochSecond(Math.floorDiv(times.time[row], 1000L), times.nanos[row]);
  }

  private static void list(JsonGenerator json, TypeDescription type, ListColumnVector list, int row)
      throws IOException {
    json.writeStartArray();
    for (long i = list.offsets[row]; i < list.offsets[row] + list.lengths[row]; i++) {
      value(json, type.getChildren().get(0), list.child, (int) i);
    }
    json.writeEndArray();
  }

  private static void map(JsonGenerator json, TypeDescription type, MapColumnVector map, int row)
      throws IOException {
    json.writeStartObject();
    for (long i = map.offsets[row]; i < map.offsets[row] + map.lengths[row]; i++) {
      StringBuilder key = new StringBuilder();
      map.keys.stringifyValue(key, (int) i);
      json.writeFieldName(key.toString().replaceAll("^\"|\"$", ""));
      value(json, type.getChildren().get(1), map.values, (int) i);
    }
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    rows.close();
    reader.close();
    super.close();
  }
}
