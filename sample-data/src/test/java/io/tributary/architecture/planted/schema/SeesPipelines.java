package io.tributary.architecture.planted.schema;

import io.tributary.architecture.planted.pipeline.silver.CountsTransform;

interface SeesPipelines {
  CountsTransform sideways();
}
