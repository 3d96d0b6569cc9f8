package io.tributary.architecture.planted.quality;

import io.tributary.architecture.planted.model.SeesPipelines;

interface SeesModels {
  SeesPipelines sideways();
}
