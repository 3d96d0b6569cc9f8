package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.tributary.schema.identity.IdentifierKind;
import io.tributary.schema.identity.IdentityRules;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which identifiers are one person's by today's links, before anybody is given a OneID. */
public final class Membership {

  private Membership() {}

  /** The links as numbers, with the component each would be in without limits. */
  public static Dataset<Row> graph(Dataset<Row> links) {
    return links.select(
        xxhash64(col("a")).as("a_hash"),
        xxhash64(col("b")).as("b_hash"),
        Degrees.kind(col("a")).as("a_kind"),
        Degrees.kind(col("b")).as("b_kind"),
        col("link_id"),
        col("rule"),
        col("priority"),
        col("confidence"),
        col("last_seen"));
  }

  /** {@code id_hash, component} of every identifier with a link, limits left aside. */
  public static Dataset<Row> unlimited(Dataset<Row> graph) {
    return Components.of(graph.select("a_hash", "b_hash"));
  }

  /**
   * The links of components in which a guard may refuse one, each with its component: some kind
   * exceeds its limit, a scored link is there, or two identifiers that are kept apart; their pairs
   * come along as rows of the rule apart.
   */
  public static Dataset<Row> guarded(
      Dataset<Row> graph,
      Dataset<Row> unlimited,
      Dataset<Row> identifiers,
      Dataset<Row> apart,
      IdentityRules rules) {
    Column limit = lit(Integer.MAX_VALUE);
    for (IdentifierKind kind : rules.kinds()) {
      if (kind.limit().isPresent()) {
        limit = when(col("kind").equalTo(kind.kind()), kind.limit().getAsInt()).otherwise(limit);
      }
    }
    Dataset<Row> guards = OtherLinks.asGuards(apart, unlimited);
    Dataset<Row> exceeded = unlimited
        .join(identifiers.select("id_hash", "kind"), "id_hash")
        .groupBy("component", "kind")
        .count()
        .where(col("count").gt(limit))
        .select("component");
    Dataset<Row> scored = graph
        .where(col("rule").startsWith(OtherLinks.SCORED))
        .join(unlimited, col("a_hash").equalTo(col("id_hash")))
        .select("component");
    Dataset<Row> components =
        exceeded.union(guards.select("component")).union(scored).distinct();
    return graph
        .join(unlimited.withColumnRenamed("id_hash", "a_hash"), "a_hash")
        .join(components, "component")
        .unionByName(guards);
  }

  /**
   * One row per identifier of class PERSON: the identifier's columns and {@code component}.
   *
   * @param replayed the outcome of {@link LimitedComponents} for the guarded components
   */
  public static Dataset<Row> members(
      Dataset<Row> identifiers, Dataset<Row> unlimited, Dataset<Row> replayed) {
    Dataset<Row> limited = replayed
        .where("id_hash is not null")
        .select(col("id_hash"), col("component").as("limited_component"));
    return identifiers
        .where("class = 'PERSON'")
        .join(unlimited, identifiers.col("id_hash").equalTo(unlimited.col("id_hash")), "left")
        .drop(unlimited.col("id_hash"))
        .join(limited, identifiers.col("id_hash").equalTo(limited.col("id_hash")), "left")
        .drop(limited.col("id_hash"))
        .withColumn(
            "component", coalesce(col("limited_component"), col("component"), col("id_hash")))
        .drop("limited_component");
  }

  /** identity.links: every link, those a guard refused as SUPPRESSED. */
  public static Dataset<Row> states(Dataset<Row> links, Dataset<Row> replayed) {
    Dataset<Row> refused = replayed.where("refusal is not null").select("link_id", "refusal");
    return links
        .join(refused, links.col("link_id").equalTo(refused.col("link_id")), "left")
        .drop(refused.col("link_id"))
        .withColumn("state", when(col("refusal").isNull(), "ACTIVE").otherwise("SUPPRESSED"))
        .withColumnRenamed("refusal", "state_reason");
  }
}
