package io.tributary.job.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Small files below {@code <lake>/_journal/<run>}: written under another name, forced to the disk,
 * then renamed, so that an entry is there whole or not at all.
 */
final class JournalFiles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path root;
  private final FileSystem files;

  JournalFiles(String lake, Configuration configuration) {
    try {
      this.root = new Path(lake, "_journal");
      FileSystem given = root.getFileSystem(configuration);
      // The raw local file system syncs to the disk on demand; the checksummed one does not.
      this.files = given instanceof LocalFileSystem local ? local.getRawFileSystem() : given;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot reach the lake at " + lake, e);
    }
  }

  /** Runs that began and did not end, oldest first. */
  List<String> unfinished() {
    try {
      return Arrays.stream(files.listStatus(root))
          .filter(FileStatus::isDirectory)
          .sorted(Comparator.comparingLong(FileStatus::getModificationTime))
          .map(status -> status.getPath().getName())
          .filter(name -> !name.startsWith("."))
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + root, e);
    }
  }

  void add(String runId, int number, String text) {
    Path folder = new Path(root, runId);
    Path unfinished = new Path(folder, ".%06d.tmp".formatted(number));
    try {
      try (FSDataOutputStream out = files.create(unfinished, true)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.hsync();
      }
      Path entry = new Path(folder, "%06d.json".formatted(number));
      if (!files.rename(unfinished, entry)) {
        throw new IOException("Cannot rename " + unfinished + " to " + entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the journal of run " + runId, e);
    }
  }

  /** The texts of a run's entries, in order. */
  List<String> entries(String runId) {
    try {
      List<Path> paths = Arrays.stream(files.listStatus(new Path(root, runId)))
          .map(FileStatus::getPath)
          .filter(path -> path.getName().endsWith(".json"))
          .sorted()
          .toList();
      List<String> texts = new ArrayList<>();
      for (Path path : paths) {
        texts.add(read(path));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the journal of run " + runId, e);
    }
  }

  /** Moves the folder out of sight first, so that it never looks like a run half begun. */
  void remove(String runId) {
    try {
      Path gone = new Path(root, "." + runId);
      files.delete(gone, true);
      files.rename(new Path(root, runId), gone);
      files.delete(gone, true);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove the journal of run " + runId, e);
    }
  }

  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A journal entry is not JSON", e);
    }
  }

  private String read(Path path) throws IOException {
    try (FSDataInputStream in = files.open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
