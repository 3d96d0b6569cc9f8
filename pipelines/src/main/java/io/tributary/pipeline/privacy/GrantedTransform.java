package io.tributary.pipeline.privacy;

import static io.tributary.pipeline.privacy.Statements.ANY;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.Field;
import io.tributary.schema.destination.Destination.ConsentNeed;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The persons whose consent covers all that a destination needs, asked of the statements themselves
 * by the rules of {@link ConsentsTransform}. A need for a channel and recipient nobody spoke of by
 * name is met by statements about any.
 */
public final class GrantedTransform {

  private GrantedTransform() {}

  /**
   * One row per person: {@code one_id}, {@code consent_event_id} and {@code notice_version} of the
   * statements that decided, joined by commas in the order of the needs.
   *
   * @param needs what must be GRANTED; at least one
   */
  public static Dataset<Row> apply(
      Dataset<Row> consentEvents, Dataset<Row> identityMap, List<ConsentNeed> needs, AsOf asOf) {
    Object[] purposes = needs.stream().map(ConsentNeed::purpose).distinct().toArray();
    Column[] statement = Stream.concat(
            Statements.FIELDS.stream().map(Field::column), Stream.of(col("token")))
        .toArray(Column[]::new);
    return Statements.of(consentEvents.where(col("purpose").isin(purposes)), identityMap, asOf)
        .select(
            col("one_id"),
            col("token"),
            struct(statement).as("said"),
            explode(array_compact(array(covered(needs)))).as("need"))
        .groupBy("one_id", "need", "token")
        .agg(max_by(col("said"), Statements.newest(col("said"))).as("said"))
        .groupBy("one_id", "need")
        .agg(max_by(col("said"), Statements.mostRestrictive(col("said"))).as("said"))
        .groupBy("one_id")
        .agg(
            count_if(Statements.isRefusal(col("said.status")).equalTo(false)).as("granted"),
            joined("consent_event_id"),
            joined("notice_version"))
        .where(col("granted").equalTo(needs.size()))
        .select("one_id", "consent_event_id", "notice_version");
  }

  /** The numbers of the needs a statement is about; null for those it is not. */
  private static Column[] covered(List<ConsentNeed> needs) {
    return IntStream.range(0, needs.size())
        .mapToObj(i -> {
          ConsentNeed need = needs.get(i);
          return when(
              col("purpose")
                  .equalTo(need.purpose())
                  .and(col("channel").isin(need.channel(), ANY))
                  .and(col("recipient").isin(need.recipient(), ANY)),
              lit(i));
        })
        .toArray(Column[]::new);
  }

  private static Column joined(String field) {
    Column byNeed =
        array_sort(collect_list(struct(col("need"), col("said." + field).as("value"))));
    return array_join(transform(byNeed, one -> one.getField("value")), ",").as(field);
  }
}
