package io.tributary.pipeline.attribution;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.attribution.ChannelRule;
import io.tributary.schema.attribution.ChannelRule.Touches;
import io.tributary.schema.attribution.TouchView;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Gives touches and lines of spend their channel: the first rule that holds. */
final class Channels {

  /**
   * Paid media of Google Analytics 4's default channel groups, and those Chinese platforms use.
   * Source: support.google.com/analytics/answer/9756891.
   */
  private static final String PAID_MEDIUM = "^(.*cp.*|ppc|retargeting|paid.*|feed|sem|dsp|rtb)$";

  private static final String HOST = "^[a-z][a-z0-9+.-]*://([^/:?#]+)";

  private static final String HELD =
      "struct<rule: string, group: string, channel: string, touches: string>";

  private Channels() {}

  /**
   * Adds {@code channel_group, channel, rule, is_paid, is_direct} to rows that have the columns of
   * {@link TouchView} but {@code is_paid_medium}.
   */
  static Dataset<Row> of(Dataset<Row> rows, List<ChannelRule> rules) {
    return rows.withColumn(
            TouchView.IS_PAID_MEDIUM.name(), coalesce(col("medium").rlike(PAID_MEDIUM), lit(false)))
        .withColumn("_held", first(rules))
        .select(
            col("*"),
            coalesce(col("_held.group"), lit("Unassigned")).as("channel_group"),
            coalesce(
                    col("_held.channel"),
                    col("platform"),
                    col("source"),
                    col("referrer_host"),
                    col("place"),
                    lit("unknown"))
                .as("channel"),
            col("_held.rule").as("rule"),
            is(Touches.PAID).as("is_paid"),
            is(Touches.DIRECT).as("is_direct"))
        .drop("_held", TouchView.IS_PAID_MEDIUM.name());
  }

  /** Null rather than an empty text. */
  static Column filled(Column text) {
    return when(text.notEqual(""), text);
  }

  /** A text as rules compare it: lower case, without blanks around it, null rather than empty. */
  static Column word(Column text) {
    return filled(lower(trim(text)));
  }

  /** The host of an address; null where it has none. */
  static Column host(Column address) {
    return filled(regexp_extract(lower(address), HOST, 1));
  }

  /** The rule's row in a list of constants: generated code then holds the conditions alone. */
  private static Column first(List<ChannelRule> rules) {
    if (rules.isEmpty()) {
      return lit(null).cast(HELD);
    }
    Column number = when(lit(false), 0);
    for (int i = 0; i < rules.size(); i++) {
      number = number.when(expr(rules.get(i).when()), i + 1);
    }
    Column all = array(rules.stream().map(Channels::held).toArray(Column[]::new));
    return element_at(all, number);
  }

  private static Column held(ChannelRule rule) {
    Column channel =
        rule.channel().map(Channels::text).orElseGet(() -> lit(null).cast("string"));
    return struct(
        text(rule.id()).as("rule"),
        text(rule.group()).as("group"),
        channel.as("channel"),
        text(rule.touches().name()).as("touches"));
  }

  private static Column text(String value) {
    return lit(value);
  }

  private static Column is(Touches touches) {
    return coalesce(col("_held.touches").equalTo(touches.name()), lit(false));
  }
}
