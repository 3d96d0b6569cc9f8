package io.tributary.job.bench;

import org.apache.spark.sql.types.StructType;

/** The columns of the benchmark's extracts, as somebody would declare them to Spark. */
final class IngestSchemas {

  static final StructType EVENTS = StructType.fromDDL("event_id string, event string, page string,"
      + " product string, category string, dwell_seconds bigint, ts bigint, appid string,"
      + " openid string, unionid string, scene bigint");

  static final StructType MESSAGES = StructType.fromDDL(
      "msg_id string, address string, template_id string, sign string, campaign_id string,"
          + " strategy_id string, submit_time string, status string, delivered_at string,"
          + " opened_at string, clicked_at string, reply string, replied_at string,"
          + " updated_at string");

  private IngestSchemas() {}
}
