package io.tributary.pipeline.profile;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Leads;
import io.tributary.schema.table.Orders;
import io.tributary.schema.table.PersonTags;
import io.tributary.schema.testkit.SparkTest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@SparkTest
class PersonLeadsTransformTest {

  private static final String LEADS = """
      lead_id | source | form_id | tokens:array<string> | created_at:timestamp | intention | status | is_valid
      l1      | baidu  | f1      | [phone:anna]         | 2026-01-01T10:00:00Z | high      | new    | true
      l2      | baidu  | f1      | [phone:anna]         | 2026-01-20T10:00:00Z | null      | called | false
      l3      | baidu  | f1      | [email:anna]         | 2026-01-31T09:59:59Z | low       | null   | true
      l4      | baidu  | f1      | [phone:anna]         | 2026-01-31T10:00:00Z | null      | null   | null
      l5      | baidu  | f2      | [phone:anna]         | 2026-01-02T10:00:00Z | null      | null   | true
      l6      | h5     | null    | [phone:new]          | 2026-01-02T10:00:00Z | null      | null   | true
      l7      | h5     | null    | [phone:new]          | 2026-01-02T10:00:01Z | null      | null   | false
      l8      | h5     | null    | []                   | 2026-01-02T10:00:00Z | null      | null   | false
      l9      | h5     | null    | []                   | 2026-01-02T10:00:00Z | null      | null   | true
      """;

  private static final String ORDERS = """
      order_id | kind   | tokens:array<string> | net_amount | ordered_at:timestamp | is_cancelled
      o0       | sale   | [phone:anna]         | 1.00       | 2025-12-31T00:00:00Z | false
      o1       | sale   | [phone:anna]         | 2.00       | 2026-01-02T00:00:00Z | true
      o2       | return | [phone:anna]         | -2.00      | 2026-01-03T00:00:00Z | false
      o3       | sale   | [email:anna]         | 3.00       | 2026-01-05T00:00:00Z | false
      o4       | sale   | [phone:anna]         | 4.00       | 2026-01-04T00:00:00Z | false
      """;

  private static Dataset<Row> leads;

  @BeforeAll
  static void leads() {
    LeadInputs inputs = new LeadInputs(
        Rows.of(Leads.TABLE, LEADS),
        Rows.of(Orders.TABLE, ORDERS),
        Rows.of(IdentityMap.TABLE, """
            token      | one_id
            phone:anna | anna
            email:anna | anna
            """),
        Rows.of(Customer360.TABLE, """
            one_id | registered_at
            anna   | 2025-01-01
            bob    | null
            """),
        Rows.of(PersonTags.TABLE, """
            one_id | tag_code
            anna   | b.c.d
            anna   | a.c.d
            """));
    leads = PersonLeadsTransform.apply(inputs, 30);
  }

  @Test
  void furtherLeadsOfAWindowAreFoldedIntoTheFirst() {
    assertThat(leads.select(
            "lead_id",
            "one_id",
            "form_id",
            "lead_count",
            "created_at",
            "last_at",
            "intention",
            "status",
            "is_valid"))
        .hasRows("""
            lead_id | one_id | form_id | lead_count | created_at:timestamp | last_at             | intention | status | is_valid
            l1      | anna   | f1      | 3          | 2026-01-01T10:00:00Z | 2026-01-31T09:59:59Z | low       | called | true
            l4      | anna   | f1      | 1          | 2026-01-31T10:00:00Z | 2026-01-31T10:00:00Z | null      | null   | true
            l5      | anna   | f2      | 1          | 2026-01-02T10:00:00Z | 2026-01-02T10:00:00Z | null      | null   | true
            l6      | null   | null    | 2          | 2026-01-02T10:00:00Z | 2026-01-02T10:00:01Z | null      | null   | true
            l8      | null   | null    | 1          | 2026-01-02T10:00:00Z | 2026-01-02T10:00:00Z | null      | null   | false
            l9      | null   | null    | 1          | 2026-01-02T10:00:00Z | 2026-01-02T10:00:00Z | null      | null   | true
            """);
  }

  @Test
  void aLeadIsMatchedToMemberTagsAndTheFirstSaleAfterIt() {
    assertThat(leads
            .where("one_id is not null or lead_id = 'l6'")
            .select("lead_id", "matched_member", "matched_order", "matched_amount", "tags"))
        .hasRows("""
            lead_id | matched_member | matched_order | matched_amount | tags:array<string>
            l1      | true           | o4            | 4.00           | [a.c.d, b.c.d]
            l4      | true           | null          | null           | [a.c.d, b.c.d]
            l5      | true           | o4            | 4.00           | [a.c.d, b.c.d]
            l6      | false          | null          | null           | []
            """);
  }
}
