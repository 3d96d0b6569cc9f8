package io.tributary.job.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Files to bronze, silver, quarantine and vault, for two feeds of the library.
 *
 * @param product the product's own contestant
 */
public record IngestBenchmark(Contestant product) implements Benchmark {

  /** The feeds the input has. */
  public static final List<String> FEEDS = List.of(IngestData.EVENTS, IngestData.MESSAGES);

  private static final double OF_FLOOR = 1.6;
  private static final double OF_NAIVE = 0.4;
  private static final double OF_DUCKDB = 3;

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public List<Contestant> contestants() {
    return List.of(product, new SparkFloor(), new NaiveSpark(), new DuckDb());
  }

  @Override
  public Map<String, Double> bounds() {
    String over = product.name() + " / ";
    return Map.of(
        over + new SparkFloor().name(), OF_FLOOR,
        over + new NaiveSpark().name(), OF_NAIVE,
        over + new DuckDb().name(), OF_DUCKDB);
  }

  @Override
  public String writeData(Path data, long megabytes) throws IOException {
    long records = IngestData.write(data.resolve("landing"), megabytes << 20);
    return String.format(
        Locale.ROOT,
        "%d MB, %,d records: mini-program events as JSON lines, message reports as CSV",
        megabytes,
        records);
  }
}
