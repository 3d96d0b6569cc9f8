package io.tributary.job.wiring;

import io.tributary.job.run.JobRun;
import io.tributary.job.run.Judgement;
import io.tributary.quality.FeedVolume;
import java.util.List;
import java.util.Map;

/** Whether a feed brings about as many records as it did, before they go on to silver. */
final class FeedAudit {

  private final String feed;
  private final JobRun run;

  FeedAudit(String feed, JobRun run) {
    this.feed = feed;
    this.run = run;
  }

  /**
   * What is to be said of the days this run's files are of; days that are not over are left out.
   */
  List<Judgement> volume(DayCounts days, List<InputFile> files, FileCounts counts) {
    Map<java.time.LocalDate, Long> now =
        days.with(files, counts, run.now(), run.window().to());
    return new FeedVolume(run.quality().feed(feed))
        .judged(days.totals(), now).stream()
            .map(one -> new Judgement("feed." + feed, one.day().toString(), one.finding()))
            .toList();
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
              + " Where so few are right, lower stop-below of the feed in quality.yaml.");
    }
  }
}
