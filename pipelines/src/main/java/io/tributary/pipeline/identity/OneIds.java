package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.udf;

import io.tributary.schema.identity.IdentityRules;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;

/**
 * Gives every person its OneID: the one its identifiers had, where they had one. Of several the one
 * with the strongest identifier stays, then the earliest, the larger, the smaller id; a part split
 * off takes back the id it was born with, and only who was never known is given a new one.
 */
public final class OneIds {

  private OneIds() {}

  /**
   * Adds {@code one_id, birth_cluster, previous_one_id} to the members.
   *
   * @param members as {@link Membership#members} gives them
   */
  public static Dataset<Row> assigned(
      Dataset<Row> members, IdentityState before, IdentityRules rules, RunStamp run, Mint mint) {
    Dataset<Row> known = withHistory(members, before, rules);
    Dataset<Row> kept = owners(known, "previous_one_id");
    Dataset<Row> born = owners(known, "previous_birth");
    Dataset<Row> named = births(known)
        .join(best(kept).withColumnRenamed("id", "kept_id"), "component", "left")
        .join(best(free(born, kept)).withColumnRenamed("id", "born_id"), "component", "left")
        .select(
            col("component"),
            coalesce(
                    col("kept_id"),
                    col("born_id"),
                    minting(mint, run.runId()).apply(col("birth_token")))
                .as("one_id"));
    Dataset<Row> births =
        born.select(col("component").as("birth_component"), col("id").as("owned_birth"));
    return known
        .join(named, "component")
        .join(
            births,
            col("component")
                .equalTo(col("birth_component"))
                .and(col("previous_birth").equalTo(col("owned_birth"))),
            "left")
        .withColumn("birth_cluster", coalesce(col("owned_birth"), col("one_id")))
        .drop("birth_component", "owned_birth", "previous_birth", "rank");
  }

  private static Dataset<Row> withHistory(
      Dataset<Row> members, IdentityState before, IdentityRules rules) {
    Dataset<Row> aliases = before
        .aliases()
        .where("to_run is null")
        .select(col("birth_cluster").as("previous_birth"), col("one_id"));
    Dataset<Row> previous = before
        .identifiers()
        .where("birth_cluster is not null")
        .select(col("token"), col("birth_cluster").as("previous_birth"))
        .join(aliases, "previous_birth")
        .withColumnRenamed("one_id", "previous_one_id");
    String kinds = String.join(",", rules.kindNames());
    return members
        .join(previous, members.col("token").equalTo(previous.col("token")), "left")
        .drop(previous.col("token"))
        .withColumn("rank", LinksTransform.rank(members.col("token"), kinds));
  }

  /** Which component keeps each id: the part with the strongest, earliest, then most members. */
  private static Dataset<Row> owners(Dataset<Row> known, String id) {
    WindowSpec strongest = Window.partitionBy("id")
        .orderBy(asc("rank"), col("first_seen").asc_nulls_last(), desc("size"), asc("component"));
    return known
        .where(col(id).isNotNull())
        .groupBy(col(id).as("id"), col("component"))
        .agg(
            min("rank").as("rank"),
            min("first_seen").as("first_seen"),
            count(lit(1)).as("size"))
        .withColumn("place", row_number().over(strongest))
        .where("place = 1")
        .drop("place");
  }

  /** Of the ids a component owns, the one that survives. */
  private static Dataset<Row> best(Dataset<Row> owned) {
    WindowSpec survivor = Window.partitionBy("component")
        .orderBy(asc("rank"), col("first_seen").asc_nulls_last(), desc("size"), asc("id"));
    return owned
        .withColumn("place", row_number().over(survivor))
        .where("place = 1")
        .select("component", "id");
  }

  /** Birth clusters whose name no living person bears. */
  private static Dataset<Row> free(Dataset<Row> born, Dataset<Row> kept) {
    Dataset<Row> taken = kept.select(col("id").as("taken"));
    return born.join(taken, col("id").equalTo(col("taken")), "left_anti");
  }

  private static Dataset<Row> births(Dataset<Row> known) {
    WindowSpec earliest = Window.partitionBy("component")
        .orderBy(asc("rank"), col("first_seen").asc_nulls_last(), asc("token"));
    return known
        .withColumn("place", row_number().over(earliest))
        .where("place = 1")
        .select(col("component"), col("token").as("birth_token"));
  }

  /** A keyed hash: no function of Spark's takes a key that must not show in a plan. */
  private static UserDefinedFunction minting(Mint mint, String runId) {
    UDF1<String, String> function = token -> mint.oneId(token, runId);
    return udf(function, DataTypes.StringType);
  }
}
