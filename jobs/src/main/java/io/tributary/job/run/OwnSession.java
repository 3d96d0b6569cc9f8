package io.tributary.job.run;

import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;

/** A job's session: settings are session-wide, so jobs side by side need one each. */
final class OwnSession {

  private OwnSession() {}

  /**
   * A new session with the settings of that one. Those of a session that spark-submit has prepared
   * were set on the session alone, and a new session would forget them.
   */
  static SparkSession like(SparkSession session) {
    SparkSession own = session.newSession();
    RuntimeConfig settings = own.conf();
    session.conf().getAll().foreach(setting -> {
      if (settings.isModifiable(setting._1())) {
        settings.set(setting._1(), setting._2());
      }
      return scala.runtime.BoxedUnit.UNIT;
    });
    return own;
  }
}
