package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_micros;

import io.tributary.schema.identity.IdentifierKind;
import io.tributary.schema.identity.IdentityRules;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Finds the identifiers that changed hands. */
final class ChangesOfHands {

  private static final StructType WANTED = new StructType().add("of", DataTypes.StringType, false);

  private ChangesOfHands() {}

  /** Strong evidence of an identifier: another one, and when the two were seen together. */
  private record Seen(String token, long first, long last) {}

  /**
   * The identifiers that changed hands.
   *
   * @param observations as {@link Observations#together} gives them
   * @param seen what they were made of
   */
  static Ownership of(Dataset<Row> observations, List<Dataset<Row>> seen, IdentityRules rules) {
    Map<String, List<Ownership.Epoch>> epochs = new TreeMap<>();
    for (IdentifierKind kind : rules.kinds()) {
      kind.recycled().ifPresent(rule -> {
        List<Row> found = candidates(observations, kind.kind(), rule).collectAsList();
        Map<String, long[]> times = found.isEmpty() ? Map.of() : times(found, seen);
        for (Row row : found) {
          if (isShared(kind, row)) {
            continue;
          }
          List<Ownership.Epoch> its = epochs(
              row.getList(row.fieldIndex("evidence")),
              times.get(row.<String>getAs("of")),
              rule.silentDays());
          if (its.size() > 1) {
            epochs.put(row.getAs("of"), its);
          }
        }
      });
    }
    return epochs.isEmpty() ? Ownership.NONE : new Ownership(epochs);
  }

  /** Whether more than a person has were seen with it in all: a shop's phone changes no hands. */
  private static boolean isShared(IdentifierKind kind, Row row) {
    List<Row> evidence = row.getList(row.fieldIndex("evidence"));
    return kind.sharedWhen()
        .filter(when -> evidence.stream()
                .filter(one -> when.of().contains(kind(one.<String>getAs("with"))))
                .count()
            > when.moreThan())
        .isPresent();
  }

  /**
   * {@code of, evidence}: identifiers whose evidence has a gap, with all of it in order of time.
   */
  private static Dataset<Row> candidates(
      Dataset<Row> observations, String kind, IdentifierKind.Recycled rule) {
    Dataset<Row> pairs = observations
        .where(size(col("tokens")).gt(1).and(col("said_first").isNotNull()))
        .select(explode(col("tokens")).as("of"), col("tokens"), col("said_first"), col("last_seen"))
        .where(Degrees.kind(col("of")).equalTo(kind))
        .withColumn("with", explode(col("tokens")))
        .where(Degrees.kind(col("with"))
            .isin(rule.differs().toArray())
            .and(col("of").notEqual(col("with"))))
        .groupBy("of", "with")
        .agg(
            min(unix_micros(col("said_first"))).as("first"),
            max(unix_micros(col("last_seen"))).as("last"));
    WindowSpec before = Window.partitionBy("of")
        .orderBy("first", "with")
        .rowsBetween(Window.unboundedPreceding(), -1);
    Column silence = col("first").minus(max("last").over(before));
    return pairs
        .withColumn("silence", silence)
        .groupBy("of")
        .agg(
            max("silence").as("longest"),
            array_sort(collect_list(struct(col("first"), col("with"), col("last"))))
                .as("evidence"))
        .where(col("longest").geq(micros(rule.silentDays())));
  }

  /** When each was seen, by any record: the first and the last time of every day, in order. */
  private static Map<String, long[]> times(List<Row> found, List<Dataset<Row>> seen) {
    Dataset<Row> wanted = DriverRows.beside(
        seen.get(0),
        found.stream().map(row -> RowFactory.create(row.<String>getAs("of"))).toList(),
        WANTED);
    Column at = coalesce(col("last_at"), col("first_at"));
    Map<String, long[]> times = new TreeMap<>();
    seen.stream()
        .map(rows -> rows.select(explode(col("tokens")).as("of"), at.as("at")))
        .reduce(Dataset::union)
        .orElseThrow()
        .where("at is not null")
        .join(broadcast(wanted), "of")
        .groupBy(col("of"), to_date(col("at")).as("day"))
        .agg(array(min(unix_micros(col("at"))), max(unix_micros(col("at")))).as("both"))
        .groupBy("of")
        .agg(array_sort(flatten(collect_list("both"))).as("times"))
        .collectAsList()
        .forEach(row -> times.put(
            row.getString(0),
            row.<Long>getList(1).stream().mapToLong(Long::longValue).toArray()));
    return times;
  }

  private static List<Ownership.Epoch> epochs(List<Row> evidence, long[] times, int silentDays) {
    List<Ownership.Epoch> epochs = new ArrayList<>();
    Set<String> tokens = new HashSet<>();
    long from = Long.MIN_VALUE;
    long last = Long.MIN_VALUE;
    for (Row row : evidence) {
      Seen seen = new Seen(row.getAs("with"), row.<Long>getAs("first"), row.<Long>getAs("last"));
      boolean isOther = tokens.stream().anyMatch(token -> kind(token).equals(kind(seen.token())));
      OptionalLong again = last == Long.MIN_VALUE || !isOther
          ? OptionalLong.empty()
          : endOfSilence(times, last, seen.first(), micros(silentDays));
      if (again.isPresent()) {
        epochs.add(new Ownership.Epoch(from, Set.copyOf(tokens)));
        tokens.clear();
        from = again.getAsLong();
      }
      tokens.add(seen.token());
      last = Math.max(last, seen.last());
    }
    epochs.add(new Ownership.Epoch(from, Set.copyOf(tokens)));
    return epochs;
  }

  /** When it was seen again after the longest silence between two moments, if that is enough. */
  private static OptionalLong endOfSilence(long[] times, long from, long to, long enough) {
    long before = from;
    long longest = -1;
    long end = to;
    for (long time : times) {
      if (time > from && time <= to) {
        if (time - before > longest) {
          longest = time - before;
          end = time;
        }
        before = time;
      }
    }
    return longest >= enough ? OptionalLong.of(end) : OptionalLong.empty();
  }

  private static long micros(int days) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(days)));
  }

  private static String kind(String token) {
    return token.substring(0, token.indexOf(':'));
  }
}
