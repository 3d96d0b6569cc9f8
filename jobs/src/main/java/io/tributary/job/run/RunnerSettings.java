package io.tributary.job.run;

import java.nio.file.Path;
import java.time.Clock;

/**
 * How a runner works; nothing a result depends on.
 *
 * @param parallelJobs how many jobs run side by side
 * @param leaseFolder local folder of the lake's lease
 * @param leaseClock real time, for the lease's expiry only
 * @param killPoints where tests end the process
 * @param progress who hears of jobs
 */
public record RunnerSettings(
    int parallelJobs,
    Path leaseFolder,
    Clock leaseClock,
    KillPoints killPoints,
    Progress progress) {

  public RunnerSettings {
    if (parallelJobs < 1) {
      throw new IllegalArgumentException(
          "Cannot run " + parallelJobs + " jobs side by side. Give a number from 1.");
    }
  }

  /** As many jobs as cores, the lease beside a local lake, real time, no kill points. */
  public static RunnerSettings defaults(Path leaseFolder) {
    return new RunnerSettings(
        Runtime.getRuntime().availableProcessors(),
        leaseFolder,
        Clock.systemUTC(),
        KillPoints.fromProperty(),
        Progress.silent());
  }

  public RunnerSettings withProgress(Progress listener) {
    return new RunnerSettings(parallelJobs, leaseFolder, leaseClock, killPoints, listener);
  }

  public RunnerSettings withKillPoints(KillPoints points) {
    return new RunnerSettings(parallelJobs, leaseFolder, leaseClock, points, progress);
  }
}
