package io.tributary.job.run;

import io.tributary.schema.TableSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Jobs in an order in which every table is written before it is read. */
public final class JobGraph {

  /**
   * Several feeds bring rows to one silver table by key; ops and vault tables take events; every
   * destination adds its own deliveries' receipts.
   */
  private static final List<String> SHARED =
      List.of("silver.", "ops.", "vault.", "gold.export_receipts");

  private final Map<String, Job> jobs;
  private final Map<String, Set<String>> upstream;

  private JobGraph(Map<String, Job> jobs, Map<String, Set<String>> upstream) {
    this.jobs = jobs;
    this.upstream = upstream;
  }

  /**
   * The graph of those jobs; edges follow from the tables they read and write.
   *
   * @throws IllegalArgumentException when a name stands twice, two jobs write one table other than
   *     a silver, ops or vault one, or jobs wait for each other
   */
  public static JobGraph of(List<Job> list) {
    Map<String, Job> byName = new LinkedHashMap<>();
    Map<String, List<String>> writers = new LinkedHashMap<>();
    for (Job job : list) {
      if (byName.put(job.name(), job) != null) {
        throw new IllegalArgumentException("Two jobs are called " + job.name() + ".");
      }
      job.writes()
          .forEach(t -> writers.computeIfAbsent(t.id(), id -> new ArrayList<>()).add(job.name()));
    }
    writers.forEach(JobGraph::refuseTwoOwners);
    Map<String, Set<String>> upstream = byName.values().stream()
        .collect(Collectors.toMap(
            Job::name, job -> before(job, writers), (a, b) -> a, LinkedHashMap::new));
    return new JobGraph(sorted(byName, upstream), upstream);
  }

  /** The jobs, every one after those it waits for; ties in the order of the list. */
  public List<Job> jobs() {
    return List.copyOf(jobs.values());
  }

  /** Names of the jobs whose tables this one reads. */
  public Set<String> upstream(String job) {
    require(job);
    return upstream.get(job);
  }

  /** Names of the jobs that read this one's tables. */
  public Set<String> downstream(String job) {
    require(job);
    return jobs.keySet().stream()
        .filter(other -> upstream.get(other).contains(job))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The jobs in stages: those of one stage need nothing but what stages before it write. */
  public List<List<Job>> stages() {
    Map<String, Integer> depths = new LinkedHashMap<>();
    for (Job job : jobs()) {
      int depth = upstream.get(job.name()).stream()
          .mapToInt(name -> depths.get(name) + 1)
          .max()
          .orElse(0);
      depths.put(job.name(), depth);
    }
    Map<Integer, List<Job>> stages = jobs().stream()
        .collect(Collectors.groupingBy(
            job -> depths.get(job.name()), TreeMap::new, Collectors.toList()));
    return List.copyOf(stages.values());
  }

  private void require(String job) {
    if (!jobs.containsKey(job)) {
      throw new IllegalArgumentException(
          "There is no job " + job + ". There are " + String.join(", ", jobs.keySet()) + ".");
    }
  }

  private static void refuseTwoOwners(String table, List<String> jobs) {
    boolean isShared = SHARED.stream().anyMatch(table::startsWith);
    if (jobs.size() > 1 && !isShared) {
      throw new IllegalArgumentException("Table " + table + " is written by "
          + String.join(" and ", jobs) + ". Leave it to one job.");
    }
  }

  private static Set<String> before(Job job, Map<String, List<String>> writers) {
    Set<String> names = new TreeSet<>();
    for (TableSpec table : job.reads()) {
      names.addAll(writers.getOrDefault(table.id(), List.of()));
    }
    names.remove(job.name());
    return names;
  }

  private static Map<String, Job> sorted(Map<String, Job> jobs, Map<String, Set<String>> upstream) {
    Map<String, Job> sorted = new LinkedHashMap<>();
    Set<String> waiting = new HashSet<>(jobs.keySet());
    while (!waiting.isEmpty()) {
      List<Job> ready = jobs.values().stream()
          .filter(job -> waiting.contains(job.name()))
          .filter(job -> sorted.keySet().containsAll(upstream.get(job.name())))
          .toList();
      if (ready.isEmpty()) {
        throw new IllegalArgumentException(
            "Jobs wait for each other: " + new TreeSet<>(waiting) + ". Break the circle.");
      }
      ready.forEach(job -> sorted.put(job.name(), job));
      ready.forEach(job -> waiting.remove(job.name()));
    }
    return sorted;
  }
}
