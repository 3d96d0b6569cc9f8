package io.tributary.job.run;

import io.tributary.schema.quality.QualityFile;
import io.tributary.schema.quality.QualityRules;
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
 * @param quality what is checked before a table is published
 */
public record RunnerSettings(
    int parallelJobs,
    Path leaseFolder,
    Clock leaseClock,
    KillPoints killPoints,
    Progress progress,
    QualityRules quality) {

  public RunnerSettings {
    if (parallelJobs < 1) {
      throw new IllegalArgumentException(
          "Cannot run " + parallelJobs + " jobs side by side. Give a number from 1.");
    }
  }

  /** As many jobs as cores, the lease beside a local lake, real time, checks as shipped. */
  public static RunnerSettings defaults(Path leaseFolder) {
    return new RunnerSettings(
        Runtime.getRuntime().availableProcessors(),
        leaseFolder,
        Clock.systemUTC(),
        KillPoints.fromProperty(),
        Progress.silent(),
        QualityFile.shipped());
  }

  /**
   * The defaults for a lake by its root.
   *
   * @throws IllegalArgumentException when the root is on an object store, where a lease cannot be
   *     taken: use {@link #defaults} with a local folder that all writers of the lake share
   */
  public static RunnerSettings forLake(String root) {
    if (root.matches("[a-z][a-z0-9]+://.*") && !root.startsWith("file://")) {
      throw new IllegalArgumentException("Cannot take the lease of the lake " + root
          + ": on an object store two writers would not see each other. Name a local folder that"
          + " every writer of this lake shares as the lease folder.");
    }
    return defaults(Path.of(root.replaceFirst("^file:(//)?", "")));
  }

  /** The same with so many jobs side by side. */
  public RunnerSettings withParallelJobs(int jobs) {
    return new RunnerSettings(jobs, leaseFolder, leaseClock, killPoints, progress, quality);
  }

  public RunnerSettings withProgress(Progress listener) {
    return new RunnerSettings(parallelJobs, leaseFolder, leaseClock, killPoints, listener, quality);
  }

  public RunnerSettings withKillPoints(KillPoints points) {
    return new RunnerSettings(parallelJobs, leaseFolder, leaseClock, points, progress, quality);
  }

  /** The same with other checks. */
  public RunnerSettings withQuality(QualityRules rules) {
    return new RunnerSettings(parallelJobs, leaseFolder, leaseClock, killPoints, progress, rules);
  }
}
