package io.tributary.job.cli;

import io.tributary.job.run.JobVerdict;
import io.tributary.job.run.RunResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run did, as text or JSON. */
final class RunReport {

  private RunReport() {}

  static void print(Output output, boolean isJson, RunResult result) {
    if (isJson) {
      output.json(document(result));
    } else {
      long rows = result.verdicts().stream().mapToLong(JobVerdict::rows).sum();
      String end = result.isGood() ? "finished" : "FAILED (exit " + result.exitCode() + ")";
      output.line("run " + result.runId() + " " + end + ", " + rows + " rows written");
    }
  }

  private static Map<String, Object> document(RunResult result) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("run_id", result.runId());
    document.put("good", result.isGood());
    document.put("exit_code", result.exitCode());
    document.put("jobs", result.verdicts().stream().map(RunReport::job).toList());
    document.put("resumed", result.resumed().stream().map(RunReport::document).toList());
    return document;
  }

  private static Map<String, Object> job(JobVerdict verdict) {
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("job", verdict.job());
    job.put("outcome", verdict.outcome().name());
    job.put("rows", verdict.rows());
    job.put("seconds", verdict.took().toMillis() / 1000.0);
    job.put("message", verdict.message());
    return job;
  }
}
