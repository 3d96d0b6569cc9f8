package io.tributary.schema.contract;

import io.tributary.schema.contract.ColumnSpec.StandardiserCall;
import org.apache.spark.sql.types.DataType;

/** Which standardisers there are; contracts name them, pipelines bring them. */
@FunctionalInterface
public interface StandardiserCatalogue {

  /**
   * The type of the values a standardiser gives.
   *
   * @throws IllegalArgumentException when there is none of that name, or it does not take these
   *     parameters; the message says what was probably meant
   */
  DataType typeOf(StandardiserCall call);
}
