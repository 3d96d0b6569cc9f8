package io.tributary.pipeline.profile;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.schema.table.Orders;
import io.tributary.schema.testkit.SparkTest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class PersonOrdersTransformTest {

  @Test
  void everyOrderStaysOnceWithItsPersonOrTheReasonWhyNot() {
    assertThat(personOrders("""
        order_id | tokens:array<string>   | ordered_at:timestamp
        usual    | [phone:p1, member:m1]  | 2026-03-01T10:00:00Z
        none     | []                     | 2026-03-01T10:00:00Z
        null     | null                   | 2026-03-01T10:00:00Z
        shop     | [phone:shop]           | 2026-03-01T10:00:00Z
        same     | [phone:p1, member:m1]  | 2026-03-01T10:00:00Z
        """)).hasRows("""
        order_id | one_id | link_reason
        usual    | anna   | linked
        none     | null   | no-identifier
        null     | null   | no-identifier
        shop     | null   | shared-only
        same     | anna   | linked
        """);
  }

  @Test
  void theFirstTokenThatStandsForAPersonDecides() {
    assertThat(personOrders("""
        order_id | tokens:array<string>              | ordered_at:timestamp
        o1       | [phone:shop, member:m1]           | 2026-03-01T10:00:00Z
        o2       | [phone:p9, member:m1]             | 2026-02-01T10:00:00Z
        o3       | [member:m1, phone:p9]             | 2026-02-01T10:00:00Z
        """)).hasRows("""
        order_id | one_id | link_reason
        o1       | anna   | linked
        o2       | bea    | linked
        o3       | anna   | linked
        """);
  }

  @Test
  void ordersBeforeAPhoneChangedHandsStayWithItsOldOwner() {
    assertThat(personOrders("""
        order_id | tokens:array<string> | ordered_at:timestamp
        last     | [phone:p9]           | 2026-02-28T23:59:59Z
        tie      | [phone:p9]           | 2026-03-01T00:00:00Z
        late     | [phone:p9]           | 2025-01-01T00:00:00Z
        """)).hasRows("""
        order_id | one_id
        last     | bea
        tie      | carl
        late     | bea
        """);
  }

  @Test
  void noOrdersGiveNoRows() {
    assertThat(PersonOrdersTransform.apply(Rows.none(Orders.TABLE), Rows.identityMap()))
        .hasNoRows();
  }

  private static Dataset<Row> personOrders(String orders) {
    return PersonOrdersTransform.apply(Rows.of(Orders.TABLE, orders), Rows.identityMap());
  }
}
