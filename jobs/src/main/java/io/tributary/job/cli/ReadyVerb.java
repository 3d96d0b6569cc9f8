package io.tributary.job.cli;

import io.tributary.job.run.Job;
import io.tributary.job.run.Progress;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary ready}: whether all jobs of a lane are released up to a time. */
@Command(
    name = "ready",
    description = "Exit 0 when all jobs of a lane are released up to a time, else 3.",
    mixinStandardHelpOptions = true)
final class ReadyVerb implements Callable<Integer> {

  /** A run that finished is released; its name holds the end of its window. */
  private static final String RELEASED =
      "select e.job, max(to_timestamp(split(e.run_id, '-')[2], \"yyyyMMdd'T'HHmm'Z'\")) as released_to"
          + " from ops.run_events e join ops.run_events f"
          + " on f.run_id = e.run_id and f.job is null and f.event = 'finished'"
          + " where e.event in ('committed', 'skipped_no_data') and e.job is not null"
          + " group by e.job";

  @Mixin
  private WorkspaceOptions options;

  @Mixin
  private WindowOptions windows;

  @Mixin
  private LaneOptions lanes;

  @Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "LANE|JOB",
      defaultValue = "nightly",
      description = "nightly by default.")
  private String lane;

  @Override
  public Integer call() throws Exception {
    try (OpenWorkspace open = OpenWorkspace.open(options)) {
      Instant wanted = windows.window(lane, open).to();
      List<Job> jobs = lanes.left(open.runner(1, Progress.silent()).jobs(lane));
      Map<String, Instant> released = released(open);
      List<String> missing = jobs.stream()
          .map(Job::name)
          .filter(job -> Optional.ofNullable(released.get(job))
              .filter(to -> !to.isBefore(wanted))
              .isEmpty())
          .toList();
      Output output = new Output(spec.commandLine().getOut());
      if (options.isJson()) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("lane", lane);
        document.put("to", wanted);
        document.put("ready", missing.isEmpty());
        document.put("missing", missing);
        output.json(document);
      } else {
        tell(output, wanted, missing, released);
      }
      return missing.isEmpty() ? ExitCode.OK.code() : ExitCode.NOT_READY.code();
    }
  }

  private static Map<String, Instant> released(OpenWorkspace open) throws Exception {
    Map<String, Instant> released = new HashMap<>();
    for (Row row : open.query(RELEASED).collectAsList()) {
      released.put(row.getString(0), row.<Timestamp>getAs(1).toInstant());
    }
    return released;
  }

  private void tell(
      Output output, Instant wanted, List<String> missing, Map<String, Instant> released) {
    if (missing.isEmpty()) {
      output.line(lane + " is released up to " + wanted);
      return;
    }
    output.line(lane + " is not released up to " + wanted + ":");
    List<List<String>> rows = new ArrayList<>();
    missing.forEach(job -> rows.add(List.of(
        job, Optional.ofNullable(released.get(job)).map(Instant::toString).orElse("never"))));
    output.table(List.of("job", "released to"), rows);
  }
}
