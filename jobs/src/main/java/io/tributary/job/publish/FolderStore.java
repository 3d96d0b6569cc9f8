package io.tributary.job.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;

/** A folder: files are written under another name, forced to the disk, and renamed. */
final class FolderStore implements Store {

  private final Path root;

  FolderStore(Path root) {
    this.root = root;
  }

  @Override
  public void put(String path, Path file) throws IOException {
    Path target = root.resolve(path);
    Files.createDirectories(target.getParent());
    Path unfinished = target.resolveSibling("." + target.getFileName() + ".tmp");
    Files.copy(file, unfinished, StandardCopyOption.REPLACE_EXISTING);
    if (unfinished.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-r-----"));
    }
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(root.resolve(path)));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Long> size(String path) throws IOException {
    Path file = root.resolve(path);
    return Files.isRegularFile(file) ? Optional.of(Files.size(file)) : Optional.empty();
  }

  @Override
  public String address(String path) {
    return root.resolve(path).toString();
  }

  @Override
  public String url(String path, Duration lasting) {
    return root.resolve(path).toUri().toString();
  }
}
