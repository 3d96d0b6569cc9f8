package io.tributary.pipeline.identity;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Connected components of a graph of 64-bit ids. Every partition reduces its edges to sets of ids
 * and sends them on in blocks of bytes, by bucket of the id; a bucket ties together the sets an id
 * is in; one task joins those ties, which are few. A component is named by its smallest id,
 * whatever the order and partitioning of the edges. The ties are computed at once, the components
 * when they are asked for.
 */
public final class Components {

  /** Ids the last task may hold: about 3 GB of its memory, 5 GB while the arrays grow. */
  public static final int BOUND = 100_000_000;

  private static final StructType MEMBERS = new StructType()
      .add("id_hash", DataTypes.LongType, false)
      .add("component", DataTypes.LongType, false);
  private static final StructType TOKENS = new StructType()
      .add("token", DataTypes.StringType, false)
      .add("component", DataTypes.LongType, false);

  private Components() {}

  /**
   * One row per id with an edge to another: {@code id_hash, component}.
   *
   * @param edges two columns of type bigint
   * @throws IllegalStateException in a task, when there are more than {@link #BOUND} ids
   */
  public static Dataset<Row> of(Dataset<Row> edges) {
    return of(edges, IdBlocks::edge, false);
  }

  /**
   * One row per token: {@code token, component}.
   *
   * @param records with a column {@code tokens}; the tokens of a record belong together
   * @throws IllegalStateException in a task, when there are more than {@link #BOUND} ids
   */
  public static Dataset<Row> ofTokens(Dataset<Row> records) {
    return of(
        records.select(col("tokens").cast(DataTypes.createArrayType(DataTypes.BinaryType))),
        IdBlocks::record,
        true);
  }

  private static Dataset<Row> of(
      Dataset<Row> rows, IdBlocks.Reading reading, boolean isWithTokens) {
    SparkSession session = rows.sparkSession();
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    int buckets = Integer.parseInt(session.conf().get("spark.sql.shuffle.partitions"));
    long multiplier = Hashing.newMultiplier();
    // What one task reads it reduces before anything is sent: no more tasks than run at a time.
    JavaRDD<Bucket> read = rows.javaRDD()
        .coalesce(spark.defaultParallelism())
        .mapPartitionsToPair(part -> new IdBlocks(part, reading, buckets, BOUND, multiplier))
        .partitionBy(new HashPartitioner(buckets))
        .values()
        .mapPartitions(
            blocks -> List.of(Bucket.of(blocks, isWithTokens, multiplier)).iterator())
        .persist(StorageLevel.MEMORY_ONLY());
    List<byte[]> renamed = read.flatMap(Bucket::ties)
        .coalesce(1)
        .mapPartitions(ties -> Ties.renamed(ties, BOUND))
        .collect();
    Broadcast<LongTable> names = spark.broadcast(LongTable.of(renamed));
    JavaRDD<Row> members = read.flatMap(
        bucket -> isWithTokens ? bucket.tokens(names.value()) : bucket.members(names.value()));
    return session.createDataFrame(members, isWithTokens ? TOKENS : MEMBERS);
  }
}
