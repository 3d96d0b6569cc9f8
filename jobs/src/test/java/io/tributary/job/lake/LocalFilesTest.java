package io.tributary.job.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {

  @TempDir
  private java.nio.file.Path folder;

  private FileSystem files;
  private FileContext context;

  @BeforeEach
  void take() throws IOException {
    Configuration conf = new Configuration();
    conf.set("fs.file.impl", LocalFiles.class.getName());
    conf.set("fs.AbstractFileSystem.file.impl", LocalFiles.Context.class.getName());
    files = FileSystem.newInstance(URI.create("file:///"), conf);
    context = FileContext.getFileContext(conf);
  }

  @Test
  void permissionsAreThoseAskedFor() throws IOException {
    Path file = path("a");
    files
        .create(file, new FsPermission("640"), true, 4096, (short) 1, 1 << 20, null)
        .close();
    assertThat(mode("a")).isEqualTo("rw-r-----");
    files.setPermission(file, new FsPermission("400"));
    assertThat(mode("a")).isEqualTo("r--------");
    assertThat(files.getFileStatus(file).getPermission()).isEqualTo(new FsPermission("400"));
    files.setPermission(path(""), new FsPermission("1755"));
    assertThat(Files.getAttribute(folder, "unix:mode")).isEqualTo(041755);
  }

  @Test
  void aRenameMovesAFileAndKeepsWhatStandsThere() throws IOException {
    files.create(path("a")).close();
    context.rename(path("a"), path("b"));
    assertThat(folder.resolve("a")).doesNotExist();
    assertThat(folder.resolve("b")).exists();
    files.create(path("c")).close();
    assertThatThrownBy(() -> context.rename(path("c"), path("b")))
        .isInstanceOf(org.apache.hadoop.fs.FileAlreadyExistsException.class);
    assertThatThrownBy(() -> context.rename(path("none"), path("d")))
        .isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void linksAreToldAsHadoopTellsThem() throws IOException {
    Files.createFile(folder.resolve("a"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));
    FileContext hadoops = FileContext.getFileContext(new Configuration());
    for (String name : List.of("a", "link")) {
      assertThat(context.getFileLinkStatus(path(name)))
          .usingRecursiveComparison()
          .isEqualTo(hadoops.getFileLinkStatus(path(name)));
    }
  }

  private Path path(String name) {
    return new Path(folder.resolve(name).toUri());
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }
}
