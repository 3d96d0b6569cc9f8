package io.tributary.architecture.planted.job.cli;

import io.tributary.architecture.planted.sample.Brand;

public interface SeesSampleData {
  Brand upwards();
}
