package io.tributary.orchestration.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What DAG files read. The same workspace gives the same text.
 *
 * @param format of this file; DAG files refuse another
 * @param brand whose jobs they are
 * @param variable the server's variable that says how the command line is called
 * @param zone of the schedules
 * @param start the first day of the schedules, as 2026-01-01
 * @param retries what tasks do when their command fails
 * @param pools slots of the pools that tasks take, by name
 * @param dags by their kind: hourly, nightly, maintenance, backfill, publish, freshness
 * @param jobs all of the workspace, in order of their names
 */
public record ExportedGraph(
    int format,
    String brand,
    String variable,
    String zone,
    String start,
    Retries retries,
    Map<String, Integer> pools,
    Map<String, DagNode> dags,
    List<JobNode> jobs) {

  /** The format written. */
  public static final int FORMAT = 1;

  private static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  public ExportedGraph {
    pools = Collections.unmodifiableMap(new TreeMap<>(pools));
    dags = Collections.unmodifiableMap(new TreeMap<>(dags));
    jobs = jobs.stream().sorted(Comparator.comparing(JobNode::name)).toList();
  }

  /** The graph as JSON that reads well in a diff, ending with a line break. */
  public String json() {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    try {
      return JSON.writer(printer).writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the job graph.", e);
    }
  }
}
