package io.tributary.schema.quality;

import io.tributary.schema.calendar.MarketingCalendar;
import java.util.Map;

/**
 * How strictly tables and feeds are judged before anything is published.
 *
 * @param usualTable for tables that have no rule of their own
 * @param tables rules by table, such as gold.customer_360
 * @param usualFeed for feeds that have no rule of their own
 * @param feeds rules by feed
 * @param calendar days on which other numbers are usual
 */
public record QualityRules(
    TableRule usualTable,
    Map<String, TableRule> tables,
    FeedRule usualFeed,
    Map<String, FeedRule> feeds,
    MarketingCalendar calendar) {

  public QualityRules {
    tables = Map.copyOf(tables);
    feeds = Map.copyOf(feeds);
  }

  /** The rule of a table by its id. */
  public TableRule table(String id) {
    return tables.getOrDefault(id, usualTable);
  }

  /** The rule for what a feed brings. */
  public FeedRule feed(String feed) {
    return feeds.getOrDefault(feed, usualFeed);
  }

  /** Nothing is judged, nor measured. */
  public static QualityRules off(MarketingCalendar calendar) {
    return new QualityRules(TableRule.OFF, Map.of(), FeedRule.OFF, Map.of(), calendar);
  }

  /** The same by another calendar. */
  public QualityRules in(MarketingCalendar other) {
    return new QualityRules(usualTable, tables, usualFeed, feeds, other);
  }
}
