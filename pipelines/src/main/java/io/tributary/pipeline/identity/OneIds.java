package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.identity.IdentityRules;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/**
 * Gives every person its OneID: the one its identifiers had, where they had one. Of several the one
 * a steward pinned stays, then the one with the strongest identifier, the earliest, the larger, the
 * smaller id. Of several parts of a split person the one with the strongest identifier keeps the
 * id, then the one it was born in, the earliest, the larger. Another part takes back the id it was
 * born with where nobody bears it, and only who was never known is given a new one.
 *
 * <p>A birth cluster always leads to one person: a part that loses its cluster to another part is
 * put into the cluster of the id it is given.
 */
public final class OneIds {

  private OneIds() {}

  /**
   * Adds {@code one_id, birth_cluster, previous_one_id} to the members.
   *
   * @param members as {@link Membership#members} gives them
   */
  public static Dataset<Row> assigned(
      Dataset<Row> members,
      IdentityState before,
      IdentityRules rules,
      RunStamp run,
      Mint mint,
      Set<String> pinned) {
    Dataset<Row> known = OneIdHistory.added(members, before, rules);
    Dataset<Row> kept = kept(known);
    Dataset<Row> born = born(known, kept);
    return known
        .join(named(known, kept, born, run, mint, pinned), "component")
        .join(
            born.select(col("component").as("birth_component"), col("id").as("owned_birth")),
            col("component")
                .equalTo(col("birth_component"))
                .and(col("previous_birth").equalTo(col("owned_birth"))),
            "left")
        .withColumn("birth_cluster", coalesce(col("owned_birth"), col("given_birth")))
        .drop("birth_component", "owned_birth", "given_birth", "previous_birth", "rank", "seen");
  }

  /**
   * The component that keeps each id, one row an id, with the birth cluster of the strongest of the
   * identifiers that bring it.
   */
  private static Dataset<Row> kept(Dataset<Row> known) {
    Column strongest = struct(col("rank"), col("seen"), col("token"));
    Column isBorn = col("previous_birth").equalTo(col("previous_one_id"));
    return known
        .where("previous_one_id is not null")
        .groupBy(col("previous_one_id").as("id"), col("component"))
        .agg(
            min("rank").as("rank"),
            max(isBorn).as("is_birthplace"),
            min("seen").as("seen"),
            count(lit(1)).as("size"),
            min_by(col("previous_birth"), strongest).as("anchor_birth"))
        .transform(claims -> first(
            claims,
            asc("rank"),
            desc("is_birthplace"),
            asc("seen"),
            desc("size"),
            asc("component")));
  }

  /**
   * The component that each birth cluster stays with, one row a cluster. Who keeps an id keeps the
   * cluster of its strongest identifier, so that the id never is without one.
   */
  private static Dataset<Row> born(Dataset<Row> known, Dataset<Row> kept) {
    Dataset<Row> anchors =
        kept.select(col("component").as("anchor_component"), col("anchor_birth"));
    return known
        .where("previous_birth is not null")
        .groupBy(col("previous_birth").as("id"), col("component"))
        .agg(min("rank").as("rank"), min("seen").as("seen"), count(lit(1)).as("size"))
        .join(
            anchors,
            col("component")
                .equalTo(col("anchor_component"))
                .and(col("id").equalTo(col("anchor_birth"))),
            "left")
        .withColumn("is_anchor", col("anchor_birth").isNotNull())
        .drop("anchor_component", "anchor_birth")
        .transform(claims -> first(
            claims, desc("is_anchor"), asc("rank"), asc("seen"), desc("size"), asc("component")));
  }

  /** Of all claims to an id the first in that order. */
  private static Dataset<Row> first(Dataset<Row> claims, Column... order) {
    Column place = row_number().over(Window.partitionBy("id").orderBy(order));
    return claims.withColumn("place", place).where("place = 1").drop("place");
  }

  /** {@code component, one_id, given_birth}: every person's id, and the cluster of new members. */
  private static Dataset<Row> named(
      Dataset<Row> known,
      Dataset<Row> kept,
      Dataset<Row> born,
      RunStamp run,
      Mint mint,
      Set<String> pinned) {
    Dataset<Row> survivors =
        best(kept, col("anchor_birth"), pinned).toDF("component", "kept_id", "kept_birth");
    Dataset<Row> free =
        born.join(kept.select(col("id").as("taken")), col("id").equalTo(col("taken")), "left_anti");
    Dataset<Row> restored =
        best(free, col("id"), pinned).toDF("component", "born_id", "born_birth");
    return births(known)
        .join(survivors, new String[] {"component"}, "left")
        .join(restored, new String[] {"component"}, "left")
        .select(
            col("component"),
            when(col("kept_id").isNotNull(), col("kept_id"))
                .when(col("born_id").isNotNull(), col("born_id"))
                .otherwise(minting(mint, run.runId()).apply(col("birth_token")))
                .as("one_id"),
            col("kept_birth"))
        .withColumn("given_birth", coalesce(col("kept_birth"), col("one_id")))
        .drop("kept_birth");
  }

  /** Of the ids a component owns, the one that survives. */
  private static Dataset<Row> best(Dataset<Row> owned, Column birth, Set<String> pinned) {
    Column isPinned = col("id").isin(pinned.stream().sorted().toArray());
    Column survivor =
        struct(not(isPinned), col("rank"), col("seen"), col("size").multiply(-1), col("id"));
    return owned
        .groupBy("component")
        .agg(min_by(col("id"), survivor).as("best_id"), min_by(birth, survivor).as("best_birth"));
  }

  /** The birth identifier of every component: the strongest, then earliest, then by token. */
  private static Dataset<Row> births(Dataset<Row> known) {
    Column strongest = struct(col("rank"), col("seen"), col("token"));
    return known.groupBy("component").agg(min_by(col("token"), strongest).as("birth_token"));
  }

  /** A keyed hash: no function of Spark's takes a key that must not show in a plan. */
  private static UserDefinedFunction minting(Mint mint, String runId) {
    UDF1<String, String> function = token -> mint.oneId(token, runId);
    return udf(function, DataTypes.StringType);
  }
}
