package io.tributary.schema.testkit;

import static io.tributary.schema.testkit.TextTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class DatasetAssertTest {

  private static final String EVERY_TYPE = """
      s | i:int | l:bigint | d:decimal(18,2) | x:double | b:boolean | t:timestamp          | day:date   | raw:binary | tags:array<string>   | one:struct<a:string,n:int> | map:map<string,decimal(5,1)>
      a | 1     | 2        | 10.50           | 0.5      | true      | 2026-03-01T10:00:00Z | 2026-03-01 | 00ff       | [a, null, "b, ] |"]  | {a: x: y, n: 2}            | {k: 1.5, "a:b": null}
      null | null | null   | null            | null     | null      | null                 | null       | null       | null                 | null                       | null
        | -1    | 0        | 3               | NaN      | false     | 1969-12-31T23:59:59.123456Z | 0001-01-01 |     | []                   | {n: 1}                     | {}
      "null" | 0 | 0       | 0               | 0        | true      | 2026-03-01T00:00:00Z | 2026-03-01 | 00         | ["", " a "]          | {a: "{,}"}                 | {a: 1}
      """;

  @Test
  void everyTypeReadsBackAsWritten(SparkSession session) {
    DatasetAssert.assertThat(table(session, EVERY_TYPE)).hasRows(EVERY_TYPE);
  }

  @Test
  void cellsBecomeTheValuesTheyName(SparkSession session) {
    List<Row> rows = table(session, EVERY_TYPE).collectAsList();

    assertThat(rows.get(0).getDecimal(3)).isEqualTo(new BigDecimal("10.50"));
    assertThat(rows.get(0).getTimestamp(6).toInstant()).hasToString("2026-03-01T10:00:00Z");
    assertThat(rows.get(0).<String>getList(9)).containsExactly("a", null, "b, ] |");
    assertThat(rows.get(0).getStruct(10).getString(0)).isEqualTo("x: y");
    assertThat(rows.get(1).isNullAt(0)).isTrue();
    assertThat(rows.get(2).getString(0)).isEmpty();
    assertThat(rows.get(2).getStruct(10).isNullAt(0)).isTrue();
    assertThat(rows.get(3).getString(0)).isEqualTo("null");
  }

  @Test
  void onlyNamedColumnsAreComparedAndOrderIsFree(SparkSession session) {
    Dataset<Row> orders = table(session, """
        id | amount:decimal(18,2) | noise
        o1 | 1.00                 | x
        o2 | 2.00                 | y
        """);

    DatasetAssert.assertThat(orders).hasRows("""
        amount | id
        2      | o2
        1      | o1
        """).hasColumns("id", "amount", "noise");
  }

  @Test
  void aDifferenceShowsMissingAndUnexpectedRows(SparkSession session) {
    Dataset<Row> letters = table(session, "letter\na\na\nb");

    assertThatThrownBy(() -> DatasetAssert.assertThat(letters).hasRows("letter\na\nb\nc"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("- c")
        .hasMessageContaining("+ a")
        .hasMessageContaining("2 rows are as expected");
  }

  @Test
  void aNamedTypeMustBeTheType(SparkSession session) {
    Dataset<Row> counts = table(session, "n:int\n1");

    assertThatThrownBy(() -> DatasetAssert.assertThat(counts).hasRows("n:bigint\n1"))
        .hasMessageContaining("Column n is int; expected bigint.");
    assertThatThrownBy(() -> DatasetAssert.assertThat(counts).hasRows("m\n1"))
        .hasMessageContaining("There is no column m; the rows have [n].");
  }

  @Test
  void nullIsNotTheTextNull(SparkSession session) {
    assertThatThrownBy(
            () -> DatasetAssert.assertThat(table(session, "a\nnull")).hasRows("a\n\"null\""))
        .hasMessageContaining("+ null");
  }

  @Test
  void doublesCompareAtTheAskedPlaces(SparkSession session) {
    Dataset<Row> scores = table(session, "score:double\n0.33333\n-0.00001");

    DatasetAssert.assertThat(scores).roundedTo(3).hasRows("score\n0.333\n0");
    assertThatThrownBy(() -> DatasetAssert.assertThat(scores).hasRows("score\n0.333\n0"))
        .hasMessageContaining("+ 0.33333");
  }

  @Test
  void emptinessIsChecked(SparkSession session) {
    DatasetAssert.assertThat(table(session, "a | b:int")).hasNoRows().hasRows("a | b");
    assertThatThrownBy(() -> DatasetAssert.assertThat(table(session, "a\nx")).hasNoRows())
        .hasMessageContaining("+ x");
  }

  @Test
  void aCellThatDoesNotFitNamesColumnAndRow(SparkSession session) {
    assertThatThrownBy(() -> table(session, "a | n:int\nx | y"))
        .hasMessage("Cannot read cell 'y' of column n as int in row: x | y");
    assertThatThrownBy(() -> table(session, "a | n:int\nx"))
        .hasMessage("The text table's row has 1 cells where the header has 2: x");
    assertThatThrownBy(() -> table(session, "m:decimal(18,2)\n1.005"))
        .hasMessageContaining("Cannot read cell '1.005' of column m as decimal(18,2)");
  }
}
