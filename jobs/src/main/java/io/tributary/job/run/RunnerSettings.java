package io.tributary.job.run;

import io.tributary.job.lake.Bucket;
import io.tributary.schema.quality.QualityFile;
import io.tributary.schema.quality.QualityRules;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * How a runner works; nothing a result depends on.
 *
 * @param parallelJobs how many jobs run side by side
 * @param lease where the lake's lease is kept
 * @param leaseClock real time, for the lease's expiry only
 * @param killPoints where tests end the process
 * @param progress who hears of jobs
 * @param quality what is checked before a table is published
 * @param sealer seals rows that are put away; empty where nobody has the keys: they are counted and
 *     their reasons kept, but not their content
 */
public record RunnerSettings(
    int parallelJobs,
    LeasePlace lease,
    Clock leaseClock,
    KillPoints killPoints,
    Progress progress,
    QualityRules quality,
    Optional<RowSealer> sealer) {

  public RunnerSettings {
    if (parallelJobs < 1) {
      throw new IllegalArgumentException(
          "Cannot run " + parallelJobs + " jobs side by side. Give a number from 1.");
    }
  }

  /** As many jobs as cores, the lease in a local folder, real time, checks as shipped. */
  public static RunnerSettings defaults(Path leaseFolder) {
    return defaults(new LeaseFile(leaseFolder));
  }

  private static RunnerSettings defaults(LeasePlace lease) {
    return new RunnerSettings(
        Runtime.getRuntime().availableProcessors(),
        lease,
        Clock.systemUTC(),
        KillPoints.fromProperty(),
        Progress.silent(),
        QualityFile.shipped(),
        Optional.empty());
  }

  /**
   * The defaults for a lake by its root: the lease lies in it, in a folder or a bucket.
   *
   * @param configuration how a bucket is reached
   * @throws IllegalArgumentException when the root is on a store on which no lease can be taken
   */
  public static RunnerSettings forLake(String root, Configuration configuration) {
    if (Bucket.isIn(root)) {
      return defaults(new LeaseObjects(root, configuration));
    }
    if (root.matches("[a-z][a-z0-9]+://.*") && !root.startsWith("file://")) {
      throw new IllegalArgumentException("Cannot take the lease of the lake " + root
          + ": two writers would not see each other there. Keep the lake in a folder that all its"
          + " writers share, or in a bucket, s3a://.");
    }
    return defaults(Path.of(root.replaceFirst("^file:(//)?", "")));
  }

  /** The same with so many jobs side by side. */
  public RunnerSettings withParallelJobs(int jobs) {
    return new RunnerSettings(jobs, lease, leaseClock, killPoints, progress, quality, sealer);
  }

  public RunnerSettings withProgress(Progress listener) {
    return new RunnerSettings(
        parallelJobs, lease, leaseClock, killPoints, listener, quality, sealer);
  }

  public RunnerSettings withKillPoints(KillPoints points) {
    return new RunnerSettings(parallelJobs, lease, leaseClock, points, progress, quality, sealer);
  }

  /** The same with other checks. */
  public RunnerSettings withQuality(QualityRules rules) {
    return new RunnerSettings(parallelJobs, lease, leaseClock, killPoints, progress, rules, sealer);
  }

  /** The same, keeping the content of rows that are put away. */
  public RunnerSettings withSealer(RowSealer other) {
    return new RunnerSettings(
        parallelJobs, lease, leaseClock, killPoints, progress, quality, Optional.of(other));
  }
}
