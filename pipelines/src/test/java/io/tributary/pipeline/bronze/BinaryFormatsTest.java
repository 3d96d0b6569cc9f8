package io.tributary.pipeline.bronze;

import static io.tributary.pipeline.bronze.Reading.codes;
import static io.tributary.pipeline.bronze.Reading.structs;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.testkit.SparkTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no text: the same records as their JSON would be. */
@SparkTest
class BinaryFormatsTest {

  private static final String CONTRACT = """
      feed: trades
      says: Trades.
      source: {format: FORMAT, path: "trades/*"}
      key: [tid]
      columns:
        - {name: tid, required: true}
        - {name: paid, standardise: money}
        - {name: at, standardise: timestamp}
        - {name: day, standardise: date}
        - {name: is_new, standardise: boolean}
        - {name: phone, path: buyer.phone, privacy: personal, standardise: phone, on-failure: soft,
           identifier: phone}
        - {name: labels, type: json}
        - name: lines
          type: array
          fields:
            - {name: sku}
            - {name: price, standardise: money}
      """;

  @TempDir
  private Path folder;

  private static Reading reading(String format, byte[] bytes) {
    return Reading.of(CONTRACT.replace("FORMAT", format)).file("trades/f", bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc"})
  void columnarFilesAreReadWithTheirTypes(String format, SparkSession session) throws IOException {
    Dataset<Row> rows = session.sql("""
        select 123456789012345678L as tid, cast(12.5 as decimal(18,2)) as paid,
          timestamp '2026-01-14 02:00:00.123Z' as at, date '2026-01-14' as day, true as is_new,
          named_struct('phone', '13812345678') as buyer, map('a', 1) as labels,
          array(named_struct('sku', 'S', 'price', 1.5D), named_struct('sku', 'T', 'price', null))
            as lines, 7 as more
        union all
        select 2L, null, null, null, null, null, null, null, null
        """);
    rows.coalesce(1).write().format(format).save(folder.resolve("out").toString());
    byte[] bytes;
    try (var files = Files.list(folder.resolve("out"))) {
      bytes = Files.readAllBytes(files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .findFirst()
          .orElseThrow());
    }

    List<Row> read = reading(format, bytes).rows();

    assertThat(read).hasSize(2);
    Row first = read.stream()
        .filter(row -> row.getAs("tid").equals("123456789012345678"))
        .findFirst()
        .orElseThrow();
    Row standard = first.getAs("_standard");
    assertThat(codes(first)).isEmpty();
    assertThat(standard.<BigDecimal>getAs("paid")).isEqualByComparingTo("12.50");
    // A timestamp of ORC has no zone, so it is a local time of the workspace.
    Instant at = Instant.parse("2026-01-14T02:00:00.123Z");
    assertThat(standard.<Instant>getAs("at"))
        .isEqualTo(format.equals("orc") ? at.minusSeconds(8 * 3600) : at);
    assertThat(standard.getAs("day").toString()).isEqualTo("2026-01-14");
    assertThat(standard.<Boolean>getAs("is_new")).isTrue();
    assertThat(standard.getAs("phone").toString()).startsWith("phone:");
    assertThat(first.<String>getAs("labels")).isEqualTo("{\"a\":1}");
    assertThat(first.<String>getAs("_rescued")).isEqualTo("{\"more\":\"7\"}");
    assertThat(structs(standard, "lines").stream().map(Row::toString))
        .containsExactly("[S,1.50]", "[T,null]");
  }

  @Test
  void avroIsReadWithItsLogicalTypes() throws IOException {
    Schema schema = new Schema.Parser().parse("""
        {"type":"record","name":"t","fields":[
          {"name":"tid","type":"long"},
          {"name":"paid","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}},
          {"name":"at","type":["null",{"type":"long","logicalType":"timestamp-millis"}]},
          {"name":"day","type":{"type":"int","logicalType":"date"}},
          {"name":"buyer","type":{"type":"map","values":"string"}},
          {"name":"lines","type":{"type":"array","items":{"type":"record","name":"l","fields":[
            {"name":"sku","type":"string"},{"name":"price","type":"double"}]}}}]}
        """);
    GenericRecord record = new GenericData.Record(schema);
    record.put("tid", 123456789012345678L);
    record.put("paid", ByteBuffer.wrap(new BigDecimal("12.50").unscaledValue().toByteArray()));
    record.put("at", Instant.parse("2026-01-14T02:00:00.123Z").toEpochMilli());
    record.put("day", 20467);
    record.put("buyer", Map.of("phone", "13812345678"));
    GenericRecord line =
        new GenericData.Record(schema.getField("lines").schema().getElementType());
    line.put("sku", "S");
    line.put("price", 1.5);
    record.put("lines", List.of(line));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(schema))) {
      writer.create(schema, bytes).append(record);
    }

    Row row = reading("avro", bytes.toByteArray()).rows().get(0);
    Row standard = row.getAs("_standard");

    assertThat(codes(row)).isEmpty();
    assertThat(row.<String>getAs("tid")).isEqualTo("123456789012345678");
    assertThat(standard.<BigDecimal>getAs("paid")).isEqualByComparingTo("12.50");
    assertThat(standard.<Instant>getAs("at")).isEqualTo(Instant.parse("2026-01-14T02:00:00.123Z"));
    assertThat(standard.getAs("day").toString()).isEqualTo("2026-01-14");
    assertThat(standard.getAs("phone").toString()).startsWith("phone:");
    assertThat(structs(standard, "lines").get(0).toString()).isEqualTo("[S,1.50]");
  }

  private static byte[] workbook() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      workbook.newWorksheet("cover").value(0, 0, "nothing");
      Worksheet sheet = workbook.newWorksheet("trades");
      List<String> header = List.of("tid", "paid", "at", "day", "手机", "other");
      for (int i = 0; i < header.size(); i++) {
        sheet.value(1, i, header.get(i));
      }
      sheet.value(2, 0, "T1");
      sheet.value(2, 1, 12.5);
      sheet.value(2, 2, LocalDateTime.parse("2026-01-14T10:00:01"));
      sheet.style(2, 2).format("yyyy-MM-dd h:mm:ss").set();
      sheet.value(2, 3, LocalDateTime.parse("2026-01-14T00:00:00"));
      sheet.style(2, 3).format("yyyy/m/d").set();
      sheet.value(2, 4, 13812345678L);
      sheet.value(2, 5, true);
      sheet.value(4, 0, 123456789012345L);
    }
    return bytes.toByteArray();
  }

  @Test
  void aSheetIsReadAsItShowsItsValues() throws IOException {
    String contract = CONTRACT
        .replace("format: FORMAT", "format: xlsx, sheet: trades")
        .replace("path: buyer.phone", "aliases: [手机]");
    List<Row> rows = Reading.of(contract).file("trades/f", workbook()).rows();
    Row standard = rows.get(0).getAs("_standard");

    assertThat(rows).hasSize(2);
    assertThat(codes(rows.get(0))).isEmpty();
    assertThat(standard.<BigDecimal>getAs("paid")).isEqualByComparingTo("12.50");
    assertThat(standard.<Instant>getAs("at")).isEqualTo(Instant.parse("2026-01-14T02:00:01Z"));
    assertThat(standard.getAs("day").toString()).isEqualTo("2026-01-14");
    assertThat(standard.getAs("phone").toString()).startsWith("phone:");
    assertThat(rows.get(0).<String>getAs("_rescued")).isEqualTo("{\"other\":\"true\"}");
    assertThat(rows.get(1).<String>getAs("tid")).isEqualTo("123456789012345");
  }

  @Test
  void aSheetThatIsNotThereMakesTheFileUnreadable() throws IOException {
    String contract = CONTRACT.replace("format: FORMAT", "format: xlsx, sheet: sales");

    assertThat(Reading.of(contract).file("trades/f", workbook()).damage())
        .contains("it has no sheet 'sales'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc", "avro", "xlsx"})
  void anythingElseIsADamagedFile(String format) {
    byte[] noise = new byte[500];
    Arrays.fill(noise, (byte) 7);

    assertThat(reading(format, noise).damage())
        .contains("trades/f", "damaged or of another format");
    if (format.equals("orc")) {
      assertThat(reading(format, new byte[0]).rows()).isEmpty();
    } else {
      assertThat(reading(format, new byte[0]).damage()).contains("damaged or of another format");
    }
  }
}
