package io.tributary.pipeline.activation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;

import io.tributary.schema.destination.Destination;
import io.tributary.schema.destination.ExportColumn;
import io.tributary.schema.destination.ExportRule;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The members of a destination's audiences with all that decides whether and how they leave:
 * suppressions, consent, sealed identifiers, template variables. Nothing is opened here.
 */
public final class ExportCandidatesTransform {

  private static final String ANY = "any";

  private ExportCandidatesTransform() {}

  /**
   * One row per audience and person that is in it at that time: {@code audience_id, one_id,
   * rule_version, reason, suppressed_by, consent_event_id, notice_version, identifiers} (the latest
   * seen first) and {@code profile}, the values of the profile columns in order.
   */
  public static Dataset<Row> apply(ExportInputs inputs, Destination destination, Instant asOf) {
    String[] person = {"one_id"};
    return members(inputs.members(), destination, asOf)
        .join(suppressed(inputs.suppressions(), destination.channel()), person, "left")
        .join(inputs.granted(), person, "left")
        .join(identifiers(inputs, destination, asOf), person, "left")
        .join(profiles(inputs.profiles(), destination), person, "left");
  }

  private static Dataset<Row> members(Dataset<Row> members, Destination destination, Instant asOf) {
    Column isIn = col("entered_at")
        .leq(lit(asOf))
        .and(col("left_at").isNull().or(col("left_at").gt(lit(asOf))));
    return members
        .where(col("audience_id").isin(destination.audiences().toArray()).and(isIn))
        .select(
            col("audience_id"),
            col("one_id"),
            col("rule_version").cast("string").as("rule_version"),
            array_join(col("reason"), "; ").as("reason"));
  }

  private static Dataset<Row> suppressed(Dataset<Row> suppressions, String channel) {
    return suppressions
        .where(col("scope").isin(ANY, channel))
        .groupBy("one_id")
        .agg(array_sort(collect_set("reason")).as("suppressed_by"));
  }

  private static Dataset<Row> identifiers(
      ExportInputs inputs, Destination destination, Instant asOf) {
    Object[] kinds = destination.rules().stream()
        .map(ExportRule::making)
        .map(ExportRule.Making::identifier)
        .distinct()
        .toArray();
    Column isOwned = col("valid_from").isNull().or(col("valid_from").leq(lit(asOf)));
    Column lasts = col("valid_to").isNull().or(col("valid_to").gt(lit(asOf)));
    Column newestFirst = coalesce(unix_micros(col("last_seen")), lit(Long.MIN_VALUE + 1))
        .multiply(-1)
        .as("rank");
    return inputs
        .vault()
        .where(col("kind").isin(kinds))
        .select("token", "kind", "sealed")
        .join(
            inputs
                .identityMap()
                .where(col("recorded_to").isNull().and(isOwned).and(lasts))
                .select("token", "one_id"),
            new String[] {"token"},
            "inner")
        .join(
            inputs.identifiers().where(col("kind").isin(kinds)).select("token", "last_seen"),
            new String[] {"token"},
            "left")
        .groupBy("one_id")
        .agg(array_sort(collect_list(struct(newestFirst, col("token"), col("kind"), col("sealed"))))
            .as("identifiers"));
  }

  private static Dataset<Row> profiles(Dataset<Row> profiles, Destination destination) {
    Column[] values = destination.columns().stream()
        .flatMap(column -> column instanceof ExportColumn.Profile profile
            ? Stream.of(col(profile.column()).cast("string"))
            : Stream.of())
        .toArray(Column[]::new);
    return values.length == 0
        ? profiles
            .select(col("one_id"), lit(null).cast("array<string>").as("profile"))
            .limit(0)
        : profiles.select(col("one_id"), array(values).as("profile"));
  }
}
