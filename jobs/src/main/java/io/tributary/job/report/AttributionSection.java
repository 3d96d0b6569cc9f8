package io.tributary.job.report;

import java.util.List;
import java.util.Optional;

/** What channels brought, by model, and for what they cost. */
final class AttributionSection {

  /** The longest look-back worked out, found in the credits themselves. */
  private static final String WINDOW =
      "(select max_by(window, struct(reach, window)) from (select window,"
          + " count_if(reason = 'attributed') as reach from gold.attribution_credits"
          + " where goal = 'order' group by window))";

  private static final String ROWS =
      " from gold.attribution_channel where level = 'channel' and goal = 'order' and window = "
          + WINDOW;

  private static final String CREDITS = "select concat(channel_group, ' · ', channel,"
      + " if((select count(distinct currency) from gold.attribution_channel) = 1, '',"
      + " concat(' · ', currency))), sum(if(model = 'first', net_revenue, 0)),"
      + " sum(if(model = 'last', net_revenue, 0)), sum(if(model = 'linear', net_revenue, 0))"
      + ROWS
      + " and channel <> 'unattributed' group by channel_group, channel, currency"
      + " order by 4 desc, 1 limit 20";

  private static final String SPEND = "select channel_group, channel, window, currency,"
      + " cast(sum(attributed_conversions) as decimal(18,1)), sum(net_revenue), sum(spend),"
      + " cast(sum(spend) / nullif(sum(attributed_conversions), 0) as decimal(18,2)),"
      + " cast(sum(net_revenue) / nullif(sum(spend), 0) as decimal(18,2))"
      + ROWS
      + " and model = 'linear' group by channel_group, channel, window, currency"
      + " order by 6 desc, 1, 2 limit 30";

  private static final String REASONS =
      "select window, reason, count(distinct conversion_id), sum(net_linear)"
          + " from gold.attribution_credits where goal = 'order' group by window, reason"
          + " order by window, 4 desc, reason";

  private AttributionSection() {}

  static Optional<Section> of(ReportSource source) {
    return source.hasAll("gold.attribution_credits", "gold.attribution_channel")
        ? Optional.of(new Section(
            "Attribution",
            "Net revenue of orders by channel: to the first touch, to the last, or to all alike, in"
                + " the window that reaches most. Then what each channel cost, and what was left"
                + " unattributed and why. Refunds are taken off; every order's money is shared out"
                + " whole.",
            List.of(
                Grids.bars(source.rows(CREDITS), "first", "last", "linear"),
                Grids.grid(
                    source.rows(SPEND),
                    "group",
                    "channel",
                    "window",
                    "currency",
                    "conversions",
                    "net revenue",
                    "spend",
                    "per conversion",
                    "ROAS"),
                Grids.grid(
                    source.rows(REASONS), "window", "reason", "conversions", "net revenue"))))
        : Optional.empty();
  }
}
