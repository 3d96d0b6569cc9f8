package io.tributary.pipeline.bronze;

import io.tributary.pipeline.standard.LakeKeys;
import io.tributary.schema.identity.Blocklist;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What reading needs beside the contract; travels to the executors.
 *
 * @param keys the lake's token key and data keys
 * @param zone the zone of local times in the files
 * @param blocklist normalised identifier values that stand for nobody
 * @param opener opens a file by the path in the list of files
 * @param runId the run that reads
 * @param ingestedAt the run's clock
 */
public record ReadSettings(
    LakeKeys keys,
    ZoneId zone,
    Blocklist blocklist,
    Opener opener,
    String runId,
    Instant ingestedAt)
    implements Serializable {

  public ReadSettings {
    Objects.requireNonNull(keys, "keys");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(blocklist, "blocklist");
    Objects.requireNonNull(opener, "opener");
    Objects.requireNonNull(ingestedAt, "ingestedAt");
    if (runId.isBlank()) {
      throw new IllegalArgumentException("The run id is blank. Give the id of the run that reads.");
    }
  }
}
