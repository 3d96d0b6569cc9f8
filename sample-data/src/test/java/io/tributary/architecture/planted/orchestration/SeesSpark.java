package io.tributary.architecture.planted.orchestration;

import io.tributary.architecture.planted.model.SeesPipelines;
import org.apache.spark.sql.Row;

interface SeesSpark {
  Row spark();

  SeesPipelines sideways();
}
