package io.tributary.architecture.planted.job.workspace;

import io.tributary.architecture.planted.job.run.SeesCommandLine;

interface SeesRun {
  SeesCommandLine upwards();
}
