package io.tributary.architecture.planted.pipeline.bronze;

import io.tributary.architecture.planted.model.SeesPipelines;
import io.tributary.architecture.planted.pipeline.silver.CountsTransform;
import java.nio.file.Files;
import java.nio.file.Path;

interface SeesAStage {
  CountsTransform stage();

  SeesPipelines module();

  static boolean looksAtFiles() {
    return Files.exists(Path.of("."));
  }
}
