package io.tributary.schema.quality;

import java.util.Map;

/**
 * How strictly tables and feeds are judged before anything is published.
 *
 * @param usualTable for tables that have no rule of their own
 * @param tables rules by table, such as gold.customer_360
 * @param usualFeed for feeds that have no rule of their own
 * @param feeds rules by feed
 */
public record QualityRules(
    TableRule usualTable,
    Map<String, TableRule> tables,
    VolumeRule usualFeed,
    Map<String, VolumeRule> feeds) {

  public QualityRules {
    tables = Map.copyOf(tables);
    feeds = Map.copyOf(feeds);
  }

  /** The rule of a table by its id. */
  public TableRule table(String id) {
    return tables.getOrDefault(id, usualTable);
  }

  /** The rule for the records a feed brings. */
  public VolumeRule feed(String feed) {
    return feeds.getOrDefault(feed, usualFeed);
  }
}
