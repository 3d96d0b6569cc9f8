package io.tributary.orchestration.graph;

import java.util.List;

/**
 * A job of the graph.
 *
 * @param name unique
 * @param cadence hourly, nightly or on-demand
 * @param window what one run of it covers: hour, day, or any
 * @param reads tables, in order of their names
 * @param writes tables, in order of their names
 * @param pool the pool its task takes a slot of
 * @param timeoutMinutes how long it may take
 * @param after jobs whose tables it reads, in order of their names
 */
public record JobNode(
    String name,
    String cadence,
    String window,
    String pool,
    int timeoutMinutes,
    List<String> reads,
    List<String> writes,
    List<String> after) {

  public JobNode {
    reads = reads.stream().sorted().distinct().toList();
    writes = writes.stream().sorted().distinct().toList();
    after = after.stream().sorted().distinct().toList();
  }
}
