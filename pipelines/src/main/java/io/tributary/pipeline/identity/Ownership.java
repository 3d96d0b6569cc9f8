package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;

import io.tributary.schema.identity.IdentityRules;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Identifiers that changed hands. A time of ownership ends where an identifier was not seen at all
 * for the rule's days, and what is seen of it afterwards is other strong evidence of a kind seen
 * before: another member card, another unionid. In the graph the token of the second owner ends in
 * {@code /2}, of the third in {@code /3}; elsewhere a token is the same for all owners, and the
 * time of a fact says whose it is.
 */
public final class Ownership implements Serializable {

  /** Nothing changed hands. */
  public static final Ownership NONE = new Ownership(Map.of());

  private static final long serialVersionUID = 1;
  private static final String SEPARATOR = "/";

  private static final StructType BOUNDS = new StructType()
      .add("node", DataTypes.StringType, false)
      .add("valid_from", DataTypes.TimestampType)
      .add("valid_to", DataTypes.TimestampType);

  private final TreeMap<String, List<Epoch>> epochs;

  Ownership(Map<String, List<Epoch>> epochs) {
    this.epochs = new TreeMap<>(epochs);
  }

  /** A time of ownership: from when, in microseconds, and the strong identifiers seen in it. */
  record Epoch(long from, Set<String> evidence) implements Serializable {}

  /**
   * The identifiers that changed hands.
   *
   * @param observations as {@link Observations#together} gives them
   * @param seen what they were made of
   */
  public static Ownership of(
      Dataset<Row> observations, List<Dataset<Row>> seen, IdentityRules rules) {
    return ChangesOfHands.of(observations, seen, rules);
  }

  /** Whether nothing changed hands. */
  public boolean isEmpty() {
    return epochs.isEmpty();
  }

  /** Rows of {@code tokens, source, first_at, last_at} with the tokens of their time's owners. */
  public Dataset<Row> split(Dataset<Row> rows) {
    if (isEmpty()) {
      return rows;
    }
    Ownership owners = this;
    UDF2<scala.collection.Seq<String>, Long, String[]> split =
        (tokens, at) -> owners.nodes(scala.collection.JavaConverters.seqAsJavaList(tokens), at);
    Column at = unix_micros(coalesce(col("last_at"), col("first_at")));
    return rows.withColumn(
        "tokens",
        udf(split, DataTypes.createArrayType(DataTypes.StringType)).apply(col("tokens"), at));
  }

  /** What was seen beside an identifier says whose it was; else the time does. */
  private String[] nodes(List<String> tokens, Long at) {
    return tokens.stream()
        .map(token -> {
          List<Epoch> its = epochs.get(token);
          return its == null ? token : node(token, epoch(its, tokens, at));
        })
        .toArray(String[]::new);
  }

  private static int epoch(List<Epoch> epochs, List<String> tokens, Long at) {
    int newest = epochs.size() - 1;
    for (int epoch = newest; epoch >= 0; epoch--) {
      if (tokens.stream().anyMatch(epochs.get(epoch).evidence()::contains)) {
        return epoch;
      }
    }
    int epoch = newest;
    while (at != null && epoch > 0 && at < epochs.get(epoch).from()) {
      epoch--;
    }
    return epoch;
  }

  private static String node(String token, int epoch) {
    return epoch == 0 ? token : token + SEPARATOR + (epoch + 1);
  }

  /** The token in the graph of an identifier's owner of today. */
  public String newest(String token) {
    return epochs.containsKey(token) ? node(token, epochs.get(token).size() - 1) : token;
  }

  /** {@code token} without the number of its owner. */
  public static Column token(Column node) {
    return substring_index(node, SEPARATOR, 1);
  }

  /** Adds {@code valid_from, valid_to} to rows with a column {@code node}. */
  Dataset<Row> bounded(Dataset<Row> rows) {
    List<Row> bounds = new ArrayList<>();
    epochs.forEach((token, its) -> {
      for (int epoch = 0; epoch < its.size(); epoch++) {
        // SQL null: the first owner's time has no start.
        Instant from = epoch == 0 ? null : instant(its.get(epoch).from());
        // SQL null: the last owner's time has no end.
        Instant to = epoch + 1 == its.size() ? null : instant(its.get(epoch + 1).from());
        bounds.add(RowFactory.create(node(token, epoch), from, to));
      }
    });
    if (bounds.isEmpty()) {
      Column never = lit(null).cast(DataTypes.TimestampType);
      return rows.withColumn("valid_from", never).withColumn("valid_to", never);
    }
    return rows.join(DriverRows.beside(rows, bounds, BOUNDS), new String[] {"node"}, "left");
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
