package io.tributary.job.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Parquet of observations, two to four identifiers a row, to identifier and component.
 *
 * @param shape of the graph
 */
public record OneIdBenchmark(OneIdData.Shape shape) implements Benchmark {

  private static final double OF_GRAPHX = 0.2;
  private static final double OF_FLOOR = 1.3;
  private static final double OF_DUCKDB = 1;

  @Override
  public String name() {
    return "oneid";
  }

  @Override
  public List<Contestant> contestants() {
    return List.of(
        new TributaryComponents(), new UnionFindFloor(), new GraphXComponents(), new DuckDbOneId());
  }

  @Override
  public Map<String, Double> bounds() {
    String over = new TributaryComponents().name() + " / ";
    return Map.of(
        over + new UnionFindFloor().name(), OF_FLOOR,
        over + new GraphXComponents().name(), OF_GRAPHX,
        over + new DuckDbOneId().name(), OF_DUCKDB);
  }

  @Override
  public String writeData(Path data, long rows) {
    OneIdData.write(data.resolve(OneIdData.FOLDER), rows, shape);
    return String.format(
        Locale.ROOT, "%,d rows of two to four identifiers, %s", rows, shape.says());
  }
}
