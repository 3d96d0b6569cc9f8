package io.tributary.job.lake;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system without the processes it starts: where its native library is missing
 * it runs {@code chmod} for every file it makes and {@code readlink} at every rename. Java does
 * both by itself. On a small lake that was a tenth of all CPU.
 */
public final class LocalFiles extends LocalFileSystem {

  /** Made by Hadoop, by name. */
  public LocalFiles() {
    super(new Direct());
  }

  /** The same for callers that take Hadoop's file contexts, as Delta's log does. */
  public static final class Context extends ChecksumFs {

    /** Made by Hadoop, by name. */
    public Context(URI uri, Configuration conf) throws IOException, URISyntaxException {
      super(new DirectContext(uri, conf));
    }
  }

  private static final class DirectContext extends DelegateToFileSystem {

    DirectContext(URI uri, Configuration conf) throws IOException, URISyntaxException {
      super(uri, new Direct(), conf, "file", false);
    }

    @Override
    public int getUriDefaultPort() {
      return -1;
    }

    @Override
    public boolean isValidName(String name) {
      return true;
    }
  }

  private static final class Direct extends RawLocalFileSystem {

    private static final boolean IS_POSIX =
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      if (IS_POSIX && !permission.getStickyBit()) {
        Files.setPosixFilePermissions(
            pathToFile(path).toPath(), PosixFilePermissions.fromString(permission.toString()));
      } else {
        super.setPermission(path, permission);
      }
    }

    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
      return Files.isSymbolicLink(pathToFile(path).toPath())
          ? super.getFileLinkStatus(path)
          : getFileStatus(path);
    }
  }
}
