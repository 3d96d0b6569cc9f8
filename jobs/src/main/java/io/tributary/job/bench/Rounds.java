package io.tributary.job.bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Cold processes in turn: every contestant once, then all again, so that what else the machine does
 * meets all alike.
 */
public final class Rounds {

  private final Path folder;
  private final List<String> call;
  private final Consumer<String> progress;

  /**
   * Rounds in a folder.
   *
   * @param folder holds the input as {@code data}; outputs and logs go beside it
   * @param call the main class and its arguments that make a process run one contestant
   * @param progress hears one line a process
   */
  Rounds(Path folder, List<String> call, Consumer<String> progress) {
    this.folder = folder;
    this.call = List.copyOf(call);
    this.progress = progress;
  }

  /** What every round took, by contestant. */
  Map<String, List<Measured>> run(List<Contestant> contestants, int rounds)
      throws IOException, InterruptedException {
    Map<String, List<Measured>> measured = new LinkedHashMap<>();
    for (int round = 1; round <= rounds; round++) {
      for (Contestant contestant : contestants) {
        Measured one = once(contestant.name());
        progress.accept("round %d of %d: %s took %.1f s CPU, %.1f s"
            .formatted(round, rounds, contestant.name(), one.cpuSeconds(), one.wallSeconds()));
        measured.computeIfAbsent(contestant.name(), any -> new ArrayList<>()).add(one);
      }
    }
    return measured;
  }

  private Measured once(String contestant) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Path result = folder.resolve(contestant + ".json");
    Path log = folder.resolve(contestant + ".log");
    delete(output);
    Files.createDirectories(output);
    Files.deleteIfExists(result);
    List<String> command = new ArrayList<>(java(call.get(0)));
    command.addAll(call.subList(1, call.size()));
    command.addAll(List.of("--contestant", contestant, "--out", folder.toString()));
    int code = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start()
        .waitFor();
    delete(output);
    if (code != 0 || !Files.exists(result)) {
      throw new IllegalStateException(
          contestant + " ended with exit code " + code + ". Its messages are in " + log + ".");
    }
    return Measured.read(result);
  }

  /**
   * How to start a process like this one, up to its arguments, without what would make it start
   * warm. Of a jar the manifest counts, which opens modules to Spark.
   *
   * @param mainClass what to run where this process was not started from a jar
   */
  public static List<String> java(String mainClass) {
    List<String> command =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agentlib")
            && !option.startsWith("-javaagent")
            && !option.contains("Archive"))
        .forEach(command::add);
    String classes = System.getProperty("java.class.path");
    boolean isJar = classes.endsWith(".jar") && !classes.contains(File.pathSeparator);
    command.addAll(isJar ? List.of("-jar", classes) : List.of("-cp", classes, mainClass));
    return command;
  }

  /** Deletes a folder with all that is in it, where it is there. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
