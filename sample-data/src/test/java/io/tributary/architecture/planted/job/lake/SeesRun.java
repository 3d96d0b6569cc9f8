package io.tributary.architecture.planted.job.lake;

import io.tributary.architecture.planted.job.run.SeesCommandLine;

interface SeesRun {
  SeesCommandLine upwards();
}
