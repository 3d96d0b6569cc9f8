package io.tributary.pipeline.audience;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.table.AudienceMembers;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * gold.audience_members: stays. Who is found in and had no open stay begins one on the as-of day;
 * who is no longer found in ends it. What the table says about the as-of day itself is forgotten
 * first, so that a day worked out again gives what it gives the first time.
 */
public final class AudienceMembersTransform {

  private AudienceMembersTransform() {}

  /**
   * One row per audience, person and stay.
   *
   * @param members {@link Memberships#members}
   * @param before the table as last published, with no stay that begins after the as-of day
   */
  public static Dataset<Row> apply(Dataset<Row> members, Dataset<Row> before, AsOf asOf) {
    Column start = lit(asOf.start());
    Dataset<Row> stays = before
        .where(col("entered_at").lt(start))
        .withColumn("left_at", when(col("left_at").lt(start), col("left_at")));
    Dataset<Row> over = stays.where("left_at is not null");
    return over.unionByName(current(members, stays.where("left_at is null"), start))
        .transform(AudienceMembers.TABLE::conform);
  }

  private static Dataset<Row> current(Dataset<Row> members, Dataset<Row> open, Column start) {
    Dataset<Row> old = open.select(
        col("audience_id").as("old_audience"),
        col("one_id").as("old_id"),
        col("brand_id").as("old_brand"),
        col("entered_at").as("old_entered_at"),
        col("rule_version").as("old_version"),
        col("reason").as("old_reason"));
    Column isSame =
        col("audience_id").equalTo(col("old_audience")).and(col("one_id").equalTo(col("old_id")));
    return members
        .join(old, isSame, "full_outer")
        .select(
            coalesce(col("audience_id"), col("old_audience")).as("audience_id"),
            coalesce(col("one_id"), col("old_id")).as("one_id"),
            coalesce(col("brand_id"), col("old_brand")).as("brand_id"),
            coalesce(col("old_entered_at"), start).as("entered_at"),
            when(col("audience_id").isNull(), start).as("left_at"),
            coalesce(col("rule_version"), col("old_version")).as("rule_version"),
            coalesce(col("reason"), col("old_reason")).as("reason"));
  }
}
