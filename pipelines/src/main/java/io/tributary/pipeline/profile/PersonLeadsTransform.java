package io.tributary.pipeline.profile;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_append;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.table.Leads;
import io.tributary.schema.table.Orders;
import io.tributary.schema.table.PersonLeads;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** gold.leads: further leads of a person and form folded into the first one of their window. */
public final class PersonLeadsTransform {

  /** Columns that are those of the first lead of a window. */
  private static final List<String> OF_FIRST = List.of(
      "lead_id",
      "channel",
      "form_id",
      "account_id",
      "campaign_id",
      "ad_id",
      "creative_id",
      "click_id",
      "kind",
      "region_code",
      "business_date",
      "business_month");

  private PersonLeadsTransform() {}

  /**
   * One row per person, form and window.
   *
   * @param days length of a window, which the first lead after the one before opens
   */
  public static Dataset<Row> apply(LeadInputs inputs, int days) {
    Dataset<Row> leads =
        folded(PersonsOfFacts.of(inputs.leads(), Leads.TABLE, inputs.identityMap()), days);
    Dataset<Row> members = inputs
        .profiles()
        .where("registered_at is not null or member_level is not null")
        .select(col("one_id").as("member"));
    Dataset<Row> tags = inputs
        .tags()
        .groupBy(col("one_id").as("tagged"))
        .agg(sort_array(collect_set("tag_code")).as("tags"));
    return ordered(leads, inputs)
        .join(members, col("one_id").equalTo(col("member")), "left")
        .join(tags, col("one_id").equalTo(col("tagged")), "left")
        .withColumn("matched_member", col("member").isNotNull())
        .withColumn("tags", coalesce(col("tags"), array().cast("array<string>")))
        .transform(PersonLeads.TABLE::conform);
  }

  private static Dataset<Row> folded(Dataset<Row> leads, int days) {
    Column[] lead = Stream.concat(
            Stream.of("created_at", "lead_id", "intention", "status", "is_valid"),
            OF_FIRST.stream().filter(name -> !name.equals("lead_id")))
        .map(name -> col(name))
        .toArray(Column[]::new);
    Column subject =
        coalesce(col("one_id"), get(col("tokens"), lit(0)), concat(lit("lead:"), col("lead_id")));
    Dataset<Row> each = leads
        .withColumn("subject", subject)
        .groupBy(
            col("subject"),
            col("one_id"),
            col("brand_id"),
            col("source"),
            coalesce(col("form_id"), lit("")).as("form"))
        .agg(sort_array(collect_list(struct(lead))).as("leads"))
        .withColumn("starts", starts(days))
        .select(
            col("subject"),
            col("one_id"),
            col("brand_id"),
            col("source"),
            col("form"),
            col("starts"),
            explode(col("leads")).as("lead"))
        .withColumn(
            "start", element_at(filter(col("starts"), at -> at.leq(col("lead.created_at"))), -1))
        .select(
            col("subject"),
            col("one_id"),
            col("brand_id"),
            col("source"),
            col("form"),
            col("start"),
            col("lead.*"));
    Column order = struct(col("created_at"), col("lead_id"));
    Column[] more = Stream.concat(
            OF_FIRST.stream().map(name -> min_by(col(name), order).as(name)),
            Stream.of(
                newest("intention", order),
                newest("status", order),
                max(coalesce(col("is_valid"), lit(true))).as("is_valid"),
                max("created_at").as("last_at"),
                count(lit(1)).as("lead_count")))
        .toArray(Column[]::new);
    return each.groupBy("subject", "one_id", "brand_id", "source", "form", "start")
        .agg(min("created_at").as("created_at"), more)
        .drop("subject", "form", "start");
  }

  private static Column newest(String name, Column order) {
    return max_by(col(name), when(col(name).isNotNull(), order)).as(name);
  }

  /** When windows begin: with the first lead, and with each that is not in the window before. */
  private static Column starts(int days) {
    Column none = array().cast("array<timestamp>");
    return aggregate(
        col("leads"),
        none,
        (starts, lead) -> when(
                size(starts)
                    .equalTo(0)
                    .or(lead.getField("created_at")
                        .geq(element_at(starts, -1).plus(expr("interval " + days + " days")))),
                array_append(starts, lead.getField("created_at")))
            .otherwise(starts));
  }

  /** With the first sale of the person after the lead. */
  private static Dataset<Row> ordered(Dataset<Row> leads, LeadInputs inputs) {
    Dataset<Row> sales = PersonsOfFacts.of(
            inputs.orders().where(col("kind").equalTo("sale").and(not(col("is_cancelled")))),
            Orders.TABLE,
            inputs.identityMap())
        .where(col("one_id").isNotNull())
        .groupBy(col("one_id").as("buyer"))
        .agg(sort_array(collect_list(struct(col("ordered_at"), col("order_id"), col("net_amount"))))
            .as("sales"));
    Column first = get(
        filter(col("sales"), sale -> sale.getField("ordered_at").geq(col("created_at"))), lit(0));
    Column[] columns = Stream.concat(
            Arrays.stream(leads.columns()).map(name -> col(name)),
            Stream.of(
                first.getField("order_id").as("matched_order"),
                first.getField("ordered_at").as("matched_order_at"),
                first.getField("net_amount").as("matched_amount")))
        .toArray(Column[]::new);
    return leads.join(sales, col("one_id").equalTo(col("buyer")), "left").select(columns);
  }
}
