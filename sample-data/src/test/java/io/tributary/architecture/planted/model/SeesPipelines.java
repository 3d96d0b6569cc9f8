package io.tributary.architecture.planted.model;

import io.tributary.architecture.planted.pipeline.silver.CountsTransform;

public interface SeesPipelines {
  CountsTransform sideways();

  static void main(String[] arguments) {}
}
