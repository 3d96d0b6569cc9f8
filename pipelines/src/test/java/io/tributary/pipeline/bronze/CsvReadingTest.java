package io.tributary.pipeline.bronze;

import static io.tributary.pipeline.bronze.Reading.codes;
import static io.tributary.pipeline.bronze.Reading.structs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.pipeline.bronze.FileFacts.Change;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadingTest {

  private static final String CONTRACT = """
      feed: receipts
      says: Lines.
      source: {format: csv, path: "receipts/*", charset: UTF-8}
      key: [ticket, line]
      drift: {new-column: rescue, missing-column: fail, type-mismatch: quarantine}
      columns:
        - {name: ticket, required: true}
        - {name: line, type: long, required: true}
        - {name: amount, standardise: money}
        - {name: mobile, aliases: [手机号], privacy: personal, standardise: phone, on-failure: soft, identifier: phone}
        - {name: note}
      """;

  private static Reading receipts() {
    return Reading.of(CONTRACT);
  }

  private static Row only(String text) {
    List<Row> rows = receipts().file("f.csv", text).rows();
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static Object standard(Row row, String column) {
    return row.<Row>getAs("_standard").getAs(column);
  }

  @Test
  void columnsAreMatchedByNameInAnyOrder() {
    Row row = only("note,amount,line,mobile,ticket\nhello,\"1,299.00\",1,13812345678,T1\n");

    assertThat(row.<String>getAs("ticket")).isEqualTo("T1");
    assertThat(row.<Long>getAs("line")).isEqualTo(1L);
    assertThat(row.<String>getAs("amount")).isEqualTo("1,299.00");
    assertThat(standard(row, "amount")).isEqualTo(new BigDecimal("1299.00"));
    assertThat(codes(row)).isEmpty();
  }

  @Test
  void aByteOrderMarkBlanksAndFullWidthLettersInTheHeaderDoNotMatter() {
    Row row = only("\ufeff ticket ,ｌｉｎｅ,amount,mobile,note\r\nT1,1,2.00,,\r\n");

    assertThat(row.<String>getAs("ticket")).isEqualTo("T1");
    assertThat(row.<Long>getAs("line")).isEqualTo(1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyKindOfLineEndIsOne(String end) {
    List<Row> rows = receipts()
        .file("f.csv", String.join(end, "ticket,line,amount,mobile,note", "T1,1,1,,a", "T2,1,1,,b"))
        .rows();

    assertThat(rows).extracting(row -> row.<String>getAs("note")).containsExactly("a", "b");
    assertThat(rows).extracting(row -> row.<Long>getAs("_row")).containsExactly(1L, 2L);
  }

  @Test
  void lineEndsMayChangeWithinAFile() {
    List<Row> rows = receipts()
        .file("f.csv", "ticket,line,amount,mobile,note\r\nT1,1,1,,a\nT2,1,1,,\"b\"\r\nT3,1,1,,c\n")
        .rows();

    assertThat(rows).extracting(row -> row.<String>getAs("note")).containsExactly("a", "b", "c");
  }

  @Test
  void aQuotedValueMayHoldLineBreaksQuotesAndDelimiters() {
    Row row = only("ticket,line,amount,mobile,note\r\nT1,1,1,,\"a\r\nb \"\"c\"\", d\"\r\n");

    assertThat(row.<String>getAs("note")).isEqualTo("a\r\nb \"c\", d");
  }

  @Test
  void aLineThatBeginsWithAHashIsARecord() {
    assertThat(only("ticket,line,amount,mobile,note\n#1,1,1,,\n").<String>getAs("ticket"))
        .isEqualTo("#1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"T1,1,1,", "T1,1,1,,,extra"})
  void aRecordWithAnotherNumberOfValuesIsBrokenAndKeptWhole(String line) {
    List<Row> rows = receipts()
        .file("f.csv", "ticket,line,amount,mobile,note\n" + line + "\nT2,1,1,,ok\n")
        .rows();

    assertThat(rows).hasSize(2);
    assertThat(codes(rows.get(0))).containsExactly("broken-record");
    assertThat(rows.get(0).<String>getAs("_raw")).contains("\"ticket\":\"T1\"");
    assertThat(rows.get(0).<String>getAs("ticket")).isNull();
    assertThat(codes(rows.get(1))).isEmpty();
  }

  @Test
  void gb18030IsDecodedAndFullWidthDigitsAreNumbers() {
    String text = "ticket,line,amount,mobile,note\r\nT1,1,１２．５,,门店\r\n";
    Row row = Reading.of(CONTRACT.replace("UTF-8", "GB18030"))
        .file("f.csv", text.getBytes(Charset.forName("GB18030")))
        .rows()
        .get(0);

    assertThat(row.<String>getAs("note")).isEqualTo("门店");
    assertThat(standard(row, "amount")).isEqualTo(new BigDecimal("12.50"));
  }

  @Test
  void onlyTheRecordWithBytesThatAreNoCharactersIsRefused() {
    byte[] bytes = "ticket,line,amount,mobile,note\nT1,1,1,,x?y\nT2,1,1,,ok\n"
        .getBytes(Charset.forName("UTF-8"));
    bytes[new String(bytes, Charset.forName("UTF-8")).indexOf('?')] = (byte) 0xff;
    List<Row> rows = receipts().file("f.csv", bytes).rows();

    assertThat(codes(rows.get(0))).containsExactly("broken-encoding");
    assertThat(rows.get(0).<String>getAs("note")).isEqualTo("x\ufffdy");
    assertThat(codes(rows.get(1))).isEmpty();
  }

  @Test
  void aHeaderInAnotherCharsetMakesTheFileUnreadable() {
    byte[] bytes = "ticket,line,amount,手机号,note\n".getBytes(Charset.forName("GB18030"));

    assertThat(receipts().file("f.csv", bytes).damage())
        .contains("f.csv", "header is not in the charset");
  }

  @Test
  void emptyFilesAndFilesWithOnlyAHeaderHaveNoRecords() {
    Reading reading =
        receipts().file("empty.csv", "").file("header.csv", "ticket,line,amount,mobile,note\r\n");

    assertThat(reading.rows()).isEmpty();
    assertThat(reading.facts().get("empty.csv").records()).isZero();
    assertThat(reading.facts().get("header.csv").records()).isZero();
  }

  @Test
  void aColumnUnderItsAliasIsTheColumnAndIsNotedAsRenamed() {
    Reading reading =
        receipts().file("f.csv", "ticket,line,amount,手机号,note\nT1,1,1,13812345678,\n");

    assertThat(standard(reading.rows().get(0), "mobile").toString()).startsWith("phone:");
    assertThat(reading.facts().get("f.csv").changes())
        .containsExactly(new Change("renamed-column", "手机号", "alias"));
  }

  @Test
  void aNewColumnIsRescuedAndSealedWhereItsNameOrValueIsPersonal() {
    Reading reading = receipts()
        .file("f.csv", "ticket,line,amount,mobile,note,colour,wechat_nick\nT1,1,1,,,red,小明\n");
    Row row = reading.rows().get(0);

    assertThat(row.<String>getAs("_rescued"))
        .startsWith("{\"colour\":\"red\",\"wechat_nick\":\"v1:k1:")
        .doesNotContain("小明");
    assertThat(codes(row)).isEmpty();
    assertThat(reading.facts().get("f.csv").changes())
        .containsExactly(
            new Change("new-column", "colour", "rescue"),
            new Change("new-column", "wechat_nick", "rescue"));
  }

  @Test
  void aNewColumnCanRefuseItsRecordsOrStopTheFeed() {
    String text = "ticket,line,amount,mobile,note,colour\nT1,1,1,,,red\nT2,1,1,,,\n";
    List<Row> refused = Reading.of(CONTRACT.replace("new-column: rescue", "new-column: quarantine"))
        .file("f.csv", text)
        .rows();

    assertThat(codes(refused.get(0))).containsExactly("new-column");
    assertThat(codes(refused.get(1))).isEmpty();
    assertThatThrownBy(() -> Reading.of(CONTRACT.replace("new-column: rescue", "new-column: fail"))
            .file("f.csv", text)
            .rows())
        .isInstanceOf(DriftFailed.class)
        .hasMessageContaining("f.csv")
        .hasMessageContaining("'colour'")
        .hasMessageContaining("drift.new-column");
  }

  @Test
  void aMissingColumnStopsTheFeedOrIsNullOrRefusesAsTheContractSays() {
    String text = "ticket,line,amount,mobile\nT1,1,1,\n";
    Reading nulls = Reading.of(CONTRACT.replace("missing-column: fail", "missing-column: 'null'"))
        .file("f.csv", text);
    Reading refused = Reading.of(
            CONTRACT.replace("missing-column: fail", "missing-column: quarantine"))
        .file("f.csv", text);

    assertThatThrownBy(() -> receipts().file("f.csv", text).rows())
        .isInstanceOf(DriftFailed.class)
        .hasMessageContaining("no column note")
        .hasMessageContaining("aliases");
    assertThat(codes(nulls.rows().get(0))).isEmpty();
    assertThat(codes(refused.rows().get(0))).containsExactly("missing-column");
  }

  @Test
  void aHeaderThatNamesAColumnTwiceMakesTheFileUnreadable() {
    assertThat(
            receipts().file("f.csv", "ticket,line,amount,amount,mobile,note\n").damage())
        .contains("'amount' twice");
  }

  @Test
  void aFileWithoutAHeaderIsUnreadableAndItsValuesStayOutOfTheMessage() {
    assertThat(receipts().file("f.csv", "T1,1,1,13812345678,\n").damage())
        .contains("names none of the columns")
        .doesNotContain("13812345678");
  }

  @Test
  void aValueThatMisfitsItsTypeIsRescuedAndRefused() {
    Row row = only("ticket,line,amount,mobile,note\nT1,1st,1,,\n");

    assertThat(codes(row)).containsExactly("type-mismatch", "missing-key");
    assertThat(row.<String>getAs("_rescued")).isEqualTo("{\"line\":\"1st\"}");
    assertThat(row.<Long>getAs("line")).isNull();
  }

  @Test
  void allReasonsOfARecordAreKept() {
    Row row = only("ticket,line,amount,mobile,note\n,1,abc,138****8000,\n");

    assertThat(codes(row)).containsExactly("not-a-number", "(phone-masked)", "missing-key");
    assertThat(structs(row, "_reasons").get(0).getString(5)).isEqualTo("abc");
    assertThat(structs(row, "_reasons").get(1).getString(5))
        .startsWith("1***")
        .doesNotContain("8000");
  }

  @Test
  void theOrderOfColumnsAndQuotesDoNotChangeTheContentHash() {
    Row one = only("ticket,line,amount,mobile,note\nT1,1,5.00,,\n");
    Row same = only("note,line,amount,mobile,ticket\n\"\",1,\"5.00\",,T1\n");
    Row other = only("ticket,line,amount,mobile,note\nT1,1,5.01,,\n");

    assertThat(same.<String>getAs("_hash")).isEqualTo(one.<String>getAs("_hash"));
    assertThat(other.<String>getAs("_hash")).isNotEqualTo(one.<String>getAs("_hash"));
  }

  @Test
  void aQuoteThatIsNeverClosedCostsOneRecordThatSaysSo() {
    List<Row> rows = receipts()
        .file("f.csv", "ticket,line,amount,mobile,note\nT1,1,1,,a\nT2,\"1,1,,b\nT3,1,1,,c\n")
        .rows();

    assertThat(rows).hasSize(2);
    assertThat(codes(rows.get(1))).containsExactly("broken-record");
    assertThat(rows.get(1).<String>getAs("_raw")).contains("T3");
  }
}
