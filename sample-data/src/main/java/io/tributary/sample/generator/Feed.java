package io.tributary.sample.generator;

import java.io.IOException;

/** Writes the files of one feed. */
interface Feed {

  /** Writes what the feed sends for that period; periods come in order. */
  void write(Period period) throws IOException;

  /** Whether the feed is sent in the thin part, too. */
  boolean isInThinPart();
}
