package io.tributary.schema.testkit;

import org.apache.spark.sql.SparkSession;

/** What a module's tests want of the session beyond the kit's own; found as a service. */
public interface SessionSettings {

  /** Sets it before the session starts. */
  void applyTo(SparkSession.Builder builder);
}
