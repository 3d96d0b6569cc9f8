package io.tributary.architecture.planted.job.wiring;

import io.tributary.architecture.planted.job.publish.Files;

interface SeesPublish {
  Files sideways();
}
