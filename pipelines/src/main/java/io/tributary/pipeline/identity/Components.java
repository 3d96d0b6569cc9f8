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
 * Connected components of a graph of 64-bit ids. Every partition reduces its edges to a spanning
 * forest; one task joins the forests, so at most one edge per id and partition travels. A component
 * is named by its smallest id, whatever the order and partitioning of the edges.
 */
public final class Components {

  /** Ids the last task may hold: about 3 GB of its memory, 5 GB while the arrays grow. */
  public static final int BOUND = 100_000_000;

  private static final StructType MEMBERS = new StructType()
      .add("id_hash", DataTypes.LongType, false)
      .add("component", DataTypes.LongType, false);

  private Components() {}

  /**
   * One row per id with an edge to another: {@code id_hash, component}.
   *
   * @param edges two columns of type bigint
   * @throws IllegalStateException in a task, when there are more than {@link #BOUND} ids
   */
  public static Dataset<Row> of(Dataset<Row> edges) {
    Encoder<Row> encoder = Encoders.row(MEMBERS);
    MapPartitionsFunction<Row, Row> reduce = rows -> forest(sets(rows, BOUND));
    MapPartitionsFunction<Row, Row> finish = rows -> members(sets(rows, BOUND));
    return edges.mapPartitions(reduce, encoder).repartition(1).mapPartitions(finish, encoder);
  }

  static UnionFind sets(Iterator<Row> edges, int bound) {
    UnionFind sets = new UnionFind();
    while (edges.hasNext()) {
      Row edge = edges.next();
      sets.union(edge.getLong(0), edge.getLong(1));
      if (sets.size() > bound) {
        throw new IllegalStateException("Cannot build the identity graph: more than " + bound
            + " linked identifiers meet in one task. Keep brands in lakes of their own, or leave"
            + " kinds that identify nobody, such as session cookies, out of identity.yaml.");
      }
    }
    return sets;
  }

  /** One edge from every id to the smallest of its set; the smallest itself comes with them. */
  private static Iterator<Row> forest(UnionFind sets) {
    return Arrays.stream(sets.ids())
        .filter(id -> sets.smallest(id) != id)
        .mapToObj(id -> RowFactory.create(id, sets.smallest(id)))
        .iterator();
  }

  private static Iterator<Row> members(UnionFind sets) {
    return Arrays.stream(sets.ids())
        .mapToObj(id -> RowFactory.create(id, sets.smallest(id)))
        .iterator();
  }
}
