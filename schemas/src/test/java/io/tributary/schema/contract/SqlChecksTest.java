package io.tributary.schema.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.contract.SqlChecks.Checked;
import io.tributary.schema.contract.SqlChecks.Rows;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlChecksTest {

  private static final StructType VIEW = StructType.fromDDL("store string, qty bigint,"
      + " amount decimal(18,2), lines array<struct<oid:string,pay:decimal(18,2)>>,"
      + " _file_day date, odd void");

  private final SqlChecks checks = new SqlChecks();

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          store                                              | string
          qty + 1                                            | bigint
          QTY > 0 and amount is not null                     | boolean
          concat_ws('-', store, qty)                         | string
          cast(amount / qty as decimal(18,4))                | decimal(18,4)
          forall(lines, l -> l.pay > 0)                      | boolean
          aggregate(lines, 0L, (n, l) -> n + 1)              | bigint
          lines[0].oid                                       | string
          cast(_file_day as timestamp) + interval 2 days     | timestamp
          """)
  void anExpressionHasTheTypeSparkGivesIt(String sql, String type) {
    assertThat(check(sql, Rows.EACH).problem()).isEmpty();
    assertThat(check(sql, Rows.EACH).type().orElseThrow().catalogString()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          stor                       | There is no column 'stor' here. Did you mean 'store'?
          lowr(store)                | There is no function 'lowr'. Did you mean 'lower'?
          qty >                      | This is not Spark SQL: Syntax error at or near end of input.
          lines[0].oidd              | No such struct field `oidd` in `oid`, `pay`. Use a field the contract lists.
          now()                      | 'now' gives another value on every run, so a re-run would change the table. Use a column, such as _file_day or _ingested_at.
          current_date               | 'current_date' gives another value on every run, so a re-run would change the table. Use a column, such as _file_day or _ingested_at.
          explode(lines)             | 'explode' gives several rows. Say each: {item: …} in the target instead.
          sum(qty)                   | 'sum' is an aggregate, but this is computed for one row at a time. Say each: {group: […]} in the target, or leave it out.
          (select 1)                 | A sub-query reads other rows, which an expression here does not see. Use the columns of the record.
          sum(qty) over ()           | A window reads other rows, which an expression here does not see. Use the columns of the record.
          """)
  void whatIsWrongIsOneSentenceAndItsCure(String sql, String problem) {
    assertThat(check(sql, Rows.EACH).problem()).contains(problem);
  }

  @Test
  void typesThatDoNotFitAreTold() {
    assertThat(check("abs(lines)", Rows.EACH).problem().orElseThrow())
        .startsWith("Cannot resolve 'abs(lines)' due to data type mismatch");
  }

  @Test
  void aGroupGivesAggregatesAndLiterals() {
    assertThat(types(Rows.GROUPED, "sum(amount)", "max(store)", "'pos'", "count(*)"))
        .extracting(checked -> checked.type().orElseThrow().catalogString())
        .containsExactly("decimal(28,2)", "string", "string", "bigint");
  }

  @Test
  void aColumnOutsideAnAggregateOfAGroupIsTold() {
    assertThat(check("if(max(qty) < 0, 'r', store)", Rows.GROUPED).problem().orElseThrow())
        .startsWith("A column stands outside an aggregate, but one row comes from many records."
            + " Wrap it, such as max(column).");
  }

  @Test
  void oneWrongExpressionLeavesTheOthersTheirTypes() {
    List<Checked> checked = types(Rows.EACH, "qty", "abs(lines)", "store");

    assertThat(checked.get(0).type()).contains(DataTypes.LongType);
    assertThat(checked.get(1).problem()).isPresent();
    assertThat(checked.get(2).type()).contains(DataTypes.StringType);
  }

  @Test
  void whatUsesAColumnOfUnknownTypeCausesNoFurtherProblem() {
    assertThat(check("abs(odd) + lines", Rows.EACH))
        .isEqualTo(new Checked(java.util.Optional.empty(), java.util.Optional.empty()));
  }

  private Checked check(String sql, Rows rows) {
    return types(rows, sql).get(0);
  }

  private List<Checked> types(Rows rows, String... sql) {
    return checks.types(List.of(sql), VIEW, rows);
  }
}
