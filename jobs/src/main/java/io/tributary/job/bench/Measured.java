package io.tributary.job.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one round of a contestant took.
 *
 * @param cpuSeconds CPU time of the whole process, compilers and collectors included
 * @param wallSeconds time on the wall
 * @param peakBytes the most memory the process held; 0 where the system does not tell
 */
record Measured(
    @JsonProperty("cpuSeconds") double cpuSeconds,
    @JsonProperty("wallSeconds") double wallSeconds,
    @JsonProperty("peakBytes") long peakBytes) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double NANOS = 1e9;

  /** Runs the work in this process. */
  static Measured of(Contestant.Work work) throws Exception {
    long cpu = cpuNanos();
    long wall = System.nanoTime();
    work.run();
    return new Measured(
        (cpuNanos() - cpu) / NANOS, (System.nanoTime() - wall) / NANOS, heldAtMost());
  }

  static Measured read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Measured.class);
  }

  void write(Path file) throws IOException {
    JSON.writeValue(file.toFile(), this);
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long heldAtMost() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
  }
}
