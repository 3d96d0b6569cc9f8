package io.tributary.pipeline.profile;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;

import io.tributary.schema.table.Events;
import io.tributary.schema.table.Interactions;
import io.tributary.schema.testkit.SparkTest;
import org.junit.jupiter.api.Test;

@SparkTest
class PersonTouchesTest {

  @Test
  void everyEventStaysOnceWithItsPersonOrTheReasonWhyNot() {
    assertThat(PersonEventsTransform.apply(Rows.of(Events.TABLE, """
        event_id | tokens:array<string>  | occurred_at:timestamp
        usual    | [phone:p1, member:m1] | 2026-03-01T10:00:00Z
        none     | []                    | 2026-03-01T10:00:00Z
        shop     | [phone:shop]          | 2026-03-01T10:00:00Z
        """), Rows.identityMap()))
        .hasRows("""
        event_id | one_id | link_reason
        usual    | anna   | linked
        none     | null   | no-identifier
        shop     | null   | shared-only
        """);
  }

  @Test
  void everyTouchGoesToTheOwnerAtItsTime() {
    assertThat(
            PersonInteractionsTransform.apply(Rows.of(Interactions.TABLE, """
        interaction_id | tokens:array<string> | occurred_at:timestamp
        before         | [phone:p9]           | 2026-02-28T23:59:59Z
        after          | [phone:p9]           | 2026-03-01T00:00:00Z
        """), Rows.identityMap()))
        .hasRows("""
        interaction_id | one_id
        before         | bea
        after          | carl
        """);
  }
}
