package io.tributary.sample;

import io.tributary.job.lake.Sessions;
import io.tributary.schema.testkit.SessionSettings;
import org.apache.spark.sql.SparkSession;

/** Tests run with the settings of the product. */
public final class ProductSettings implements SessionSettings {

  @Override
  public void applyTo(SparkSession.Builder builder) {
    var unused = Sessions.settled(builder);
  }
}
