package io.tributary.job.run;

/** Hears of jobs as they start and end; called from several threads. */
public interface Progress {

  /** A run or a resumed one begins. */
  void runStarted(String runId, int jobs, boolean isResumed);

  void jobStarted(String job);

  void jobEnded(JobVerdict verdict);

  /** A listener that hears nothing. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void runStarted(String runId, int jobs, boolean isResumed) {}

      @Override
      public void jobStarted(String job) {}

      @Override
      public void jobEnded(JobVerdict verdict) {}
    };
  }
}
