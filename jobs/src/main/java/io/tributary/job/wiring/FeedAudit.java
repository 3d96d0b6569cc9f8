package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.not;

import io.tributary.job.run.JobRun;
import io.tributary.job.run.Judgement;
import io.tributary.job.run.MetricHistory;
import io.tributary.pipeline.rule.StandardView;
import io.tributary.pipeline.silver.Documents;
import io.tributary.quality.FeedDrift;
import io.tributary.quality.FeedVolume;
import io.tributary.quality.RecordProfiles;
import io.tributary.quality.ValueFindings;
import io.tributary.schema.calendar.MarketingCalendar;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.quality.FeedRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whether a feed brings what it used to, before its records go on to silver. */
final class FeedAudit {

  private final FeedContract contract;
  private final JobRun run;
  private final FeedRule rule;
  private final MarketingCalendar calendar;

  FeedAudit(FeedContract contract, JobRun run) {
    this.contract = contract;
    this.run = run;
    this.rule = run.quality().feed(contract.feed());
    this.calendar = run.quality().calendar();
  }

  /**
   * What is to be said of the days this run's files are of, and of its records; days that are not
   * over are left out.
   *
   * @param bronze the run's records
   */
  List<Judgement> judgements(
      DayCounts days, List<InputFile> files, FileCounts counts, Dataset<Row> bronze) {
    if (rule.isOff()) {
      return List.of();
    }
    DayCounts.Today today = days.with(files, counts, run.now(), run.window().to());
    List<FeedVolume.Judged> volumes =
        new FeedVolume(rule.volume(), calendar).judged(days.totals(), today.totals());
    List<Judgement> judgements = new ArrayList<>(volumes.stream()
        .map(one -> new Judgement(name(), one.day().toString(), one.finding()))
        .toList());
    if (!volumes.isEmpty()) {
      LocalDate newest = volumes.get(volumes.size() - 1).day();
      new FeedDrift(rule, calendar, RecordProfiles.currencies(contract))
          .judged(newest, today.profile(newest), today.profilesBefore(newest))
          .forEach(one -> judgements.add(new Judgement(name(), newest.toString(), one)));
    }
    rules(bronze, judgements);
    return judgements;
  }

  private void rules(Dataset<Row> bronze, List<Judgement> judgements) {
    if (rule.checks().isEmpty()) {
      return;
    }
    MetricHistory history = new MetricHistory(run);
    Dataset<Row> accepted = StandardView.of(contract, bronze.where(not(Documents.isRefused())));
    ValueFindings.of(
            accepted,
            rule.checks(),
            metric -> history.before(name(), metric),
            history.isSpecialDay())
        .forEach(one -> judgements.add(new Judgement(name(), run.window().text(), one)));
  }

  private String name() {
    return "feed." + contract.feed();
  }

  static boolean isStopped(List<Judgement> judgements) {
    return judgements.stream().anyMatch(one -> one.finding().isBreaker());
  }

  /** Keeps the judgements; stops the job where one of them says so. */
  void judge(List<Judgement> judgements) {
    if (!judgements.isEmpty()) {
      run.judge(
          "",
          judgements,
          "Silver was left as it was, and readers see the last release. Have the extract delivered"
              + " again, or take the file away, and run again: files held back are read anew."
              + " Where it is meant to be so, say so of the feed in quality.yaml.");
    }
  }
}
