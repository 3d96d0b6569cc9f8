package io.tributary.schema.governance;

import io.tributary.schema.TableSpec;
import java.util.Map;

/**
 * The policies of all tables.
 *
 * @param databases by database, for tables not named
 * @param tables by table
 */
public record Governance(Map<String, TablePolicy> databases, Map<String, TablePolicy> tables) {

  public Governance {
    databases = Map.copyOf(databases);
    tables = Map.copyOf(tables);
  }

  /** The policy of a table. */
  public TablePolicy of(TableSpec table) {
    TablePolicy own = tables.get(table.id());
    return own == null ? databases.get(table.database()) : own;
  }
}
