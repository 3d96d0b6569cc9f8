package io.tributary.job.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.destination.Destination;
import io.tributary.schema.table.Exports;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What went to a destination before, of one audience.
 *
 * @param id the newest delivery of an earlier time
 * @param rows its lines
 * @param ofThisTime deliveries of the very time asked for
 */
record LastDelivery(Optional<String> id, long rows, Set<String> ofThisTime) {

  /** Nothing went there yet. */
  static final LastDelivery NONE = new LastDelivery(Optional.empty(), 0, Set.of());

  LastDelivery {
    ofThisTime = Set.copyOf(ofThisTime);
  }

  /** By audience; those of whom nothing went yet are left out. */
  static Map<String, LastDelivery> of(Dataset<Row> exports, Destination destination, Instant asOf) {
    Map<String, LastDelivery> last = new HashMap<>();
    exports
        .where(Exports.DESTINATION.column().equalTo(destination.name()))
        .where(Exports.STATUS.column().equalTo("delivered"))
        .groupBy(Exports.AUDIENCE_ID.column())
        .agg(
            max(when(
                    col("as_of").lt(lit(asOf)),
                    struct(col("as_of"), col("delivery_id"), col("rows"))))
                .as("last"),
            collect_set(when(col("as_of").equalTo(lit(asOf)), col("delivery_id")))
                .as("same"))
        .collectAsList()
        .forEach(row -> last.put(row.getString(0), of(row)));
    return last;
  }

  private static LastDelivery of(Row row) {
    Set<String> same = Set.copyOf(row.<String>getList(2));
    if (row.isNullAt(1)) {
      return new LastDelivery(Optional.empty(), 0, same);
    }
    Row newest = row.getStruct(1);
    return new LastDelivery(Optional.of(newest.getString(1)), newest.getLong(2), same);
  }
}
