package io.tributary.job.lake;

import org.apache.spark.sql.SparkSession;

/** Opens the one Spark session of a process, with settings measured on small lakes. */
public final class Sessions {

  private Sessions() {}

  /**
   * A session on this machine's cores, or the one spark-submit has prepared.
   *
   * @param scratch folder for Spark's own files
   */
  public static SparkSession open(String scratch) {
    int cores = Runtime.getRuntime().availableProcessors();
    SparkSession.Builder builder = SparkSession.builder().appName("tributary");
    if (System.getProperty("spark.master") == null) {
      builder
          .master("local[" + cores + "]")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.local.dir", scratch)
          .config("spark.sql.shuffle.partitions", Math.max(2, cores))
          .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", cores);
    }
    return settled(builder)
        .config("spark.sql.warehouse.dir", scratch + "/warehouse")
        .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
        .getOrCreate();
  }

  /** The settings that do not depend on the machine. */
  public static SparkSession.Builder settled(SparkSession.Builder builder) {
    return builder
        .config("spark.hadoop.fs.file.impl", LocalFiles.class.getName())
        .config("spark.hadoop.fs.AbstractFileSystem.file.impl", LocalFiles.Context.class.getName())
        // The JVM interprets methods above 8,000 bytecodes for ever; smaller operators are
        // compiled.
        .config("spark.sql.codegen.hugeMethodLimit", 8000)
        .config("spark.ui.enabled", false)
        .config("spark.ui.showConsoleProgress", false)
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.catalogImplementation", "in-memory")
        .config(
            "spark.sql.extensions",
            "io.delta.sql.DeltaSparkSessionExtension," + SmallScans.class.getName())
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .config("spark.databricks.delta.snapshotPartitions", 1)
        .config("spark.databricks.delta.properties.defaults.enableDeletionVectors", false)
        .config("spark.databricks.delta.allFilesInCrc.thresholdNumFiles", SmallTables.MOST_FILES)
        // What is merged is computed and kept before; Delta need not keep it once more.
        .config("spark.databricks.delta.merge.materializeSource", "none")
        // What is kept in memory is read once or twice: packing it costs more than it saves.
        .config("spark.sql.inMemoryColumnarStorage.compressed", false)
        // Hardly two rows share a value of these: a dictionary of them is built to be thrown away.
        .config("spark.hadoop.parquet.enable.dictionary#_hash", false)
        .config("spark.hadoop.parquet.enable.dictionary#_document", false)
        .config("spark.hadoop.parquet.enable.dictionary#_version", false)
        .config("spark.hadoop.parquet.enable.dictionary#sealed", false)
        // The default of 100 is fewer than one run's queries need: each would be compiled again.
        .config("spark.sql.codegen.cache.maxEntries", 2000);
  }
}
