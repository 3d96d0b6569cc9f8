package io.tributary.pipeline.bronze;

import static io.tributary.pipeline.bronze.Reading.codes;
import static io.tributary.pipeline.bronze.Reading.structs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.pipeline.bronze.FileFacts.Change;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReadingTest {

  private static final String CONTRACT = """
      feed: trades
      says: Trades.
      source: {format: json, path: "trades/*"}
      key: [tid]
      columns:
        - {name: tid, required: true}
        - {name: paid, type: decimal}
        - {name: mobile, path: receiver.mobile, privacy: personal, standardise: phone, on-failure: soft, identifier: phone}
        - {name: session_key, privacy: secret}
        - {name: extra, type: json}
        - name: orders
          type: array
          fields:
            - {name: oid}
            - {name: price, standardise: money}
            - {name: note, privacy: personal}
      """;

  private static Reading trades() {
    return Reading.of(CONTRACT);
  }

  private static List<String> tids(String text) {
    return trades().file("f.json", text).rows().stream()
        .map(row -> row.<String>getAs("tid"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"tid\":1}\n\n{\"tid\":\"2\"}\r\n",
        "[{\"tid\":1},{\"tid\":\"2\"}]",
        " \n[\n{\"tid\":1}\n,\n{\"tid\":\"2\"}\n]\n",
        "[{\"tid\":1}]\n[{\"tid\":\"2\"}]",
        "{\n  \"tid\": 1\n}\n{\n  \"tid\": \"2\"\n}\n",
        "\ufeff{\"tid\":1}\n{\"tid\":\"2\"}"
      })
  void linesArraysAndObjectsOverManyLinesAreRecords(String text) {
    assertThat(tids(text)).containsExactly("1", "2");
  }

  @Test
  void recordsMayLieUnderAPathOfADocument() {
    Reading reading = Reading.of(
            CONTRACT.replace("path: \"trades/*\"", "path: \"t/*\", root: response.trades"))
        .file(
            "f.json",
            "{\"n\":{\"a\":[1]},\"response\":{\"trades\":[{\"tid\":1},{\"tid\":2}],\"x\":{}}}\n"
                + "{\"response\":{\"trades\":[{\"tid\":3}]}}");

    assertThat(reading.rows())
        .extracting(row -> row.<String>getAs("tid"))
        .containsExactly("1", "2", "3");
  }

  @Test
  void elementsOfAnArrayMayBeTheRecordsEachWithItsDocument() {
    List<Row> rows = Reading.of("""
            feed: members
            says: Members of groups.
            source: {format: json, path: "members/*", each: members}
            key: [tid, member]
            columns:
              - {name: tid}
              - {name: joined, type: json, path: members.joined}
              - {name: member, path: members.id}
            """).file("f.json", """
            {"tid":1,"members":[{"id":"a","joined":{"x":[1.10]}},{"id":"b"}],"more":{"\u00e9":2}}
            {"tid":2,"members":[]}
            {"tid":3}
            {"tid":4,"members":[{"id":"c"}
            {"tid":5,"members":["d"]}
            """).rows();

    assertThat(rows)
        .extracting(row -> row.<String>getAs("tid"), row -> row.<String>getAs("member"))
        .containsExactly(
            tuple("1", "a"),
            tuple("1", "b"),
            tuple("2", null),
            tuple("3", null),
            tuple(null, null),
            tuple("5", null));
    assertThat(rows.get(0).<String>getAs("joined")).isEqualTo("{\"x\":[1.10]}");
    assertThat(rows.get(1).<String>getAs("_rescued")).isEqualTo(rows.get(0).getAs("_rescued"));
    assertThat(codes(rows.get(4))).containsExactly("broken-record");
    assertThat(rows.get(5).<Long>getAs("_row")).isEqualTo(6);
  }

  @Test
  void aDocumentWithoutItsRecordsIsABrokenRecordAndTheNextOneIsRead() {
    List<Row> rows = Reading.of(
            CONTRACT.replace("path: \"trades/*\"", "path: \"t/*\", root: trades"))
        .file("f.json", "{\"error\":{\"code\":7}}\n{\"trades\":[{\"tid\":3}]}")
        .rows();

    assertThat(codes(rows.get(0))).containsExactly("broken-record");
    assertThat(rows.get(1).<String>getAs("tid")).isEqualTo("3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "[]", "\ufeff"})
  void filesWithoutRecordsHaveNone(String text) {
    assertThat(tids(text)).isEmpty();
  }

  @Test
  void numbersKeepTheirDigits() {
    assertThat(tids("{\"tid\":123456789012345678}\n{\"tid\":1.0}\n{\"tid\":1e5}\n{\"tid\":-0}"))
        .containsExactly("123456789012345678", "1.0", "1e5", "-0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"tid\":\"1",
        "{\"tid\":1}{\"tid\":2}",
        "{\"tid\":1},",
        "[1,2]",
        "no json",
        "{\"tid\":1,\"orders\":[{\"oid\":1}",
        "{\"tid\":tru}"
      })
  void aBrokenLineIsOneRecordAndTheNextLineIsRead(String line) {
    List<Row> rows =
        trades().file("f.json", "{\"tid\":0}\n" + line + "\n{\"tid\":9}").rows();

    assertThat(rows).hasSize(3);
    assertThat(codes(rows.get(1))).containsExactly("broken-record");
    assertThat(rows.get(1).<String>getAs("_raw")).isEqualTo(line);
    assertThat(rows.get(2).<String>getAs("tid")).isEqualTo("9");
    assertThat(rows.get(2).<Long>getAs("_row")).isEqualTo(3L);
  }

  @Test
  void aBrokenFirstLineDoesNotMakeTheFileADocument() {
    List<Row> rows =
        trades().file("f.json", "{\"tid\":\"1\n{\"tid\":2}\n{\"tid\":3}").rows();

    assertThat(rows).extracting(row -> row.<String>getAs("tid")).containsExactly(null, "2", "3");
  }

  @Test
  void aBrokenArrayGivesItsRecordsAndOneForTheUnknownRest() {
    List<Row> rows =
        trades().file("f.json", "[{\"tid\":1},{\"tid\":2},{\"tid\":").rows();

    assertThat(rows).extracting(row -> row.<String>getAs("tid")).containsExactly("1", "2", null);
    assertThat(codes(rows.get(2))).containsExactly("broken-record");
    assertThat(structs(rows.get(2), "_reasons").get(0).getString(3)).contains("cannot be known");
  }

  @Test
  void pathsLeadIntoObjectsAndIntoObjectsWrittenAsText() {
    List<Row> rows = trades()
        .file(
            "f.json",
            "{\"tid\":1,\"receiver\":{\"mobile\":\"+86 138-1234-5678\"}}\n"
                + "{\"tid\":2,\"receiver\":\"{\\\"mobile\\\":13812345678}\"}")
        .rows();

    assertThat(mobile(rows.get(0))).startsWith("phone:");
    assertThat(mobile(rows.get(1))).isEqualTo(mobile(rows.get(0)));
  }

  private static String mobile(Row row) {
    return row.<Row>getAs("_standard").getAs("mobile");
  }

  @Test
  void elementsOfAnArrayAreStandardisedAndTheirPersonalFieldsAreNotVisible() {
    Row row = trades()
        .file(
            "f.json", "{\"tid\":1,\"orders\":[{\"oid\":7,\"price\":\"1,000.5\",\"note\":\"小明\"}]}")
        .rows()
        .get(0);
    Row raw = structs(row, "orders").get(0);
    Object[] standard = row.<Row>getAs("_standard").getAs("orders");

    assertThat(raw.getString(0)).isEqualTo("7");
    assertThat(raw.getString(2)).startsWith("v1:k1:");
    assertThat(standard[0]).isInstanceOfSatisfying(Row.class, element -> {
      assertThat(element.length()).isEqualTo(2);
      assertThat(element.get(1)).isEqualTo(new BigDecimal("1000.50"));
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"oid\":7}", "[{\"oid\":7}]", "\"[{\\\"oid\\\":7}]\"", "\"{\\\"oid\\\":7}\""})
  void oneObjectAndTextOfAnArrayAreArraysToo(String orders) {
    Row row =
        trades().file("f.json", "{\"tid\":1,\"orders\":" + orders + "}").rows().get(0);

    assertThat(structs(row, "orders")).hasSize(1);
    assertThat(codes(row)).isEmpty();
  }

  @Test
  void anArrayThatIsNoneIsAMisfit() {
    Row row =
        trades().file("f.json", "{\"tid\":1,\"orders\":\"none left\"}").rows().get(0);

    assertThat(codes(row)).containsExactly("type-mismatch");
    assertThat(row.<String>getAs("_rescued")).isEqualTo("{\"orders\":\"none left\"}");
  }

  @Test
  void anElementThatIsRefusedNamesItsPlace() {
    Row row = trades()
        .file("f.json", "{\"tid\":1,\"orders\":[{\"price\":\"1\"},{\"price\":\"abc\"}]}")
        .rows()
        .get(0);

    assertThat(codes(row)).containsExactly("not-a-number");
    assertThat(structs(row, "_reasons").get(0).getString(4)).isEqualTo("orders[1].price");
  }

  @Test
  void anyJsonIsKeptAsItsText() {
    List<Row> rows = trades()
        .file(
            "f.json",
            "{\"tid\":1,\"extra\":{\"a\":[1.50,null,\"x\"]}}\n{\"tid\":2,\"extra\":\"x\"}")
        .rows();

    assertThat(rows)
        .extracting(row -> row.<String>getAs("extra"))
        .containsExactly("{\"a\":[1.50,null,\"x\"]}", "\"x\"");
  }

  @Test
  void unknownNamesAreRescuedAtEveryDepth() {
    Reading reading = trades()
        .file(
            "f.json",
            "{\"tid\":1,\"gift\":{\"a\":1},\"receiver\":{\"zip\":\"x\"},\"orders\":[{\"oid\":1,\"size\":42}]}");
    Row row = reading.rows().get(0);

    assertThat(row.<String>getAs("_rescued"))
        .isEqualTo("{\"gift\":\"{\\\"a\\\":1}\",\"receiver.zip\":\"x\",\"orders[0].size\":\"42\"}");
    assertThat(reading.facts().get("f.json").changes())
        .containsExactly(
            new Change("new-column", "gift", "rescue"),
            new Change("new-column", "receiver.zip", "rescue"),
            new Change("new-column", "orders[].size", "rescue"));
  }

  @Test
  void secretsAreNowhereInARow() {
    String key = "c2VjcmV0";
    String broken = "{\"session_key\" : \"" + key;
    List<Row> rows = trades()
        .file(
            "f.json",
            "{\"tid\":null,\"session_key\":\"" + key + "\\\"x\",\"paid\":1}\n" + broken
                + "\n{\"session_key\":{\"a\":\"" + key + "\"}}\n")
        .rows();

    assertThat(rows).hasSize(3);
    for (Row row : rows) {
      assertThat(Reading.text(row)).doesNotContain(key);
      assertThat(row.<String>getAs("_raw")).contains("session_key").contains("null");
    }
    assertThat(codes(rows.get(0))).containsExactly("missing-key");
  }

  @Test
  void aRequiredNameThatNoRecordHasIsAMissingColumnAndAnOptionalOneIsNot() {
    String strict = CONTRACT.replace("key: [tid]", "key: [tid]\ndrift: {missing-column: fail}");

    assertThat(codes(trades().file("f.json", "{\"tid\":1}").rows().get(0))).isEmpty();
    assertThat(codes(trades().file("f.json", "{\"paid\":1}").rows().get(0)))
        .containsExactly("missing-key");
    assertThatThrownBy(() ->
            Reading.of(strict).file("f.json", "{\"paid\":1}\n{\"paid\":2}").rows())
        .isInstanceOf(DriftFailed.class)
        .hasMessageContaining("no column tid");
  }

  @Test
  void onlyTheLineWithBytesThatAreNoCharactersIsRefused() {
    byte[] bytes = "{\"tid\":\"a?\"}\n{\"tid\":2}".getBytes(StandardCharsets.UTF_8);
    bytes[9] = (byte) 0xc3;
    List<Row> rows = trades().file("f.json", bytes).rows();

    assertThat(rows.stream().map(Reading::codes).toList())
        .isEqualTo(Arrays.asList(List.of("broken-encoding"), List.of()));
    assertThat(rows.get(0).<String>getAs("tid")).isEqualTo("a\ufffd");
  }
}
