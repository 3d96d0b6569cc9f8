package io.tributary.job.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The file that names a lease's holder, replaced as a whole. */
final class LeaseFile implements LeasePlace {

  /** A file lock is held by the process; this one keeps its threads apart. */
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final Path file;
  private final Path guard;

  LeaseFile(Path folder) {
    this.file = folder.resolve("_lease");
    this.guard = folder.resolve("_lease.lock");
  }

  @Override
  public Holder take(Function<Optional<Holder>, Holder> next) throws IOException {
    Files.createDirectories(file.getParent());
    return alone(() -> {
      Holder holder = next.apply(read());
      write(holder);
      return holder;
    });
  }

  /** Under the lock, so that nobody takes over between the look and the write. */
  @Override
  public boolean replace(Holder next) throws IOException {
    return alone(() -> {
      boolean isOurs = read().filter(other -> other.id().equals(next.id())).isPresent();
      if (isOurs) {
        write(next);
      }
      return isOurs;
    });
  }

  /** Something that reads and writes the file. */
  @FunctionalInterface
  interface Exchange<T> {
    T run() throws IOException;
  }

  /** Runs while nobody else does; the operating system frees the lock of a process that dies. */
  <T> T alone(Exchange<T> exchange) throws IOException {
    IN_PROCESS.lock();
    try (FileChannel channel =
            FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException("The lock " + guard + " was lost");
      }
      return exchange.run();
    } finally {
      IN_PROCESS.unlock();
    }
  }

  @Override
  public Optional<Holder> read() throws IOException {
    try {
      return Optional.of(Holder.parse(Files.readString(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "The lease " + file + " is damaged. Make sure that nothing writes the lake, and remove"
              + " the file.",
          e);
    }
  }

  void write(Holder holder) throws IOException {
    Path next = file.resolveSibling("_lease.next");
    try (FileChannel out = FileChannel.open(
        next,
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING)) {
      out.write(ByteBuffer.wrap(holder.text().getBytes(StandardCharsets.UTF_8)));
      out.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
