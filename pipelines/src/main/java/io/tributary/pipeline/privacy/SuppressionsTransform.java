package io.tributary.pipeline.privacy;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.destination.SuppressionPolicy;
import io.tributary.schema.destination.SuppressionPolicy.Choice;
import io.tributary.schema.table.Suppressions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * gold.suppressions: whom nobody contacts, why, and on which channel.
 *
 * <ul>
 *   <li>{@code opt_out}: marketing by the brand is withdrawn; scope is the channel said, or any
 *   <li>{@code reply}: an opt-out message, unless marketing on that channel was granted later
 *   <li>{@code bounce}: so many messages on a channel failed since one arrived
 *   <li>{@code minor}, {@code youth}, {@code unknown_age}: by birthday and policy
 * </ul>
 */
public final class SuppressionsTransform {

  private static final String ANY = Statements.ANY;
  private static final int MINOR = 14;
  private static final int ADULT = 18;
  private static final Column IS_OURS =
      col("purpose").equalTo("marketing").and(col("recipient").isin("self", ANY));

  private SuppressionsTransform() {}

  /**
   * One row per person, reason and scope.
   *
   * @param now what happened until then counts
   * @param zone where a person's birthday begins
   */
  public static Dataset<Row> apply(
      SuppressionInputs inputs, SuppressionPolicy policy, Instant now, ZoneId zone) {
    return optOuts(inputs.consents())
        .unionByName(messages(inputs, policy, now))
        .unionByName(ages(inputs.profiles(), policy, LocalDate.ofInstant(now, zone)))
        .transform(Suppressions.TABLE::conform);
  }

  private static Dataset<Row> optOuts(Dataset<Row> consents) {
    return consents
        .where(IS_OURS.and(Statements.isRefusal(col("status"))))
        .groupBy(col("one_id"), lit("opt_out").as("reason"), col("channel").as("scope"))
        .agg(
            min("occurred_at").as("since"),
            max_by(col("consent_event_id"), struct(col("occurred_at"), col("consent_event_id")))
                .as("evidence_id"),
            count(lit(1)).as("evidence_count"));
  }

  /** Opt-out replies that no later grant lifts, and channels on which nothing arrives any more. */
  private static Dataset<Row> messages(
      SuppressionInputs inputs, SuppressionPolicy policy, Instant now) {
    Column evidence = struct(col("occurred_at").as("at"), col("interaction_id").as("id"));
    Dataset<Row> found = inputs
        .interactions()
        .where(col("one_id").isNotNull().and(col("occurred_at").leq(lit(now))))
        .where(col("kind").isin("opt_out", "failed", "delivered", "opened", "clicked", "replied"))
        .groupBy(col("one_id"), col("channel").as("scope"))
        .agg(
            collect_list(when(col("kind").equalTo("opt_out"), evidence)).as("replies"),
            collect_list(when(col("kind").equalTo("failed"), evidence)).as("failures"),
            max(when(
                    col("kind").isin("delivered", "opened", "clicked", "replied"),
                    col("occurred_at")))
                .as("arrived_at"))
        .withColumn(
            "failures",
            filter(
                col("failures"),
                one -> col("arrived_at").isNull().or(one.getField("at").gt(col("arrived_at")))))
        .select(
            col("one_id"),
            col("scope"),
            explode(array_compact(array(
                    when(size(col("replies")).gt(0), found("reply", "replies")),
                    when(
                        size(col("failures")).geq(policy.failures()),
                        found("bounce", "failures")))))
                .as("found"))
        .select("one_id", "scope", "found.*");
    return found
        .join(
            lifts(inputs.consents()),
            col("one_id")
                .equalTo(col("lifted_id"))
                .and(col("reason").equalTo("reply"))
                .and(col("lifted_scope").isin(ANY).or(col("lifted_scope").equalTo(col("scope"))))
                .and(col("lifted_at").gt(col("until"))),
            "left_anti")
        .drop("until");
  }

  private static Column found(String reason, String evidence) {
    Column newest = array_max(col(evidence));
    return struct(
        lit(reason).as("reason"),
        array_min(col(evidence)).getField("at").as("since"),
        newest.getField("at").as("until"),
        newest.getField("id").as("evidence_id"),
        size(col(evidence)).cast("long").as("evidence_count"));
  }

  private static Dataset<Row> lifts(Dataset<Row> consents) {
    return consents
        .where(IS_OURS.and(Statements.isRefusal(col("status")).equalTo(false)))
        .select(
            col("one_id").as("lifted_id"),
            col("channel").as("lifted_scope"),
            col("occurred_at").as("lifted_at"));
  }

  private static Dataset<Row> ages(
      Dataset<Row> profiles, SuppressionPolicy policy, LocalDate today) {
    Column isYouth = col("birthday").gt(lit(today.minusYears(ADULT)));
    Column reason = when(col("birthday").gt(lit(today.minusYears(MINOR))), lit("minor"))
        .when(isYouth.and(lit(policy.youth() == Choice.SUPPRESS)), lit("youth"))
        .when(
            col("birthday").isNull().and(lit(policy.unknownAge() == Choice.SUPPRESS)),
            lit("unknown_age"));
    return profiles
        .select(
            col("one_id"),
            reason.as("reason"),
            lit(ANY).as("scope"),
            lit(null).cast("timestamp").as("since"),
            lit(null).cast("string").as("evidence_id"),
            lit(1L).as("evidence_count"))
        .where(col("reason").isNotNull());
  }
}
