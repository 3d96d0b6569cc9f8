package io.tributary.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.job.run.JobVerdict;
import io.tributary.job.run.RunResult;
import io.tributary.sample.generator.Summary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a demo did and where it is.
 *
 * @param folder where
 * @param generated the extracts
 * @param runs the nights, in order
 * @param identity OneID against the truth
 * @param recycled orders of persons who got another's number
 * @param totals by feed and count, what the lake has and what the truth says, where they differ
 * @param took real time of everything
 */
record DemoResult(
    DemoFolder folder,
    Summary generated,
    List<RunResult> runs,
    ClusterAgreement identity,
    RecycledCheck recycled,
    Map<String, String> totals,
    Duration took) {

  DemoResult {
    runs = List.copyOf(runs);
    totals = Map.copyOf(totals);
  }

  int exitCode() {
    int runs = this.runs.stream().mapToInt(RunResult::exitCode).max().orElse(1);
    return runs == 0 && !totals.isEmpty() ? 1 : runs;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Landed " + generated.files() + " files with " + records() + " records of "
        + generated.records().size() + " feeds.");
    runs.forEach(run -> lines.add(line(run)));
    lines.add(String.format(
        Locale.ROOT,
        "OneID against the truth: precision %.5f, recall %.5f over %,d identifiers.",
        identity.precision(),
        identity.recall(),
        identity.identifiers()));
    lines.add(recycled.says());
    lines.add(
        totals.isEmpty()
            ? "Records, money, planted defects, golden tags and delivered files are as the truth says."
            : "Differs from the truth: " + totals);
    lines.add("Took " + took.toSeconds() + " s. Everything is below "
        + folder.workspace().getParent());
    lines.add("  tributary status -w " + folder.workspace());
    lines.add("  tributary show gold.customer_360 -w " + folder.workspace());
    lines.add("  tributary identity stats -w " + folder.workspace());
    lines.add("  " + folder.report() + " in a browser");
    return lines;
  }

  String json() {
    ObjectNode document = new ObjectMapper().createObjectNode();
    document.put("workspace", folder.workspace().toString());
    document.put("landing", folder.landing().toString());
    document.put("truth", folder.truth().toString());
    document.put("lake", folder.lake().toString());
    document.put("report", folder.report().toString());
    document.put("files", generated.files()).put("records", records());
    document.put("seconds", took.toMillis() / 1000.0);
    document.put("precision", identity.precision()).put("recall", identity.recall());
    ObjectNode differences = document.putObject("differences");
    totals.forEach(differences::put);
    runs.forEach(run -> document.withArray("runs").add(run.runId()));
    document.put("exit_code", exitCode());
    return document.toString();
  }

  private long records() {
    return generated.records().values().stream().mapToLong(Long::longValue).sum();
  }

  private static String line(RunResult run) {
    long rows = run.verdicts().stream().mapToLong(JobVerdict::rows).sum();
    return String.format(
        Locale.ROOT,
        "%s %s, %,d rows written",
        run.runId(),
        run.isGood() ? "finished" : "FAILED",
        rows);
  }
}
