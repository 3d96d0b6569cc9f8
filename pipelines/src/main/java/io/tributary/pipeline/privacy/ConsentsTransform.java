package io.tributary.pipeline.privacy;

import static io.tributary.pipeline.privacy.Statements.covers;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.tributary.schema.Field;
import io.tributary.schema.table.Consents;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * gold.consents: what holds per person, purpose, channel and recipient.
 *
 * <p>A key is a channel and recipient the person spoke about, {@code any} included. The statements
 * that cover a key are those about its channel or any channel, and its recipient or any recipient;
 * a statement about one channel says nothing about the key {@code any}. Of each identifier the
 * newest covering statement holds, so that a later grant for one channel reopens that channel after
 * a general withdrawal, and a later general withdrawal closes every channel. Of several identifiers
 * of one person the most restrictive holds, so a merge never opens what one of them had closed, and
 * a split gives each its own back.
 */
public final class ConsentsTransform {

  private static final Column[] KEY = {
    col("one_id"),
    col("purpose"),
    col("key.channel").as("channel"),
    col("key.recipient").as("recipient")
  };

  private ConsentsTransform() {}

  /**
   * One row per person, purpose, channel and recipient.
   *
   * @param consentEvents silver.consent_events
   * @param identityMap identity.identity_map
   */
  public static Dataset<Row> apply(
      Dataset<Row> consentEvents, Dataset<Row> identityMap, AsOf asOf) {
    return Statements.of(consentEvents, identityMap, asOf)
        .transform(ConsentsTransform::covered)
        .groupBy("one_id", "purpose", "channel", "recipient", "token")
        .agg(max_by(col("said"), Statements.newest(col("said"))).as("said"))
        .groupBy("one_id", "purpose", "channel", "recipient")
        .agg(
            max_by(col("said"), Statements.mostRestrictive(col("said"))).as("said"),
            count(lit(1)).as("identifier_count"))
        .select(
            col("one_id"),
            col("purpose"),
            col("channel"),
            col("recipient"),
            col("said.status"),
            col("said.consent_event_id"),
            col("said.notice_version"),
            col("said.source"),
            col("said.occurred_at"),
            col("said.arrived_at"),
            col("identifier_count"))
        .transform(Consents.TABLE::conform);
  }

  /** Every statement beside every key it covers. */
  private static Dataset<Row> covered(Dataset<Row> statements) {
    Column[] statement = Stream.concat(
            Statements.FIELDS.stream().map(Field::column), Stream.of(col("token")))
        .toArray(Column[]::new);
    Column covering = filter(
        col("statements"),
        said -> covers(said.getField("channel"), col("key.channel"))
            .and(covers(said.getField("recipient"), col("key.recipient"))));
    return statements
        .groupBy("one_id", "purpose")
        .agg(
            collect_set(struct(col("channel"), col("recipient"))).as("keys"),
            collect_list(struct(statement)).as("statements"))
        .select(col("one_id"), col("purpose"), explode(col("keys")).as("key"), col("statements"))
        .select(KEY[0], KEY[1], KEY[2], KEY[3], explode(covering).as("said"))
        .withColumn("token", col("said.token"));
  }
}
