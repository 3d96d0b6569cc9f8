package io.tributary.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.workspace.WorkspaceScaffold;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaVerbTest {

  @TempDir
  private Path folder;

  private String shop;

  @BeforeEach
  void writeWorkspace() throws IOException {
    WorkspaceScaffold.write(folder.resolve("shop"));
    shop = folder.resolve("shop").toString();
  }

  private String file(String name, String text, String charset) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, text.getBytes(Charset.forName(charset)));
    return file.toString();
  }

  @Test
  void aDraftOfADelimitedFileIsAContractAndHoldsNoValue() throws IOException {
    String sample = file("a.txt", """
        订单号;mobile;amount;created_at;是否会员;qty;地址;rank
        A1;13812345678;1,299.00;2026-01-15 10:00:00;是;1;上海市某路1号;done
        A2;+86 139 1234 5678;88.5;2026/01/15 11:00;否;2;;done
        A3;;12;2026-01-15 12:00:00;是;3;x;new
        """, "GB18030");
    String out = folder.resolve("shop/feeds/sales.yaml").toString();

    assertThat(Called.with("schema", "infer", "--feed", "sales", "--out", out, sample)
            .code())
        .isZero();

    String yaml = Files.readString(Path.of(out));
    assertThat(yaml)
        .contains("charset: GB18030, delimiter: \";\"")
        .contains("key: [column_1]")
        .contains("aliases: [\"订单号\"], required: true")
        .contains("name: mobile, standardise: phone, privacy: personal, on-failure: soft,"
            + " identifier: phone}   # 33 % of the records have none")
        .contains("name: amount, standardise: money}")
        .contains("name: created_at, standardise: timestamp")
        .contains("standardise: boolean")
        .contains("name: qty, standardise: integer")
        .contains("aliases: [\"地址\"], standardise: text, privacy: personal}")
        .contains("name: rank_2, aliases: [\"rank\"]")
        .doesNotContain("13812345678", "1,299.00", "上海市", "done");
    assertThat(Called.with("validate", "-w", shop).out()).startsWith("valid: 2 feeds");
  }

  @Test
  void aDraftOfADocumentFindsItsRecordsAndTheirArrays() throws IOException {
    String sample = file("b.json", """
        {"response":{"trades":[
          {"tid":123456789012345678,"buyer":{"phone":"138****1111"},"modified":1768356000,
           "payment":"12.30","items":[{"sku":"S","num":1,"receiver_mobile":"13812345678"}]},
          {"tid":123456789012345679,"buyer":{"phone":"13812345678"},"modified":1768356001,
           "payment":"12.30","items":[]}]}}
        """, "UTF-8");
    String out = folder.resolve("shop/feeds/trades.yaml").toString();

    assertThat(Called.with("schema", "infer", "--feed", "trades", "--out", out, sample)
            .code())
        .isZero();

    assertThat(Files.readString(Path.of(out)))
        .contains("root: \"response.trades\"", "key: [tid]", "latest: [modified]")
        .contains("name: buyer_phone, path: \"buyer.phone\", standardise: phone")
        .contains("  - name: items\n    type: array\n    fields:\n")
        .contains(
            "{name: receiver_mobile, standardise: phone, privacy: personal, on-failure: soft}")
        .doesNotContain("123456789012345678", "13812345678", "12.30");
    assertThat(Called.with("validate", "-w", shop).out()).startsWith("valid: 2 feeds");
    assertThat(Called.with("schema", "diff", "trades", sample, "-w", shop).out())
        .isEqualTo("no difference\n");
  }

  @Test
  void aDraftOfABinaryFileNamesItsFormatAndKeepsListsAsJson() throws IOException {
    Schema schema = new Schema.Parser().parse("""
        {"type":"record","name":"T","fields":[
          {"name":"tid","type":"long"},{"name":"labels","type":{"type":"array","items":"string"}},
          {"name":"buyer","type":{"type":"record","name":"B","fields":[
            {"name":"phone","type":"string"}]}}]}""");
    Path sample = folder.resolve("part-0.avro");
    try (DataFileWriter<GenericRecord> file = new DataFileWriter<GenericRecord>(
            new GenericDatumWriter<>(schema))
        .create(schema, sample.toFile())) {
      for (long tid = 1; tid < 3; tid++) {
        GenericData.Record buyer =
            new GenericData.Record(schema.getField("buyer").schema());
        buyer.put("phone", "1381234567" + tid);
        GenericData.Record record = new GenericData.Record(schema);
        record.put("tid", 123456789012345678L + tid);
        record.put("labels", List.of("new"));
        record.put("buyer", buyer);
        file.append(record);
      }
    }
    String out = folder.resolve("shop/feeds/trades.yaml").toString();

    Called called =
        Called.with("schema", "infer", "--feed", "trades", "--out", out, sample.toString());

    assertThat(called.code()).as(called.err()).isZero();
    assertThat(Files.readString(Path.of(out)))
        .contains("format: avro, path: \"trades/dt=*/*.avro\"", "key: [tid]")
        .contains("{name: labels, type: json}")
        .contains("name: buyer_phone, path: \"buyer.phone\", standardise: phone");
    Called diff = Called.with("schema", "diff", "trades", sample.toString(), "-w", shop);
    assertThat(diff.out()).as(diff.err()).isEqualTo("no difference\n");
  }

  @Test
  void differencesAreToldWithWhatTheContractDoes() throws IOException {
    String other = file("o.csv", "order_no,mobile,amount,createdat,updated_at\n1,,x,,\n", "UTF-8");

    Called lenient = Called.with("schema", "diff", "orders", other, "-w", shop, "--json");
    assertThat(lenient.code()).isZero();
    assertThat(lenient.out())
        .contains(
            "\"change\":\"missing-column\",\"column\":\"created_at\",\"policy\":\"quarantine\"")
        .contains("\"change\":\"new-column\",\"column\":\"createdat\",\"policy\":\"rescue\"");

    Path feed = folder.resolve("shop/feeds/orders.yaml");
    Files.writeString(
        feed,
        Files.readString(feed)
            .replace("key: [order_no]", "drift: {missing-column: fail}\nkey: [order_no]"));
    assertThat(Called.with("schema", "diff", "orders", other, "-w", shop).code())
        .isEqualTo(5);
  }
}
