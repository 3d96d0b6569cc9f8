package io.tributary.job.lake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A landing root on a file system of Hadoop's. */
final class FolderRoot implements LandingRoot {

  private final Path root;
  private final FileSystem files;

  FolderRoot(String root, Configuration configuration) throws IOException {
    Path given = new Path(root);
    this.files = given.getFileSystem(configuration);
    this.root = files.makeQualified(given);
  }

  @Override
  public String address() {
    return root.toString();
  }

  @Override
  public List<LandingFile> list(String glob) throws IOException {
    FileStatus[] found = files.globStatus(new Path(root, glob));
    return Arrays.stream(found == null ? new FileStatus[0] : found)
        .filter(FileStatus::isFile)
        .map(this::file)
        .toList();
  }

  private LandingFile file(FileStatus status) {
    String path = root.toUri().relativize(status.getPath().toUri()).getPath();
    return LandingFile.of(
        path, status.getLen(), Instant.ofEpochMilli(status.getModificationTime()));
  }

  @Override
  public InputStream open(String path) throws IOException {
    return files.open(new Path(root, path));
  }

  @Override
  public void close() {
    // Hadoop keeps its file systems for the whole process.
  }
}
