package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.tributary.schema.table.Aliases;
import io.tributary.schema.table.Identifiers;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Links;
import io.tributary.schema.table.MergeEvents;
import io.tributary.schema.table.Persons;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** The identity tables, from identifiers that have their OneID and from the state before. */
public final class IdentityTables {

  private IdentityTables() {}

  /** identity.identifiers: all of them; shared ones have no birth cluster. */
  public static Dataset<Row> identifiers(Dataset<Row> identifiers, Dataset<Row> assigned) {
    Dataset<Row> births = assigned.select("token", "birth_cluster");
    return identifiers
        .join(births, identifiers.col("token").equalTo(births.col("token")), "left")
        .drop(births.col("token"))
        .transform(Identifiers.TABLE::conform);
  }

  /** identity.links. */
  public static Dataset<Row> links(Dataset<Row> links) {
    return links.transform(Links.TABLE::conform);
  }

  /**
   * identity.aliases: intervals that no longer hold are closed, new ones added, none lost. A
   * cluster of which no identifier is left leads nowhere.
   */
  public static Dataset<Row> aliases(Dataset<Row> assigned, IdentityState before, RunStamp run) {
    Dataset<Row> today = assigned
        .select(col("birth_cluster").as("cluster"), col("one_id").as("person"))
        .distinct();
    Dataset<Row> old =
        before.aliases().join(today, col("birth_cluster").equalTo(col("cluster")), "left");
    Column hasMoved =
        col("to_run").isNull().and(coalesce(col("person").notEqual(col("one_id")), lit(true)));
    Dataset<Row> history = old.withColumn("has_moved", hasMoved)
        .withColumn("to_run", when(col("has_moved"), run.runId()).otherwise(col("to_run")))
        .withColumn(
            "recorded_to", when(col("has_moved"), lit(run.now())).otherwise(col("recorded_to")))
        .drop("cluster", "person", "has_moved");
    Dataset<Row> open = before.aliases().where("to_run is null");
    Dataset<Row> added = today
        .join(
            open,
            col("birth_cluster").equalTo(col("cluster")).and(col("one_id").equalTo(col("person"))),
            "left_anti")
        .select(
            col("cluster").as("birth_cluster"),
            col("person").as("one_id"),
            lit(run.runId()).as("from_run"),
            lit(null).cast(DataTypes.StringType).as("to_run"),
            lit(null).cast(DataTypes.StringType).as("cause_link"),
            lit(run.now()).as("recorded_from"),
            lit(null).cast(DataTypes.TimestampType).as("recorded_to"));
    return history.unionByName(added).transform(Aliases.TABLE::conform);
  }

  /** identity.identity_map: today's rows and, with recorded_to set, those believed before. */
  public static Dataset<Row> identityMap(
      Dataset<Row> assigned, IdentityState before, RunStamp run, Ownership ownership) {
    Dataset<Row> today = ownership
        .bounded(assigned.select(col("token").as("node"), col("one_id").as("person")))
        .select(
            Ownership.token(col("node")).as("known"),
            col("person"),
            col("valid_from").as("from"),
            col("valid_to").as("to"));
    Column isStill = col("token")
        .equalTo(col("known"))
        .and(col("one_id").equalTo(col("person")))
        .and(col("valid_from").eqNullSafe(col("from")))
        .and(col("valid_to").eqNullSafe(col("to")));
    Column ended = col("recorded_to").isNull().and(col("known").isNull());
    Dataset<Row> history = before
        .identityMap()
        .join(today, isStill, "left")
        .withColumn("recorded_to", when(ended, lit(run.now())).otherwise(col("recorded_to")))
        .drop("known", "person", "from", "to");
    Dataset<Row> open = before.identityMap().where("recorded_to is null");
    Dataset<Row> added = today
        .join(open, isStill, "left_anti")
        .select(
            col("known").as("token"),
            xxhash64(col("known")).as("id_hash"),
            col("person").as("one_id"),
            col("from").as("valid_from"),
            col("to").as("valid_to"),
            lit(run.now()).as("recorded_from"),
            lit(null).cast(DataTypes.TimestampType).as("recorded_to"));
    return history.unionByName(added).transform(IdentityMap.TABLE::conform);
  }

  /** identity.persons: every OneID ever minted; merged ones point to who took them over. */
  public static Dataset<Row> persons(
      Dataset<Row> assigned, Dataset<Row> links, IdentityState before, RunStamp run) {
    Dataset<Row> accepted = links
        .where("state = 'ACTIVE'")
        .join(assigned.select(col("token").as("a"), col("one_id").as("link_person")), "a")
        .groupBy("link_person")
        .agg(count(lit(1)).as("links"));
    Dataset<Row> living = assigned
        .groupBy(col("one_id").as("person"))
        .agg(count(lit(1)).as("identifiers"), min("first_seen").as("seen"))
        .join(accepted, col("person").equalTo(col("link_person")), "left");
    Dataset<Row> old = before.persons().select(col("one_id"), col("minted_run"), col("first_seen"));
    return living
        .join(old, col("person").equalTo(col("one_id")), "full_outer")
        .join(
            Successors.of(assigned, before),
            coalesce(col("person"), col("one_id")).equalTo(col("gone")),
            "left")
        .select(
            coalesce(col("person"), col("one_id")).as("one_id"),
            when(col("person").isNotNull(), "ACTIVE")
                .when(col("successor").isNotNull(), "MERGED")
                .otherwise("RETIRED")
                .as("status"),
            when(col("person").isNull(), col("successor")).as("super_id"),
            coalesce(col("identifiers"), lit(0L)).as("identifier_count"),
            coalesce(col("links"), lit(0L)).as("link_count"),
            coalesce(col("seen"), col("first_seen")).as("first_seen"),
            coalesce(col("minted_run"), lit(run.runId())).as("minted_run"))
        .transform(Persons.TABLE::conform);
  }

  /**
   * The rows this run adds to identity.merge_events: a merge ends an id, a restore gives back one
   * that had ended, a split gives to another living id or a new one.
   */
  public static Dataset<Row> mergeEvents(
      Dataset<Row> assigned, IdentityState before, RunStamp run) {
    Dataset<Row> living = assigned.select(col("one_id").as("alive")).distinct();
    Dataset<Row> ended =
        before.persons().where("status <> 'ACTIVE'").select(col("one_id").as("ended"));
    return assigned
        .where("previous_one_id is not null and previous_one_id <> one_id")
        .select(col("previous_one_id").as("from_one_id"), col("one_id").as("to_one_id"))
        .distinct()
        .join(living, col("from_one_id").equalTo(col("alive")), "left")
        .join(ended, col("to_one_id").equalTo(col("ended")), "left")
        .select(
            substring(
                    sha2(
                        concat_ws("|", lit(run.runId()), col("from_one_id"), col("to_one_id")),
                        256),
                    1,
                    32)
                .as("event_id"),
            when(col("alive").isNull(), "merge")
                .when(col("ended").isNotNull(), "restore")
                .otherwise("split")
                .as("kind"),
            col("from_one_id"),
            col("to_one_id"),
            lit(null).cast(DataTypes.StringType).as("cause_link"),
            lit(run.runId()).as("run_id"),
            lit(run.now()).as("occurred_at"))
        .transform(MergeEvents.TABLE::conform);
  }
}
