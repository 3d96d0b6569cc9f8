package io.tributary.model.feature;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.tributary.model.feature.Feature.Scale;
import io.tributary.schema.model.ModelSpec.FeatureChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;

/** Defines the features and the aggregates they are made of, source by source. */
final class Features {

  /** What decides about the population and the baseline, whatever the features are. */
  static final Set<String> ALWAYS = Set.of("orders_all", "last_order_day");

  private static final Column IS_PAST = col("age").geq(1);
  private static final Column IS_PURCHASE = col(Measures.ORDERS).gt(0);
  private static final double NO_TOUCH_DAYS = 1000;

  private final FeatureChoice choice;
  private final Map<String, Column> aggregates = new LinkedHashMap<>();
  private final List<Feature> features = new ArrayList<>();

  Features(FeatureChoice choice) {
    this.choice = choice;
  }

  Map<String, Column> aggregates() {
    return aggregates;
  }

  List<Feature> features() {
    return features;
  }

  void orders() {
    aggregates.put("orders_all", past(Measures.ORDERS));
    aggregates.put("first_order_day", min(when(IS_PAST.and(IS_PURCHASE), col("day"))));
    aggregates.put("last_order_day", max(when(IS_PAST.and(IS_PURCHASE), col("day"))));
    Column recency = datediff(col("snapshot"), col("last_order_day"));
    Column tenure = datediff(col("snapshot"), col("first_order_day"));
    log("recency_days", recency, "距上次下单天数", "Days since the last order");
    log("tenure_days", tenure, "距首次下单天数", "Days since the first order");
    log("orders_total", col("orders_all"), "累计下单次数", "Orders so far");
    gaps(recency);
    amounts();
    for (int days : choice.lookbacks()) {
      counted(Measures.ORDERS, Source.ORDERS, days, "下单次数", "Orders");
      counted("amount", Source.ORDERS, days, "消费金额", "Amount spent");
    }
    for (String channel : choice.channels()) {
      String name = Measures.orders(channel);
      aggregates.put(name + "_all", past(name));
      log(name, col(name + "_all"), channel + " 渠道下单次数", "Orders in channel " + channel);
    }
  }

  private void gaps(Column recency) {
    Column hasGap = IS_PAST.and(col(PersonDays.GAP).isNotNull());
    aggregates.put("gap_count", count_if(hasGap));
    aggregates.put("gap_sum", sum(when(hasGap, col(PersonDays.GAP)).otherwise(0L)));
    aggregates.put(
        "gap_squares",
        sum(when(hasGap, col(PersonDays.GAP).multiply(col(PersonDays.GAP))).otherwise(0L)));
    aggregates.put("gap_newest", max_by(col(PersonDays.GAP), when(hasGap, col("day"))));
    Column count = col("gap_count").cast("double");
    Column mean = when(count.gt(0), col("gap_sum").divide(count)).otherwise(0.0);
    Column variance = col("gap_squares").divide(count).minus(mean.multiply(mean));
    plain(
        "has_repeated",
        when(count.gt(0), 1.0).otherwise(0.0),
        "是否复购过（1 是）",
        "Has bought on more than one day (1 yes)");
    log("purchase_days", count.plus(1), "下单天数", "Days with an order");
    log("gap_mean_days", mean, "平均购买间隔天数", "Mean days between purchases");
    log(
        "gap_deviation_days",
        when(count.gt(1), sqrt(greatest(variance, lit(0.0)))).otherwise(0.0),
        "购买间隔波动天数",
        "Deviation of the days between purchases");
    log(
        "gap_last_days",
        coalesce(col("gap_newest"), lit(0L)),
        "最近一次购买间隔天数",
        "Days between the last two purchases");
    log(
        "recency_over_gap",
        when(count.gt(0), recency.divide(mean)).otherwise(0.0),
        "距上次下单天数与平均间隔之比",
        "Days since the last order over the mean days between");
  }

  private void amounts() {
    for (String name :
        List.of("amount", "gross", "discount", "store_orders", "returns", "returned")) {
      aggregates.put(name + "_all", past(name));
    }
    log("amount_total", money("amount_all"), "累计消费金额", "Amount spent so far");
    log(
        "average_order_amount",
        share(money("amount_all"), number("orders_all")),
        "平均客单价",
        "Average amount of an order");
    log("returns_total", number("returns_all"), "退货次数", "Returns so far");
    log("returned_amount", money("returned_all"), "退货金额", "Amount returned so far");
    plain(
        "discount_share",
        share(number("discount_all"), number("gross_all")),
        "优惠占比",
        "Share of discounts in list prices");
    plain(
        "store_share",
        share(number("store_orders_all"), number("orders_all")),
        "门店下单占比",
        "Share of orders in stores");
  }

  void events() {
    behaviour("events", Source.EVENTS, "浏览等行为次数", "Behaviour events");
    for (String event : Measures.EVENTS) {
      behaviour(event, Source.EVENTS, event + " 行为次数", "Events " + event);
    }
    for (String channel : choice.channels()) {
      behaviour(
          Measures.events(channel),
          Source.EVENTS,
          channel + " 渠道行为次数",
          "Behaviour events in channel " + channel);
    }
    for (int days : choice.behaviourLookbacks()) {
      String name = "active_days_" + days;
      aggregates.put(name, count_if(within(days).and(col("events").gt(0))));
      add(
          name,
          Source.EVENTS,
          days,
          col(name),
          "近 " + days + " 天活跃天数",
          "Days with an event in the last " + days + " days");
    }
    recency("events", Source.EVENTS, "距上次行为天数", "Days since the last event");
  }

  void interactions() {
    for (List<String> touch : Measures.TOUCHES) {
      String name = touch.get(0);
      behaviour(name, Source.INTERACTIONS, name + " 触达次数", "Touches " + name.replace('_', ' '));
    }
    recency("message_clicks", Source.INTERACTIONS, "距上次点击消息天数", "Days since a message was clicked");
  }

  private void recency(String measure, Source source, String zh, String en) {
    int longest =
        choice.behaviourLookbacks().stream().mapToInt(days -> days).max().orElse(90);
    String newest = measure + "_newest_day";
    aggregates.put(newest, max(when(within(longest).and(col(measure).gt(0)), col("day"))));
    Column isKnown = col(newest).isNotNull();
    String name = measure + "_recency_days";
    add(
        name,
        source,
        longest,
        coalesce(datediff(col("snapshot"), col(newest)).cast("double"), lit(NO_TOUCH_DAYS)),
        zh + "（近 " + longest + " 天没有则为 1000）",
        en + " (1000 if none in " + longest + " days)");
    features.add(new Feature(
        "has_" + measure,
        source,
        longest,
        Scale.PLAIN,
        when(isKnown, 1.0).otherwise(0.0),
        "近 " + longest + " 天有 " + measure + "（1 是）",
        "Any " + measure.replace('_', ' ') + " in " + longest + " days (1 yes)"));
  }

  private void behaviour(String measure, Source source, String zh, String en) {
    for (int days : choice.behaviourLookbacks()) {
      counted(measure, source, days, zh, en);
    }
  }

  private void counted(String measure, Source source, int days, String zh, String en) {
    String name = measure + "_" + days;
    Column isWithin = within(days);
    aggregates.put(name, sum(when(isWithin, col(measure)).otherwise(lit(0))));
    Column value = measure.equals("amount") ? money(name) : number(name);
    add(name, source, days, value, "近 " + days + " 天" + zh, en + " in the last " + days + " days");
  }

  private static Column within(int days) {
    return col("age").between(1, days);
  }

  private static Column past(String measure) {
    return sum(when(IS_PAST, col(measure)).otherwise(lit(0)));
  }

  private static Column number(String name) {
    return col(name).cast("double");
  }

  private static Column money(String hundredths) {
    return number(hundredths).divide(100);
  }

  private static Column share(Column part, Column whole) {
    return when(whole.gt(0), part.divide(whole)).otherwise(0.0);
  }

  private void log(String name, Column value, String zh, String en) {
    add(name, Source.ORDERS, 0, value, zh, en);
  }

  private void add(String name, Source source, int days, Column value, String zh, String en) {
    features.add(new Feature(name, source, days, Scale.LOG, value, zh, en));
  }

  private void plain(String name, Column value, String zh, String en) {
    features.add(new Feature(name, Source.ORDERS, 0, Scale.PLAIN, value, zh, en));
  }
}
