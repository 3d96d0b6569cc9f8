package io.tributary.pipeline.identity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The links that alone hold a person's identifiers together (bridges of the graph; R. Tarjan, A
 * note on finding the bridges of a graph, 1974): without one of them the person falls in two.
 */
public final class Bridges {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<List<int[]>> next = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  private Bridges() {}

  /** A link between two tokens. */
  public record Edge(String linkId, String a, String b) {}

  /**
   * A link that alone holds two parts together.
   *
   * @param part identifiers in the smaller part
   * @param rest identifiers in the other
   */
  public record Bridge(Edge edge, int part, int rest) {}

  /** The bridges of a connected graph, those first whose smaller part is larger. */
  public static List<Bridge> of(List<Edge> links) {
    Bridges graph = new Bridges();
    Set<List<String>> pairs = new HashSet<>();
    Set<List<String>> twice = new HashSet<>();
    for (Edge link : links) {
      List<String> pair = link.a().compareTo(link.b()) < 0
          ? List.of(link.a(), link.b())
          : List.of(link.b(), link.a());
      if (!pairs.add(pair)) {
        twice.add(pair);
      }
      graph.add(link);
    }
    return graph.find().stream()
        .filter(
            bridge -> !twice.contains(List.of(bridge.edge().a(), bridge.edge().b()))
                && !twice.contains(List.of(bridge.edge().b(), bridge.edge().a())))
        .sorted(Comparator.comparingInt((Bridge bridge) -> -bridge.part())
            .thenComparing(bridge -> bridge.edge().linkId()))
        .toList();
  }

  private void add(Edge link) {
    int a = number(link.a());
    int b = number(link.b());
    next.get(a).add(new int[] {b, edges.size()});
    next.get(b).add(new int[] {a, edges.size()});
    edges.add(link);
  }

  private int number(String token) {
    return numbers.computeIfAbsent(token, first -> {
      next.add(new ArrayList<>());
      return next.size() - 1;
    });
  }

  /** Depth first without recursion: a person may be a chain of thousands. */
  private List<Bridge> find() {
    int size = next.size();
    int[] found = new int[size];
    int[] lowest = new int[size];
    int[] below = new int[size];
    int[] at = new int[size];
    int[] by = new int[size];
    Arrays.fill(by, -1);
    int clock = 0;
    List<Bridge> bridges = new ArrayList<>();
    Deque<Integer> path = new ArrayDeque<>();
    if (size > 0) {
      path.push(0);
      found[0] = ++clock;
      lowest[0] = clock;
      below[0] = 1;
    }
    while (!path.isEmpty()) {
      int node = path.peek();
      if (at[node] < next.get(node).size()) {
        int[] step = next.get(node).get(at[node]++);
        if (step[1] == by[node]) {
          continue;
        }
        if (found[step[0]] > 0) {
          lowest[node] = Math.min(lowest[node], found[step[0]]);
        } else {
          by[step[0]] = step[1];
          found[step[0]] = ++clock;
          lowest[step[0]] = clock;
          below[step[0]] = 1;
          path.push(step[0]);
        }
        continue;
      }
      path.pop();
      if (path.isEmpty()) {
        continue;
      }
      int above = path.peek();
      below[above] += below[node];
      lowest[above] = Math.min(lowest[above], lowest[node]);
      if (lowest[node] > found[above]) {
        int part = Math.min(below[node], size - below[node]);
        bridges.add(new Bridge(edges.get(by[node]), part, size - part));
      }
    }
    return bridges;
  }
}
