package io.tributary.job.wiring;

import io.tributary.job.run.JobRun;
import io.tributary.job.run.OpsRow;
import io.tributary.job.run.Step;
import io.tributary.schema.destination.ExportRule;
import io.tributary.schema.destination.ExportRules;
import io.tributary.schema.table.ExportRuleVersions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Notes export rules the lake has not heard of: a version is told once, and never changes. */
final class ExportRulesStep implements Step {

  @Override
  public void run(JobRun run) {
    Set<String> known = run
        .readWithRecorded(ExportRuleVersions.TABLE)
        .select("destination", "field", "version")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0) + "." + row.getString(1) + "@" + row.getLong(2))
        .collect(Collectors.toSet());
    List<OpsRow> fresh = ExportRules.all().stream()
        .filter(rule -> !known.contains(rule.id()))
        .map(rule -> row(rule).with(ExportRuleVersions.AT, run.now()))
        .toList();
    if (!fresh.isEmpty()) {
      run.record("rules", fresh);
    }
  }

  private static OpsRow row(ExportRule rule) {
    return OpsRow.of(ExportRuleVersions.TABLE)
        .with(ExportRuleVersions.DESTINATION, rule.destination())
        .with(ExportRuleVersions.FIELD, rule.field())
        .with(ExportRuleVersions.VERSION, rule.version())
        .with(ExportRuleVersions.VALID_FROM, rule.validFrom())
        .with(ExportRuleVersions.STEPS, rule.described())
        .with(ExportRuleVersions.VERIFIED, rule.isVerified())
        .with(ExportRuleVersions.SOURCE, rule.source());
  }
}
