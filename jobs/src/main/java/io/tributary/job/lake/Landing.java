package io.tributary.job.lake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** The folder, local or on an object store, where extracts land. */
public final class Landing implements Closeable {

  private static final int ATTEMPTS = 4;

  private final LandingRoot root;

  private Landing(LandingRoot root) {
    this.root = root;
  }

  /**
   * Opens a landing root: a bucket through the SDK, everything else as Hadoop does.
   *
   * @throws UncheckedIOException when its file system cannot be reached
   */
  public static Landing of(String root, Configuration configuration) {
    try {
      return new Landing(
          Bucket.isIn(root)
              ? new BucketRoot(Bucket.of(root, configuration))
              : new FolderRoot(root, configuration));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot reach the landing root " + root, e);
    }
  }

  /** The root as a full URI. */
  public String root() {
    return root.address();
  }

  /** Files that match the glob below the root, by path; hidden and unfinished ones left out. */
  public List<LandingFile> list(String glob) {
    try {
      return root.list(glob).stream()
          .filter(file -> isFinished(file.path().substring(file.path().lastIndexOf('/') + 1)))
          .sorted(Comparator.comparing(LandingFile::path))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot list " + glob + " below " + root.address() + ": " + e.getMessage(), e);
    }
  }

  /** SHA-256 of the file's bytes, as hex; begun again where the connection breaks off. */
  public String fingerprint(LandingFile file) {
    IOException failed = new IOException("not tried");
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return digest(file);
      } catch (IOException e) {
        e.addSuppressed(failed);
        failed = e;
      }
    }
    throw new UncheckedIOException(
        "Cannot read " + file.path() + " below " + root.address() + ": " + failed.getMessage(),
        failed);
  }

  private String digest(LandingFile file) throws IOException {
    try (InputStream in = root.open(file.path());
        DigestInputStream digested = new DigestInputStream(in, Digests.sha256())) {
      long bytes = digested.transferTo(OutputStream.nullOutputStream());
      if (bytes != file.bytes()) {
        throw new IOException("it had " + file.bytes() + " bytes when it was listed, and "
            + bytes + " came. Where it is still being written, let it be written under a name that"
            + " begins with . or _ and renamed; then run again");
      }
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }
  }

  /** Gives back connections; {@link #root} is still told. */
  @Override
  public void close() throws IOException {
    root.close();
  }

  private static boolean isFinished(String name) {
    return !name.startsWith(".") && !name.startsWith("_") && !name.endsWith(".tmp");
  }
}
