package io.tributary.job.cli;

import io.tributary.job.run.Cadence;
import io.tributary.job.run.Job;
import io.tributary.job.run.JobGraph;
import io.tributary.job.workspace.DagSettings;
import io.tributary.orchestration.graph.TaskNode;
import io.tributary.schema.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tasks that run a lane's jobs. */
final class GraphTasks {

  static final String INGEST = "ingest.";
  static final String PUBLISH = "publish.";
  private static final String QUICK = "quick";
  private static final Set<String> NEWS = Set.of("silver", "identity", "gold");

  private final DagSettings settings;
  private final String zone;

  GraphTasks(DagSettings settings, String zone) {
    this.settings = settings;
    this.zone = zone;
  }

  /**
   * A task for each group of the lane's jobs, as the settings split them; none that publish. A
   * quick run is one task always, since each starts a process.
   */
  List<TaskNode> of(Cadence cadence, List<Job> jobs) {
    String lane = cadence.name().toLowerCase(Locale.ROOT);
    JobGraph graph = JobGraph.of(jobs.stream()
        .filter(job -> cadence.includes(job.cadence()) && !job.name().startsWith(PUBLISH))
        .toList());
    Map<String, List<Job>> groups = new LinkedHashMap<>();
    for (Job job : graph.jobs()) {
      groups.computeIfAbsent(group(job.name(), lane), any -> new ArrayList<>()).add(job);
    }
    List<TaskNode> tasks = new ArrayList<>();
    groups.forEach((name, members) -> tasks.add(task(name, lane, members, graph)));
    return tasks;
  }

  private String group(String job, String lane) {
    if (lane.equals(QUICK)) {
      return lane;
    }
    return switch (settings.split()) {
      case LANE -> lane;
      case FEED -> job.startsWith(INGEST) ? job : lane;
      case JOB -> job;
    };
  }

  private TaskNode task(String name, String lane, List<Job> members, JobGraph graph) {
    Set<String> after = new TreeSet<>();
    members.forEach(
        job -> graph.upstream(job.name()).forEach(before -> after.add(group(before, lane))));
    after.remove(name);
    boolean isIngest = !name.equals(lane) && name.startsWith(INGEST);
    return new TaskNode(
        name,
        TaskNode.Kind.RUN,
        argv(name, lane),
        List.copyOf(after),
        settings.lakePool(),
        settings.timeoutMinutes().get(isIngest ? "hourly" : lane),
        members.stream()
            .flatMap(job -> job.writes().stream())
            .filter(table -> NEWS.contains(table.database()))
            .map(this::uri)
            .toList());
  }

  private List<String> argv(String name, String lane) {
    List<String> argv = new ArrayList<>(List.of("run", name));
    if (name.equals(lane)) {
      argv.addAll(List.of("--without", PUBLISH + "*"));
    }
    String unit = switch (lane) {
      case QUICK -> "minute";
      case "hourly" -> "hour";
      default -> "day";
    };
    argv.addAll(List.of("--from", bound("start", unit), "--to", bound("end", unit), "--airflow"));
    return argv;
  }

  /** Whole minutes, hours or days of the zone, whatever minute the schedule names. */
  private String bound(String end, String unit) {
    return "{{ data_interval_" + end + ".in_timezone('" + zone + "').start_of('" + unit
        + "').isoformat() }}";
  }

  /** How a table is called among all that Airflow hears news of. */
  String uri(TableSpec table) {
    return "tributary://" + settings.prefix() + "/" + table.id().replace('.', '/');
  }
}
