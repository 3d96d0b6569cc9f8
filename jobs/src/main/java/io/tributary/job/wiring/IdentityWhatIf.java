package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;

import io.tributary.pipeline.identity.BuiltIdentity;
import io.tributary.pipeline.identity.IdentityBuild;
import io.tributary.pipeline.identity.RunStamp;
import io.tributary.pipeline.standard.Tokens;
import io.tributary.schema.TableSpec;
import io.tributary.schema.identity.IdentityRules;
import io.tributary.schema.table.AudienceMembers;
import io.tributary.schema.table.Identifiers;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Links;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What another identity.yaml would change: the build by both rules on one release, held against
 * each other. Nothing is written. Records that look alike are compared by a run only, so pairs of
 * the release count.
 */
public final class IdentityWhatIf {

  private static final int TOLD = 20;

  private final LakehouseSettings settings;
  private final Function<TableSpec, Dataset<Row>> tables;

  /** On the tables that the function gives. */
  public IdentityWhatIf(LakehouseSettings settings, Function<TableSpec, Dataset<Row>> tables) {
    this.settings = settings;
    this.tables = tables;
  }

  /**
   * What would change, by name: {@code summary} (identifiers, persons, merged, split),
   * {@code classes} of identifiers that change, {@code links} by state and reason, {@code merges}
   * and {@code splits} (twenty at most), {@code audiences} with members that would become fewer.
   */
  public Map<String, Dataset<Row>> changes(IdentityRules other) {
    Tokens minting = new Tokens(settings.keys());
    IdentityInputs inputs = IdentityInputs.of(settings, other, tables);
    BuiltIdentity built = IdentityBuild.build(
        inputs.evidence(),
        other,
        inputs.before(),
        new RunStamp("what-if", Instant.EPOCH),
        (token, run) -> minting.mint(token, run),
        (stage, rows) -> Cut.of(rows));
    Dataset<Row> now = owners(tables.apply(IdentityMap.TABLE)).toDF("token", "valid_from", "now");
    Dataset<Row> then = owners(built.identityMap()).toDF("token", "valid_from", "then");
    Dataset<Row> both = Cut.of(now.join(
            then,
            now.col("token")
                .equalTo(then.col("token"))
                .and(now.col("valid_from").eqNullSafe(then.col("valid_from"))),
            "full_outer")
        .select(now.col("token"), col("now"), col("then")));
    Map<String, Dataset<Row>> changes = new LinkedHashMap<>();
    Dataset<Row> merges = groups(both, "then", "now");
    Dataset<Row> splits = groups(both, "now", "then");
    changes.put("summary", summary(both, merges, splits));
    changes.put("classes", classes(built.identifiers()));
    changes.put("links", links(built.links()));
    changes.put("merges", merges.limit(TOLD));
    changes.put("splits", splits.limit(TOLD));
    changes.put("audiences", audiences(both));
    return changes;
  }

  private static Dataset<Row> owners(Dataset<Row> identityMap) {
    return identityMap.where("recorded_to is null").select("token", "valid_from", "one_id");
  }

  /** Persons of one side that are several of the other's. */
  private static Dataset<Row> groups(Dataset<Row> both, String one, String several) {
    return both.where(col(one).isNotNull().and(col(several).isNotNull()))
        .groupBy(col(one).as("one_id"))
        .agg(array_sort(collect_set(several)).as("persons"), count(lit(1)).as("identifiers"))
        .where(size(col("persons")).gt(1))
        .orderBy(col("identifiers").desc(), col("one_id"));
  }

  private static Dataset<Row> summary(Dataset<Row> both, Dataset<Row> merges, Dataset<Row> splits) {
    return both.agg(
            count_if(col("now").isNotNull()).as("identifiers_now"),
            count_if(col("then").isNotNull()).as("identifiers_then"),
            count_distinct(col("now")).as("persons_now"),
            count_distinct(col("then")).as("persons_then"))
        .crossJoin(merges.agg(count(lit(1)).as("persons_made_of_several")))
        .crossJoin(splits.agg(count(lit(1)).as("persons_taken_apart")));
  }

  private Dataset<Row> classes(Dataset<Row> identifiers) {
    Dataset<Row> now = tables
        .apply(Identifiers.TABLE)
        .select(col("token").as("known"), col("class").as("class_now"));
    return identifiers
        .select("token", "kind", "class", "class_reason")
        .join(now, col("token").equalTo(col("known")), "left")
        .withColumn("class_now", coalesce(col("class_now"), lit("none")))
        .where("class <> class_now")
        .groupBy("kind", "class_now", "class")
        .agg(count(lit(1)).as("identifiers"))
        .orderBy("kind", "class_now", "class");
  }

  private Dataset<Row> links(Dataset<Row> built) {
    return states(tables.apply(Links.TABLE))
        .withColumnRenamed("links", "now")
        .join(
            states(built).withColumnRenamed("links", "then"),
            new String[] {"rule", "state", "reason"},
            "full_outer")
        .na()
        .fill(0L, new String[] {"now", "then"})
        .where("now <> then")
        .orderBy("rule", "state", "reason");
  }

  private static Dataset<Row> states(Dataset<Row> links) {
    return links
        .groupBy(
            col("rule"), col("state"), coalesce(col("state_reason"), lit("")).as("reason"))
        .agg(count(lit(1)).as("links"));
  }

  /** Members by the person most of their identifiers would lead to: two who become one are one. */
  private Dataset<Row> audiences(Dataset<Row> both) {
    Dataset<Row> heirs = both.where("now is not null and then is not null")
        .groupBy("now", "then")
        .agg(count(lit(1)).as("identifiers"))
        .groupBy(col("now").as("one_id"))
        .agg(max_by(col("then"), struct(col("identifiers"), col("then"))).as("heir"));
    return tables
        .apply(AudienceMembers.TABLE)
        .where("left_at is null")
        .join(heirs, new String[] {"one_id"}, "left")
        .groupBy("audience_id")
        .agg(
            count_distinct(col("one_id")).as("members_now"),
            count_distinct(coalesce(col("heir"), col("one_id"))).as("members_then"))
        .where("members_now <> members_then")
        .orderBy("audience_id");
  }
}
