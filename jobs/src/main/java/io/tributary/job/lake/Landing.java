package io.tributary.job.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The folder, local or on an object store, where extracts land. */
public final class Landing {

  private static final Pattern DAY = Pattern.compile("(?:^|/)dt=(\\d{4}-\\d{2}-\\d{2})(?:/|$)");
  private static final Pattern HOUR = Pattern.compile("(?:^|/)hour=(\\d{1,2})(?:/|$)");

  private final Path root;
  private final FileSystem files;

  /**
   * Opens a landing root.
   *
   * @throws UncheckedIOException when its file system cannot be reached
   */
  public Landing(String root, Configuration configuration) {
    try {
      Path given = new Path(root);
      this.files = given.getFileSystem(configuration);
      this.root = files.makeQualified(given);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot reach the landing root " + root, e);
    }
  }

  /** The root as a full URI. */
  public String root() {
    return root.toString();
  }

  /** Files that match the glob below the root, by path; hidden and unfinished ones left out. */
  public List<LandingFile> list(String glob) {
    try {
      FileStatus[] found = files.globStatus(new Path(root, glob));
      return Arrays.stream(found == null ? new FileStatus[0] : found)
          .filter(FileStatus::isFile)
          .filter(status -> isFinished(status.getPath().getName()))
          .map(this::file)
          .sorted(Comparator.comparing(LandingFile::path))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + glob + " below " + root, e);
    }
  }

  /** SHA-256 of the file's bytes, as hex. */
  public String fingerprint(LandingFile file) {
    try (InputStream in = files.open(new Path(root, file.path()));
        DigestInputStream digested = new DigestInputStream(in, Digests.sha256())) {
      digested.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file.path() + " below " + root, e);
    }
  }

  private LandingFile file(FileStatus status) {
    String path = root.toUri().relativize(status.getPath().toUri()).getPath();
    Instant modified = Instant.ofEpochMilli(status.getModificationTime());
    return new LandingFile(path, status.getLen(), modified, day(path), hour(path));
  }

  private static Optional<LocalDate> day(String path) {
    Matcher matcher = DAY.matcher(path);
    try {
      return matcher.find() ? Optional.of(LocalDate.parse(matcher.group(1))) : Optional.empty();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "The folder of " + path + " names no day: expected dt=yyyy-MM-dd. Rename it.", e);
    }
  }

  private static Optional<Integer> hour(String path) {
    Matcher matcher = HOUR.matcher(path);
    return matcher.find() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
  }

  private static boolean isFinished(String name) {
    return !name.startsWith(".") && !name.startsWith("_") && !name.endsWith(".tmp");
  }
}
