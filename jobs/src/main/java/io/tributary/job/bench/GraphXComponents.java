package io.tributary.job.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.xxhash64;

import io.tributary.job.lake.Sessions;
import java.nio.file.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.Graph;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** GraphX over hashes of the identifiers, joined back to them. */
final class GraphXComponents implements Contestant {

  private static final StructType COMPONENTS = new StructType()
      .add("id", DataTypes.LongType, false)
      .add("component", DataTypes.LongType, false);

  @Override
  public String name() {
    return "graphx";
  }

  @Override
  public String says() {
    return "GraphX connected components over hashes, joined back to the identifiers; Parquet out";
  }

  @Override
  public Work prepare(Path data, Path output) {
    SparkSession session = Sessions.open(output.resolve("scratch").toString());
    return () -> {
      Dataset<Row> tokens = session
          .read()
          .parquet(data.resolve(OneIdData.FOLDER).toString())
          .select(
              element_at(col("tokens"), 1).as("first"), explode(col("tokens")).as("token"));
      JavaRDD<Edge<Object>> edges = tokens
          .select(xxhash64(col("first")), xxhash64(col("token")))
          .javaRDD()
          .map(row -> new Edge<>(row.getLong(0), row.getLong(1), (Object) 1L));
      ClassTag<Object> any = ClassTag$.MODULE$.apply(Object.class);
      Graph<Object, Object> graph = Graph.fromEdges(
          edges.rdd(),
          1L,
          StorageLevel.MEMORY_AND_DISK(),
          StorageLevel.MEMORY_AND_DISK(),
          any,
          any);
      JavaRDD<Row> found = Graph.graphToGraphOps(graph, any, any)
          .connectedComponents()
          .vertices()
          .toJavaRDD()
          .map(vertex -> RowFactory.create(vertex._1(), vertex._2()));
      tokens
          .select("token")
          .distinct()
          .join(
              session.createDataFrame(found, COMPONENTS), xxhash64(col("token")).equalTo(col("id")))
          .select("token", "component")
          .write()
          .parquet(output.resolve("components").toString());
    };
  }
}
