package io.tributary.architecture.planted.job.run;

import io.tributary.architecture.planted.job.cli.SeesSampleData;

public interface SeesCommandLine {
  SeesSampleData upwards();
}
