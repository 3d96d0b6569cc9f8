package io.tributary.job.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The file that names a lease's holder, replaced as a whole. */
final class LeaseFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A file lock is held by the process; this one keeps its threads apart. */
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final Path file;
  private final Path guard;

  LeaseFile(Path folder) {
    this.file = folder.resolve("_lease");
    this.guard = folder.resolve("_lease.lock");
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

  /** Who holds the lease, or held it last. */
  Optional<Holder> read() throws IOException {
    try {
      JsonNode entry = JSON.readTree(Files.readString(file));
      return Optional.of(new Holder(
          entry.path("holder").asText(),
          entry.path("fence").asLong(),
          entry.path("host").asText(),
          entry.path("pid").asLong(),
          Instant.parse(entry.path("started").asText()),
          Instant.parse(entry.path("expires_at").asText())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonProcessingException | DateTimeParseException e) {
      throw new IOException(
          "The lease " + file + " is damaged. Make sure that nothing writes the lake, and remove"
              + " the file.",
          e);
    }
  }

  void write(Holder holder) throws IOException {
    ObjectNode entry = JSON.createObjectNode().put("holder", holder.id());
    entry.put("fence", holder.fence()).put("host", holder.host()).put("pid", holder.pid());
    entry.put("started", holder.started().toString());
    entry.put("expires_at", holder.expiresAt().toString());
    Path next = file.resolveSibling("_lease.next");
    try (FileChannel out = FileChannel.open(
        next,
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING)) {
      out.write(ByteBuffer.wrap(entry.toString().getBytes(StandardCharsets.UTF_8)));
      out.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
