package io.tributary.job.run;

import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * What jobs cost, by the tasks Spark ran for them. A job's threads carry its name; work that other
 * threads do for it carries it along.
 */
final class Costs extends SparkListener {

  private static final String JOB = "tributary.job";
  private static final long PATIENCE_MILLIS = 2_000;
  private static final Map<SparkContext, Costs> BY_CONTEXT = new WeakHashMap<>();

  private final Map<Integer, String> jobOfStage = new ConcurrentHashMap<>();
  private final Map<String, Cost> costs = new ConcurrentHashMap<>();

  private Costs() {}

  /** The listener of a context, which hears of all its tasks. */
  static Costs of(SparkContext context) {
    synchronized (BY_CONTEXT) {
      return BY_CONTEXT.computeIfAbsent(context, one -> {
        Costs costs = new Costs();
        one.addSparkListener(costs);
        return costs;
      });
    }
  }

  /**
   * What was spent.
   *
   * @param taskMillis time tasks ran
   * @param cpuMillis time they kept a processor busy
   * @param bytesRead bytes read from files
   * @param bytesWritten bytes written to files
   */
  record Cost(long taskMillis, long cpuMillis, long bytesRead, long bytesWritten) {

    static final Cost NONE = new Cost(0, 0, 0, 0);

    Cost plus(Cost other) {
      return new Cost(
          taskMillis + other.taskMillis,
          cpuMillis + other.cpuMillis,
          bytesRead + other.bytesRead,
          bytesWritten + other.bytesWritten);
    }

    Cost minus(Cost other) {
      return plus(
          new Cost(-other.taskMillis, -other.cpuMillis, -other.bytesRead, -other.bytesWritten));
    }
  }

  /** Whatever this thread has Spark do from now on is the job's. */
  static void begin(SparkContext context, String job) {
    context.setLocalProperty(JOB, job);
  }

  /** What a job has cost so far, tasks that just ended included. */
  Cost so(SparkContext context, String job) {
    try {
      context.listenerBus().waitUntilEmpty(PATIENCE_MILLIS);
    } catch (TimeoutException late) {
      // What is heard of later counts for the job's next write.
    }
    return costs.getOrDefault(job, Cost.NONE);
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted stage) {
    Optional.ofNullable(stage.properties())
        .map(properties -> properties.getProperty(JOB))
        .ifPresent(job -> jobOfStage.put(stage.stageInfo().stageId(), job));
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    String job = jobOfStage.get(task.stageId());
    TaskMetrics metrics = task.taskMetrics();
    if (job != null && metrics != null) {
      costs.merge(
          job,
          new Cost(
              metrics.executorRunTime(),
              metrics.executorCpuTime() / 1_000_000,
              metrics.inputMetrics().bytesRead(),
              metrics.outputMetrics().bytesWritten()),
          Cost::plus);
    }
  }
}
