package io.tributary.job.publish;

import io.tributary.pipeline.activation.LineMaker;
import io.tributary.schema.destination.Destination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * A folder of this process only, in which files are finished before anything leaves. It holds
 * hashes, or values in the clear, and is gone when closed.
 */
final class Staging implements AutoCloseable {

  private static final long MEGABYTE = 1_000_000;

  private final Path folder;
  private final Destination destination;
  private final Map<String, List<StagedFile>> files = new LinkedHashMap<>();
  private String audience = "";
  private String part = "";
  private Optional<FileWriter> open = Optional.empty();
  private int number;

  private Staging(Path folder, Destination destination) {
    this.folder = folder;
    this.destination = destination;
  }

  static Staging of(Destination destination) throws IOException {
    return new Staging(Files.createTempDirectory("tributary-export"), destination);
  }

  /**
   * Writes lines into files.
   *
   * @param lines audience_id, part and line, sorted by the three
   * @return the files of each audience that has any
   */
  Map<String, List<StagedFile>> write(Iterator<Row> lines) throws IOException {
    while (lines.hasNext()) {
      Row row = lines.next();
      String line = row.getString(2);
      if (!row.getString(0).equals(audience) || !row.getString(1).equals(part)) {
        finish();
        audience = row.getString(0);
        part = row.getString(1);
        number = 0;
      }
      if (open.isPresent() && open.get().isFull(line, limit())) {
        finish();
      }
      if (open.isEmpty()) {
        open = Optional.of(next());
      }
      open.get().add(line);
    }
    finish();
    return files;
  }

  /** A small file beside the others, such as a manifest. */
  Path small(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Override
  public void close() throws IOException {
    if (open.isPresent()) {
      open.get().close();
    }
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private FileWriter next() throws IOException {
    number++;
    boolean isZip = destination.type() == Destination.Type.TENCENT_ADS;
    String name = "%s-%s-%03d.%s".formatted(audience, part, number, isZip ? "zip" : "csv");
    Path path = folder.resolve(name);
    return isZip
        ? FileWriter.zip(path, part)
        : FileWriter.plain(path, part, LineMaker.header(destination));
  }

  private void finish() throws IOException {
    if (open.isPresent()) {
      files.computeIfAbsent(audience, any -> new ArrayList<>()).add(open.get().finish());
      open = Optional.empty();
    }
  }

  private long limit() {
    return destination.limits().maxMegabytes() * MEGABYTE;
  }
}
