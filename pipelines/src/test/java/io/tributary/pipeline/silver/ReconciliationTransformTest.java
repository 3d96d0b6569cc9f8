package io.tributary.pipeline.silver;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.apache.spark.sql.functions.expr;

import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.contract.FeedContracts;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TestSession;
import io.tributary.schema.testkit.TextTables;
import io.tributary.schema.yaml.Problems;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class ReconciliationTransformTest {

  private static final String ORDERS = """
      feed: orders
      version: 1
      says: Orders with their lines.
      source: {format: json, path: "orders/*.json"}
      key: [order_no]
      latest: [changed]
      columns:
        - {name: order_no, required: true, standardise: text, says: The order.}
        - {name: changed, standardise: integer, says: Counts the changes.}
        - {name: placed, required: true, standardise: timestamp, says: When.}
        - {name: paid, required: true, standardise: money, says: What was paid.}
        - name: lines
          type: array
          says: The lines.
          fields:
            - {name: no, required: true, standardise: text, says: The line.}
            - {name: amount, required: true, standardise: money, says: What it cost.}
      money: paid
      to:
        - table: silver.orders
          where: paid > 0
          select: {order_id: order_no, kind: "'sale'", channel: "'shop'", status: "'paid'",
            paid_amount: paid, refund_amount: "0", net_amount: paid, ordered_at: placed,
            is_cancelled: "false"}
        - table: silver.order_lines
          each: {item: lines}
          where: item.amount > 0
          select: {order_id: order_no, line_no: item.no, channel: "'shop'", quantity: "1",
            amount: item.amount, ordered_at: placed}
      """;

  @Test
  void everyRecordIsInOneStateAndTheStandingOnesSayWhatTheTargetsHold() {
    assertThat(states("""
        order_no | changed:bigint | paid:decimal(18,2) | lines           | _row:bigint | refused:boolean
        a        | 1              | 10.00              | 4.00,6.00       | 1           | false
        a        | 2              | 12.00              | 4.00,8.00,0.00  | 2           | false
        a        | 2              | 12.00              | 4.00,8.00,0.00  | 3           | false
        b        | 1              | 0.00               |                 | 4           | false
        null     | 1              | 5.00               | 5.00            | 5           | true
        null     | 1              | 5.00               | 5.00            | 6           | true
        """)).hasRows("""
        state       | records:bigint | money:decimal(18,2) | rows_0:bigint | money_0:decimal(18,2) | rows_1:bigint | money_1:decimal(18,2)
        current     | 2              | 12.00               | 1             | 12.00                 | 2             | 12.00
        duplicate   | 1              | 12.00               | 1             | 12.00                 | 2             | 12.00
        superseded  | 1              | 10.00               | 1             | 10.00                 | 2             | 10.00
        quarantined | 2              | 10.00               | 2             | 10.00                 | 2             | 10.00
        """);
  }

  @Test
  void anOlderContentThatComesLaterInTheFileIsStillSuperseded() {
    assertThat(states("""
        order_no | changed:bigint | paid:decimal(18,2) | lines | _row:bigint | refused:boolean
        a        | 2              | 12.00              | 12.00 | 1           | false
        a        | 1              | 10.00              | 10.00 | 2           | false
        """).select("state", "money")).hasRows("""
        state      | money:decimal(18,2)
        current    | 12.00
        superseded | 10.00
        """);
  }

  @Test
  void ofARecordReplayedOnlyTheNewestAttemptCounts() {
    Dataset<Row> first = records("""
        order_no | changed:bigint | paid:decimal(18,2) | lines | _row:bigint | refused:boolean
        a        | 1              | 10.00              | 10.00 | 1           | true
        b        | 1              | 7.00               | 7.00  | 2           | false
        """);
    Dataset<Row> again = first
        .where("_row = 1")
        .withColumn("_attempt", expr("1"))
        .withColumn("_reasons", expr("slice(_reasons, 1, 0)"));
    assertThat(ReconciliationTransform.states(contract(), first.unionByName(again))
            .select("state", "records", "money"))
        .hasRows("""
        state   | records:bigint | money:decimal(18,2)
        current | 2              | 17.00
        """);
  }

  @Test
  void noRecordsGiveNoStates() {
    assertThat(ReconciliationTransform.states(contract(), records("""
        order_no | changed:bigint | paid:decimal(18,2) | lines | _row:bigint | refused:boolean
        """))).hasNoRows();
  }

  private static Dataset<Row> states(String text) {
    return ReconciliationTransform.states(contract(), records(text));
  }

  private static FeedContract contract() {
    return FeedContracts.read("orders.yaml", ORDERS, new Problems())
        .orElseThrow()
        .contract();
  }

  /** The standard view of bronze; lines are written as their amounts. */
  private static Dataset<Row> records(String text) {
    Dataset<Row> records = TextTables.table(TestSession.session(), text)
        .withColumn("_file", expr("'orders/1.json'"))
        .withColumn("_attempt", expr("0"))
        .withColumn("_hash", expr("concat_ws('|', order_no, changed, paid, lines)"))
        .withColumn("_version", expr("concat(lpad(changed, 9, '0'), lpad(_row, 9, '0'))"))
        .withColumn("_document", expr("coalesce(order_no, 'nameless')"))
        .withColumn(
            "_reasons",
            expr("if(refused, array(named_struct('severity', 'quarantine')),"
                + " slice(array(named_struct('severity', '')), 1, 0))"))
        .withColumn("placed", expr("timestamp'2026-03-01 10:00:00'"));
    return records.withColumn(
        "lines",
        expr("transform(filter(split(lines, ','), one -> one <> ''), (one, i) ->"
            + " named_struct('no', cast(i as string), 'amount', cast(one as decimal(18,2))))"));
  }
}
