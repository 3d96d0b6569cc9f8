package io.tributary.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.quality.QualityFile;
import io.tributary.schema.quality.Severity;
import io.tributary.schema.quality.TableRule;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TextTables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class TableChecksTest {

  private static final Field SHOP = Field.string("shop", "The shop.").notNull();
  private static final Field NUMBER = Field.string("number", "The order; null on returns.");
  private static final Field PAID = Field.count("paid", "Fen.").notNull();
  private static final TableSpec ORDERS =
      TableSpec.of("silver", "orders", "order", List.of(SHOP, NUMBER, PAID), List.of(SHOP, NUMBER));
  private static final TableSpec DROPS =
      TableSpec.of("gold", "drops", "drop", List.of(SHOP, PAID), List.of());

  private static final TableRule SHIPPED = QualityFile.shipped().table("silver.orders");

  @Test
  void keysThatStandOnceAndValuesThatAreThereHaveNoFault(SparkSession session) {
    assertThat(whole(session, """
        shop | number | paid:bigint
        a    | 1      | 100
        a    | 2      | 0
        b    | 1      | 50
        """))
        .containsExactly(
            "rows 3 pass",
            "duplicate_keys 0 pass",
            "missing_values 0 pass",
            "row_count 3 no_history");
  }

  @Test
  void aKeyInSeveralRowsIsCountedOnceHoweverOftenItStandsAndNullIsAKey(SparkSession session) {
    assertThat(whole(session, """
        shop | number | paid:bigint
        a    | 1      | 100
        a    | 1      | 100
        a    | 1      | 70
        b    | null   | 1
        b    | null   | 2
        """)).contains("duplicate_keys 2 breaker", "row_count 5 no_history");
  }

  @Test
  void missingRequiredValuesAreToldByColumnAndOptionalOnesAreNot(SparkSession session) {
    assertThat(whole(session, """
        shop | number | paid:bigint
        a    | null   | null
        null | 2      | null
        a    | 3      | 1
        """))
        .containsExactly(
            "rows 3 pass",
            "duplicate_keys 0 pass",
            "missing_values 3 breaker",
            "missing_values.shop 1 breaker",
            "missing_values.paid 2 breaker",
            "row_count 3 no_history");
  }

  @Test
  void noRowsAreMeasuredAsNone(SparkSession session) {
    Measured none = Measured.of(Staged.whole(
        ORDERS, SHIPPED, TextTables.table(session, "shop:string | number:string | paid:bigint\n")));

    assertThat(none).isEqualTo(new Measured(0, 0, 0, 0, 0, Map.of()));
    assertThat(new TableChecks(ORDERS, SHIPPED).whole(none, OptionalLong.of(400)))
        .filteredOn(Finding::isBreaker)
        .extracting(Finding::says)
        .containsExactly("row_count is 0, at least 200 expected: the table has 400 rows now");
  }

  @Test
  void aTableWithoutAKeyIsCountedAndItsValuesAreChecked(SparkSession session) {
    Measured measured = Measured.of(Staged.whole(
        DROPS, SHIPPED, TextTables.table(session, "shop | paid:bigint\na | 1\na | 1\na | null")));

    assertThat(measured).isEqualTo(new Measured(3, 0, 3, 0, 0, Map.of("missing_values.paid", 1L)));
    assertThat(new TableChecks(DROPS, SHIPPED).part(measured))
        .extracting(Finding::metric)
        .doesNotContain("duplicate_keys");
  }

  @Test
  void anAddedRowWhoseKeyTheTableHasIsADuplicateUnlessItReplacesTheOther(SparkSession session) {
    Dataset<Row> added = TextTables.table(session, """
        shop | number | paid:bigint | _delete:boolean | record
        a    | 1      | 100         | false           | one
        a    | 2      | 100         | false           | two
        a    | 3      | 100         | true            | three
        a    | 4      | 100         | false           | four
        b    | null   | 100         | null            | five
        b    | 9      | 100         | true            | six
        """);
    Dataset<Row> standing = TextTables.table(session, """
        shop | number | _replaced:boolean | record
        a    | 1      | true              | one
        a    | 3      | true              | three
        a    | 4      | true              | another
        b    | null   | false             | five
        c    | 7      | false             | seven
        """);
    Measured measured = Measured.of(new Staged(
        ORDERS,
        added,
        RowFault.of(ORDERS, SHIPPED, added.columns()),
        List.of("shop", "number"),
        Optional.of(col("_delete")),
        Optional.of(expr("shop <> 'a'")),
        Optional.of("record"),
        Optional.of(standing)));

    assertThat(measured).isEqualTo(new Measured(4, 2, 2, 1, 2, Map.of()));
    assertThat(new TableChecks(ORDERS, SHIPPED).change(measured, 1000))
        .filteredOn(one -> one.metric().equals("row_count"))
        .extracting(Finding::value)
        .containsExactly(java.math.BigDecimal.valueOf(1001));
  }

  @Test
  void severitiesSayWhatAFaultDoes() {
    Measured faulty = new Measured(3, 1, 0, 0, 0, Map.of("missing_values.paid", 2L));
    TableRule lenient = new TableRule(
        Severity.WARN,
        Severity.OFF,
        Severity.OFF,
        Severity.OFF,
        SHIPPED.volume(),
        List.of(),
        List.of());

    assertThat(new TableChecks(ORDERS, lenient).part(faulty))
        .extracting(one -> one.metric() + " " + one.verdict().word())
        .containsExactly(
            "rows pass", "duplicate_keys warn", "missing_values pass", "missing_values.paid pass");
  }

  private static List<String> whole(SparkSession session, String text) {
    return new TableChecks(ORDERS, SHIPPED)
            .whole(
                Measured.of(Staged.whole(ORDERS, SHIPPED, TextTables.table(session, text))),
                OptionalLong.empty())
            .stream()
            .map(one -> one.metric() + " " + one.value() + " " + one.verdict().word())
            .toList();
  }
}
