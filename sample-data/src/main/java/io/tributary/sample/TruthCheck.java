package io.tributary.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.job.cli.OpenWorkspace;
import io.tributary.schema.table.Reconciliation;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Holds the records and amounts of a demo's lake against what its generator knows. */
final class TruthCheck {

  /** How totals.jsonl and ops.reconciliation call the same thing. */
  private static final Map<String, String> STATES = Map.of(
      "records", "records",
      "current_records", "current",
      "duplicate_records", "duplicate",
      "superseded_records", "superseded",
      "quarantined_records", "quarantined");

  private final OpenWorkspace open;
  private final Truth truth;

  TruthCheck(OpenWorkspace open, Truth truth) {
    this.open = open;
    this.truth = truth;
  }

  /** What differs: feed and count, with both figures. */
  Map<String, String> totals() {
    Map<String, Row> counted = new HashMap<>();
    String last = open.lake()
        .read(Reconciliation.TABLE)
        .selectExpr("max_by(run_id, at)")
        .head()
        .getString(0);
    open.lake()
        .read(Reconciliation.TABLE)
        .where(Reconciliation.RUN_ID.column().equalTo(last))
        .where(Reconciliation.TARGET.column().equalTo("landed"))
        .collectAsList()
        .forEach(row -> counted.put(row.getAs("feed") + " " + row.getAs("state"), row));
    Map<String, String> differences = new TreeMap<>();
    for (JsonNode line : truth.lines("totals.jsonl")) {
      compare(line, counted, differences);
    }
    return differences;
  }

  private static void compare(
      JsonNode line, Map<String, Row> counted, Map<String, String> differences) {
    String feed = line.path("feed").asText();
    String name = line.path("column").asText();
    BigDecimal expected = new BigDecimal(line.path("value").asText());
    boolean isMoney = name.equals("money_current");
    String state = isMoney ? "current" : STATES.get(name);
    if (state == null) {
      return;
    }
    Row row = counted.get(feed + " " + state);
    BigDecimal found = BigDecimal.ZERO;
    if (row != null) {
      found = isMoney ? row.getAs("money") : BigDecimal.valueOf(row.<Long>getAs("records"));
    }
    boolean isWithoutMoney = isMoney && found == null && expected.signum() == 0;
    if (!isWithoutMoney && (found == null || found.compareTo(expected) != 0)) {
      differences.put(feed + " " + name, "lake " + found + ", truth " + expected);
    }
  }
}
