package io.tributary.job.cli;

import io.tributary.job.publish.PublishJobs;
import io.tributary.job.publish.PublishSettings;
import io.tributary.job.run.Job;
import io.tributary.job.wiring.Wiring;
import io.tributary.job.workspace.Workspace;
import io.tributary.pipeline.standard.LakeKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A workspace's jobs, to be asked what they read and write; none runs, so no lake is touched. */
final class StaticJobs {

  private StaticJobs() {}

  static List<Job> of(Workspace workspace) {
    byte[] zeros = new byte[32];
    LakeKeys none = new LakeKeys(zeros, "none", Map.of("none", zeros));
    List<Job> jobs = new ArrayList<>(new Wiring(LoadedWorkspace.settings(workspace, none)).jobs());
    jobs.addAll(PublishJobs.of(
            new PublishSettings(workspace.destinations().all(), none, workspace.root(), name -> ""))
        .jobs());
    return jobs;
  }

  /** The tables each table is made from, as the jobs say. */
  static Map<String, Set<String>> up(List<Job> jobs) {
    Map<String, Set<String>> up = new TreeMap<>();
    jobs.forEach(job -> job.writes().forEach(made -> {
      Set<String> from = up.computeIfAbsent(made.id(), any -> new TreeSet<>());
      job.reads().forEach(read -> from.add(read.id()));
      if (job.name().startsWith("ingest.")) {
        String feed = job.name().substring("ingest.".length());
        from.add(made.id().startsWith("bronze.") ? "feed " + feed : "bronze." + feed);
      }
      from.remove(made.id());
    }));
    return up;
  }

  /** The same the other way round. */
  static Map<String, Set<String>> down(Map<String, Set<String>> up) {
    Map<String, Set<String>> down = new TreeMap<>();
    up.forEach((made, from) ->
        from.forEach(one -> down.computeIfAbsent(one, any -> new TreeSet<>()).add(made)));
    return down;
  }
}
