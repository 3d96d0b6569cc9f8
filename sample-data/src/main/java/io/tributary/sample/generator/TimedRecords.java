package io.tributary.sample.generator;

import java.io.IOException;
import java.time.LocalDateTime;

/** Takes records with the time they are of. */
interface TimedRecords {

  void accept(LocalDateTime at, Entry entry) throws IOException;
}
