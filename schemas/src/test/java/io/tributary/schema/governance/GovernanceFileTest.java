package io.tributary.schema.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.Triggers;
import io.tributary.schema.yaml.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;

class GovernanceFileTest {

  @Test
  void whatIsNotSaidIsAsShippedAndHistoryIsKept() {
    Problems problems = new Problems();
    Governance policies = GovernanceFile.read("governance.yaml", """
        tables:
          - {table: gold.triggers, keep: 30d}
          - {table: bronze.tills, keep: 90d, owner: shops}
        """, List.of("tills"), problems);

    assertThat(problems.all()).isEmpty();
    assertThat(policies.of(Triggers.TABLE).says(true)).isEqualTo("30 days by due_at");
    assertThat(policies.of(Customer360.TABLE).readyBy()).hasValue("06:30");
    assertThat(policies.tables().get("bronze.tills").keepDays()).hasValue(90);
    assertThat(policies.databases().get("bronze").keepDays()).isEmpty();
  }

  @Test
  void whatCouldNotBeKeptToIsToldInsteadOfIgnored() {
    Problems problems = new Problems();
    GovernanceFile.read("governance.yaml", """
        databases: [{database: silver, keep: 30d}]
        tables:
          - {table: gold.customer_360, keep: 30d}
          - {table: silver.orders, keep: 30d}
          - {table: gold.triggers, by: due}
        """, List.of(), problems);

    assertThat(problems.all())
        .extracting(problem -> problem.line() + " " + problem.message())
        .anyMatch(one -> one.startsWith("1 Rows of silver go with the records"))
        .anyMatch(one -> one.startsWith("3 gold.customer_360 has no time its rows are kept from."))
        .anyMatch(one -> one.startsWith("4 Rows of silver go with the records"))
        .anyMatch(
            one -> one.startsWith("5 gold.triggers has no time 'due'. Did you mean 'due_at'?"))
        .hasSize(4);
  }
}
