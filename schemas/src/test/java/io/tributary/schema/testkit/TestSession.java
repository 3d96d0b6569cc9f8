package io.tributary.schema.testkit;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.SparkSession;

/**
 * The one session of a test JVM: two cores, UTC, loopback only, Delta, a catalogue in memory. It
 * ends with the JVM, so no test pays for starting it twice.
 */
public final class TestSession {

  private static final AtomicReference<SparkSession> STARTED = new AtomicReference<>();

  private TestSession() {}

  /** The session, started on first use. */
  public static synchronized SparkSession session() {
    if (STARTED.get() == null) {
      STARTED.set(start());
    }
    return STARTED.get();
  }

  /** The session where one was started already. */
  static Optional<SparkSession> started() {
    return Optional.ofNullable(STARTED.get());
  }

  private static SparkSession start() {
    SparkSession.Builder builder = SparkSession.builder()
        .appName("tributary-tests")
        .master("local[2]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.catalogImplementation", "in-memory")
        .config("spark.sql.warehouse.dir", folder("warehouse"))
        .config("spark.local.dir", folder("spark-local"))
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.default.parallelism", "2")
        .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2")
        .config("spark.databricks.delta.snapshotPartitions", "1")
        .config("spark.sql.codegen.cache.maxEntries", "2000")
        .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    ServiceLoader.load(SessionSettings.class).forEach(settings -> settings.applyTo(builder));
    return builder.getOrCreate();
  }

  private static String folder(String name) {
    return Path.of("target", name).toAbsolutePath().toString();
  }
}
