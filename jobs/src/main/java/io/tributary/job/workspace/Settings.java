package io.tributary.job.workspace;

import io.tributary.schema.destination.ObjectStore;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What tributary.yaml says, with the chosen environment and the command line applied. */
record Settings(
    String brand,
    ZoneId zone,
    String currency,
    String lake,
    String landing,
    Optional<ObjectStore> store,
    KeySource keys,
    List<AlertTarget> alerts,
    Optional<LineageTarget> events) {}
