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
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Small files below {@code <lake>/_journal/<run>}: written under another name, forced to the disk,
 * then renamed, so that an entry is there whole or not at all.
 */
final class JournalFiles {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GONE = ".";
  private static final String REMOVED = "removed";

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
    return folders().stream().filter(name -> !name.startsWith(GONE)).toList();
  }

  /** Deletes what a process killed while it removed a journal has left. */
  void sweep() {
    folders().stream().filter(name -> name.startsWith(GONE)).forEach(this::delete);
  }

  private List<String> folders() {
    try {
      return Arrays.stream(files.listStatus(root))
          .filter(FileStatus::isDirectory)
          .sorted(Comparator.comparingLong(FileStatus::getModificationTime))
          .map(status -> status.getPath().getName())
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + root, e);
    }
  }

  /** Adds an entry; one of that number that a killed process left unreadable is replaced. */
  void add(String runId, int number, String text) {
    Path folder = new Path(root, runId);
    Path entry = new Path(folder, "%06d.json".formatted(number));
    try {
      // An object store shows a file when it is whole, and cannot rename.
      Path first = isLocal() ? new Path(folder, ".%06d.tmp".formatted(number)) : entry;
      try (FSDataOutputStream out = files.create(first, true)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.hsync();
      }
      if (isLocal() && !files.rename(first, entry)) {
        throw new IOException("Cannot rename " + first + " to " + entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the journal of run " + runId, e);
    }
  }

  /**
   * A run's entries, in order; none where it is being removed. The last one does not count when it
   * cannot be read: the process died before it was on the disk.
   *
   * @throws IllegalStateException when another one cannot be read
   */
  List<JsonNode> entries(String runId) {
    try {
      if (!isLocal() && files.exists(new Path(new Path(root, runId), REMOVED))) {
        return List.of();
      }
      List<Path> paths = Arrays.stream(files.listStatus(new Path(root, runId)))
          .map(FileStatus::getPath)
          .filter(path -> path.getName().endsWith(".json"))
          .sorted()
          .toList();
      List<JsonNode> entries = new ArrayList<>();
      for (Path path : paths) {
        Optional<JsonNode> entry = parse(read(path));
        if (entry.isEmpty() && !path.equals(paths.get(paths.size() - 1))) {
          throw new IllegalStateException("The journal entry " + path + " is damaged, and the run "
              + runId + " cannot be finished without it. Restore the file, or move the folder"
              + " away to give the run up.");
        }
        entry.ifPresent(entries::add);
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the journal of run " + runId, e);
    }
  }

  /**
   * Moves the folder out of sight first, so that it never looks like a run half begun. An object
   * store moves objects one by one: there a mark says that what is left of the run is nothing.
   */
  void remove(String runId) {
    if (!isLocal()) {
      removeMarked(runId);
      return;
    }
    try {
      if (!files.rename(new Path(root, runId), new Path(root, GONE + runId))) {
        throw new IOException("Cannot rename the folder of " + runId + " in " + root);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove the journal of run " + runId, e);
    }
    delete(GONE + runId);
  }

  private void removeMarked(String runId) {
    Path folder = new Path(root, runId);
    try {
      files.create(new Path(folder, REMOVED), true).close();
      for (FileStatus entry : files.listStatus(folder)) {
        if (!entry.getPath().getName().equals(REMOVED)) {
          files.delete(entry.getPath(), false);
        }
      }
      files.delete(folder, true);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove the journal of run " + runId, e);
    }
  }

  private void delete(String name) {
    try {
      files.delete(new Path(root, name), true);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + name + " in " + root, e);
    }
  }

  private static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(entry -> entry.hasNonNull("kind"));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private boolean isLocal() {
    return files instanceof RawLocalFileSystem;
  }

  private String read(Path path) throws IOException {
    try (FSDataInputStream in = files.open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
