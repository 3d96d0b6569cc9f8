package io.tributary.sample;

import static org.apache.spark.sql.functions.sum;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.job.cli.OpenWorkspace;
import io.tributary.schema.table.AdPerformance;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Holds what campaigns cost in a demo's lake against the platforms' last statements. */
final class SpendCheck {

  private final OpenWorkspace open;
  private final Truth truth;

  SpendCheck(OpenWorkspace open, Truth truth) {
    this.open = open;
    this.truth = truth;
  }

  /** Campaigns whose spend differs, with both sums. */
  Map<String, String> differences() {
    Map<String, BigDecimal> found = new HashMap<>();
    for (Row row : open.lake()
        .read(AdPerformance.TABLE)
        .groupBy("campaign_id")
        .agg(sum("spend"))
        .collectAsList()) {
      found.put(row.getString(0), row.getDecimal(1));
    }
    Map<String, String> differences = new TreeMap<>();
    for (JsonNode line : truth.lines("spend.jsonl")) {
      String campaign = line.path("detail").asText();
      BigDecimal expected = new BigDecimal(line.path("value").asText());
      BigDecimal spent = found.getOrDefault(campaign, BigDecimal.ZERO);
      if (spent.compareTo(expected) != 0) {
        differences.put("spend of " + campaign, "lake " + spent + ", truth " + expected);
      }
    }
    return differences;
  }
}
