package io.tributary.architecture.planted.job.lineage;

import io.tributary.architecture.planted.job.run.SeesCommandLine;

interface SeesRun {
  SeesCommandLine upwards();
}
