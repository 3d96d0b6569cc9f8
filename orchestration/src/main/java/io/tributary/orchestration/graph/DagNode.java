package io.tributary.orchestration.graph;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A DAG.
 *
 * @param id on the server
 * @param says one sentence
 * @param cron when, in the graph's zone; empty for a DAG that tables or people start
 * @param assets tables whose news start it, in order of their names; mostly none
 * @param params what people who start it may say, with defaults
 * @param tasks in the order of the graph
 */
public record DagNode(
    String id,
    String says,
    String cron,
    List<String> assets,
    Map<String, String> params,
    List<TaskNode> tasks) {

  public DagNode {
    assets = assets.stream().sorted().distinct().toList();
    params = Collections.unmodifiableMap(new TreeMap<>(params));
    tasks = List.copyOf(tasks);
  }
}
