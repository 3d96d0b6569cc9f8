package io.tributary.job.wiring;

import io.tributary.pipeline.bronze.Opener;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Records that were sealed, as one file of JSON lines that never touches a disk. */
final class OpenedRecords implements Opener {

  private static final long serialVersionUID = 1;

  private final ArrayList<String> lines;

  OpenedRecords(List<String> lines) {
    this.lines = new ArrayList<>(lines);
  }

  @Override
  public InputStream open(String path) {
    return new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }
}
