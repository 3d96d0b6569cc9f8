package io.tributary.pipeline.identity;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Connected components of a graph of 64-bit ids. Every partition first reduces its edges to a
 * spanning forest; one task joins the forests. A component is named by its smallest id, whatever
 * the order and partitioning of the edges.
 */
public final class Components {

  /** Ids the last task may hold: about 4 GB of its memory. */
  public static final int BOUND = 100_000_000;

  private static final StructType MEMBERS = new StructType()
      .add("id_hash", DataTypes.LongType, false)
      .add("component", DataTypes.LongType, false);

  private Components() {}

  /**
   * One row per id with an edge: {@code id_hash, component}.
   *
   * @param edges two columns of type bigint
   */
  public static Dataset<Row> of(Dataset<Row> edges) {
    Encoder<Row> encoder = Encoders.row(MEMBERS);
    MapPartitionsFunction<Row, Row> reduce = Components::forest;
    return edges.mapPartitions(reduce, encoder).coalesce(1).mapPartitions(reduce, encoder);
  }

  /** Every id of the edges with the smallest id of its set. */
  private static Iterator<Row> forest(Iterator<Row> edges) {
    UnionFind sets = new UnionFind();
    while (edges.hasNext()) {
      Row edge = edges.next();
      sets.union(edge.getLong(0), edge.getLong(1));
      if (sets.size() > BOUND) {
        throw new IllegalStateException(
            "The identity graph has more than " + BOUND + " identifiers in one task. Give the"
                + " stage more partitions, or split the brand's lake.");
      }
    }
    return Arrays.stream(sets.ids())
        .mapToObj(id -> RowFactory.create(id, sets.root(id)))
        .iterator();
  }
}
