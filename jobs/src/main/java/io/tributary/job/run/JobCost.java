package io.tributary.job.run;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkContext;

/** What Spark's tasks do for one job, and cost. */
final class JobCost {

  private final SparkContext context;
  private final String name;
  private final AtomicReference<Costs.Cost> told = new AtomicReference<>(Costs.Cost.NONE);

  JobCost(SparkContext context, String name) {
    this.context = context;
    this.name = name;
  }

  /** Whatever this thread has Spark do from now on is the job's. */
  void begin() {
    Costs.of(context);
    Costs.begin(context, name);
  }

  /** What was spent since it was asked before. */
  Costs.Cost sinceLast() {
    Costs.Cost now = Costs.of(context).so(context, name);
    return now.minus(told.getAndSet(now));
  }
}
