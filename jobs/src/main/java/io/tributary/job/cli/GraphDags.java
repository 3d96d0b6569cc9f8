package io.tributary.job.cli;

import io.tributary.job.run.Cadence;
import io.tributary.job.run.Job;
import io.tributary.job.workspace.DagSettings;
import io.tributary.orchestration.graph.DagNode;
import io.tributary.orchestration.graph.TaskNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The DAGs that run a workspace's jobs. */
final class GraphDags {

  private static final String DEFAULT_POOL = "default_pool";
  private static final int SHORT_MINUTES = 30;
  private static final int SENSOR_MINUTES = 120;

  private final DagSettings settings;
  private final GraphTasks tasks;
  private final List<Job> jobs;

  GraphDags(DagSettings settings, String zone, List<Job> jobs) {
    this.settings = settings;
    this.tasks = new GraphTasks(settings, zone);
    this.jobs = List.copyOf(jobs);
  }

  /**
   * By kind; nothing quick and no deliveries where the workspace has no feed or destination for it.
   */
  Map<String, DagNode> all() {
    Map<String, DagNode> dags = new LinkedHashMap<>();
    List<TaskNode> nightly = tasks.of(Cadence.NIGHTLY, jobs);
    List<TaskNode> quick = tasks.of(Cadence.QUICK, jobs);
    if (!quick.isEmpty()) {
      add(dags, "quick", "Ingests what just happened, and finds who is worth a contact.", quick);
    }
    add(dags, "hourly", "Ingests what has landed.", tasks.of(Cadence.HOURLY, jobs));
    add(dags, "nightly", "All tables for the day before.", nightly);
    add(
        dags,
        "maintenance",
        "Checks all rows of the newest release, and keeps the lake small.",
        maintenance());
    add(dags, "freshness", "Fails when the night is not released by now.", List.of(freshness()));
    dags.put("backfill", backfill());
    List<TaskNode> deliveries = deliveries();
    if (deliveries.size() > 1) {
      dags.put("publish", publish(nightly, deliveries));
    }
    return dags;
  }

  private void add(Map<String, DagNode> dags, String kind, String says, List<TaskNode> nodes) {
    dags.put(
        kind,
        new DagNode(
            settings.dagId(kind), says, settings.crons().get(kind), List.of(), Map.of(), nodes));
  }

  private DagNode backfill() {
    List<String> argv = List.of(
        "backfill",
        "{{ params['lane'] }}",
        "--without",
        GraphTasks.PUBLISH + "*",
        "--from",
        "{{ params['from'] }}",
        "--to",
        "{{ params['to'] }}");
    return new DagNode(
        settings.dagId("backfill"),
        "A range of days as one window: {\"from\": \"2026-01-01\", \"to\": \"2026-02-01\"}.",
        "",
        List.of(),
        Map.of("lane", "nightly", "from", "", "to", ""),
        List.of(new TaskNode(
            "backfill",
            TaskNode.Kind.RUN,
            argv,
            List.of(),
            settings.lakePool(),
            settings.timeoutMinutes().get("backfill"),
            List.of())));
  }

  /** News of what deliveries read, but only of what a night makes. */
  private DagNode publish(List<TaskNode> nightly, List<TaskNode> deliveries) {
    Set<String> made =
        nightly.stream().flatMap(task -> task.outlets().stream()).collect(Collectors.toSet());
    List<String> read = jobs.stream()
        .filter(job -> job.name().startsWith(GraphTasks.PUBLISH))
        .flatMap(job -> job.reads().stream())
        .filter(table -> table.database().equals("gold"))
        .map(tasks::uri)
        .filter(made::contains)
        .toList();
    return new DagNode(
        settings.dagId("publish"),
        "Delivers audiences once a night is released.",
        "",
        read,
        Map.of(),
        deliveries);
  }

  private List<TaskNode> deliveries() {
    List<TaskNode> deliveries = new ArrayList<>();
    deliveries.add(reading("ready", TaskNode.Kind.SENSOR, SENSOR_MINUTES, ready()));
    jobs.stream()
        .map(Job::name)
        .filter(name -> name.startsWith(GraphTasks.PUBLISH))
        .forEach(name -> deliveries.add(new TaskNode(
            name,
            TaskNode.Kind.RUN,
            List.of("publish", name.substring(GraphTasks.PUBLISH.length())),
            List.of("ready"),
            settings.lakePool(),
            settings.timeoutMinutes().get("hourly"),
            List.of())));
    return deliveries;
  }

  private TaskNode freshness() {
    return reading("ready", TaskNode.Kind.CHECK, SHORT_MINUTES, ready());
  }

  private static List<String> ready() {
    return List.of("ready", "nightly", "--without", GraphTasks.PUBLISH + "*");
  }

  /** One after the other: old rows go first, so that their files are put together and deleted. */
  private List<TaskNode> maintenance() {
    return List.of(
        qualityCheck(),
        maintaining("retain", "quality.check"),
        maintaining("optimize", "maintain.retain"),
        maintaining("vacuum", "maintain.optimize"));
  }

  private TaskNode maintaining(String what, String after) {
    return new TaskNode(
        "maintain." + what,
        TaskNode.Kind.RUN,
        List.of("maintain", what),
        List.of(after),
        settings.lakePool(),
        settings.timeoutMinutes().get("nightly"),
        List.of());
  }

  private TaskNode qualityCheck() {
    List<String> argv = List.of("quality", "check");
    return reading(
        "quality.check", TaskNode.Kind.CHECK, settings.timeoutMinutes().get("nightly"), argv);
  }

  private static TaskNode reading(
      String id, TaskNode.Kind kind, int timeoutMinutes, List<String> argv) {
    return new TaskNode(id, kind, argv, List.of(), DEFAULT_POOL, timeoutMinutes, List.of());
  }
}
