package io.tributary.pipeline.bronze;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tributary.pipeline.rule.StandardView;
import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.schema.testkit.SparkTest;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class BronzeReaderTest {

  private static final String CONTRACT = """
      feed: trades
      says: Trades.
      source: {format: json, path: "trades/*"}
      key: [tid]
      columns:
        - {name: tid, required: true}
        - {name: qty, standardise: integer, on-failure: soft}
        - {name: at, standardise: timestamp}
        - {name: born, standardise: birthday}
        - {name: mobile, privacy: personal, standardise: phone, on-failure: soft, identifier: phone}
        - {name: weight, type: decimal}
        - name: orders
          type: array
          fields: [{name: oid}, {name: price, standardise: money}]
      rules:
        - {id: qty_not_zero, row: "qty <> 0", code: out-of-range, column: qty, says: "The quantity is zero."}
        - {id: light, row: "weight is null or weight < 10", code: out-of-range, column: weight, on-failure: soft, says: "Heavy."}
        - {id: has_orders, row: "orders is null or size(orders) > 0", code: no-orders, column: orders, says: "No orders."}
      """;

  private static final String FILE = """
      {"tid":1,"qty":"2","at":"2026-03-01 08:00:00","born":"1990-01-02","mobile":"13812345678","weight":1.5,"orders":[{"oid":1,"price":"9.90"}]}
      {"tid":2,"qty":"0","weight":11,"orders":[]}
      {"tid":3,"qty":"abc"}
      {"tid":4
      {"qty":"1"}
      """;

  private static Dataset<Row> files(SparkSession session, Reading reading) {
    return session.createDataFrame(reading.fileRows(), BronzeReader.fileSchema());
  }

  private static Dataset<Row> rows(
      SparkSession session, Reading reading, FileFactsAccumulator facts) {
    session.sparkContext().register(facts);
    return BronzeReader.rows(
        files(session, reading), reading.contract(), reading.settings(), facts);
  }

  @Test
  void rulesAddTheirReasonsToTheReadersAndOnlyRefusedRecordsKeepTheirRawText(SparkSession session) {
    Reading reading = Reading.of(CONTRACT).file("trades/f.json", FILE);
    Dataset<Row> rows = rows(session, reading, new FileFactsAccumulator())
        .selectExpr(
            "_row",
            "transform(_reasons, r -> concat_ws(' ', r.rule, r.severity, r.code,"
                + " r.value)) as reasons",
            "_raw is not null as has_raw");

    assertThat(rows).hasRows("""
        _row:bigint | reasons:array<string>                                                                                | has_raw:boolean
        1           | []                                                                                                   | false
        2           | [qty_not_zero quarantine out-of-range 0, light soft out-of-range 11.0000000000, has_orders quarantine no-orders] | true
        3           | [standardise soft not-a-number abc, qty_not_zero quarantine out-of-range]                           | true
        4           | [record quarantine broken-record]                                                                   | true
        5           | [required quarantine missing-key]                                                                   | true
        """);
  }

  @Test
  void theRawTextOfARefusedRecordIsSealed(SparkSession session) {
    Reading reading = Reading.of(CONTRACT).file("trades/f.json", FILE);
    List<Row> raw = rows(session, reading, new FileFactsAccumulator())
        .where("_row = 2")
        .select("_raw")
        .collectAsList();

    assertThat(new FieldCipher(Reading.KEYS).open(raw.get(0).getString(0)))
        .isEqualTo("{\"tid\":2,\"qty\":\"0\",\"weight\":11,\"orders\":[]}");
  }

  @Test
  void theStandardViewIsFlatAndHoldsNoPersonalValue(SparkSession session) {
    Reading reading = Reading.of(CONTRACT).file("trades/f.json", FILE);
    Dataset<Row> view =
        StandardView.of(reading.contract(), rows(session, reading, new FileFactsAccumulator()));

    assertThat(view.columns())
        .startsWith("tid", "qty", "at", "born", "mobile", "weight", "orders", "_position")
        .contains("_identifiers", "_reasons", "_hash", "_file", "_row", "_file_day", "_arrival")
        .doesNotContain("_standard");
    assertThat(view.where("_row = 1")
            .selectExpr("tid", "qty", "at", "born", "weight", "orders", "_file_day"))
        .hasRows("""
            tid | qty:bigint | at:timestamp         | born:date  | weight:decimal(38,10) | orders:array<struct<oid:string,price:decimal(18,2)>> | _file_day:date
            1   | 2          | 2026-03-01T00:00:00Z | 1990-01-02 | 1.5000000000          | [{oid: 1, price: 9.90}]                              | 2026-03-01
            """);
  }

  @Test
  void rowsHaveTheTypesOfTheTable(SparkSession session) {
    Reading reading = Reading.of(CONTRACT).file("trades/f.json", FILE);

    assertThat(rows(session, reading, new FileFactsAccumulator()).schema().fieldNames())
        .isEqualTo(
            BronzeReader.table(reading.contract(), Reading.SHANGHAI).schema().fieldNames());
  }

  @Test
  void factsOfFilesAreTheSameHoweverOftenTheyAreRead(SparkSession session) {
    Reading reading = Reading.of(CONTRACT)
        .file("trades/a.json", FILE)
        .file("trades/b.json", "{\"tid\":1,\"gift\":true,\"qty\":1}\n")
        .file("trades/empty.json", "");
    FileFactsAccumulator facts = new FileFactsAccumulator();
    Dataset<Row> rows = rows(session, reading, facts);

    rows.collectAsList();
    rows.repartition(3).collectAsList();

    assertThat(facts.value().values())
        .containsExactly(
            new FileFacts("trades/a.json", 5, List.of()),
            new FileFacts(
                "trades/b.json", 1, List.of(new FileFacts.Change("new-column", "gift", "rescue"))),
            new FileFacts("trades/empty.json", 0, List.of()));
  }

  @Test
  void aFileThatIsGoneIsFoundInSparksFailure(SparkSession session) {
    Reading reading = Reading.of(CONTRACT).file("trades/good.json", FILE);
    ReadSettings settings = reading.settings();
    List<Row> files = new ArrayList<>(reading.fileRows());
    files.add(RowFactory.create("trades/gone.json", "print", files.get(0).get(2), "now"));
    FileFactsAccumulator facts = new FileFactsAccumulator();
    session.sparkContext().register(facts);
    Dataset<Row> rows = BronzeReader.rows(
        session.createDataFrame(files, BronzeReader.fileSchema()),
        reading.contract(),
        settings,
        facts);
    Throwable failure = catchThrowable(rows::collectAsList);

    assertThat(ReadFailure.in(failure))
        .get()
        .isInstanceOfSatisfying(UnreadableFile.class, found -> {
          assertThat(found.path()).isEqualTo("trades/gone.json");
          assertThat(found.isDamaged()).isFalse();
        });
  }
}
