package io.tributary.job.workspace;

import io.tributary.pipeline.standard.Standardisers;
import io.tributary.schema.contract.ColumnSpec.StandardiserCall;
import io.tributary.schema.contract.StandardiserCatalogue;
import java.time.ZoneId;
import org.apache.spark.sql.types.DataType;

/**
 * The standardisers of the pipelines, as contracts are checked against them.
 *
 * @param zone the workspace's zone
 */
public record StandardiserTypes(ZoneId zone) implements StandardiserCatalogue {

  @Override
  public DataType typeOf(StandardiserCall call) {
    return Standardisers.named(call.name(), call.parameters(), zone).type();
  }
}
