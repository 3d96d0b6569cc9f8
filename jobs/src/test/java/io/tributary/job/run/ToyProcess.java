package io.tributary.job.run;

import io.tributary.schema.testkit.TestSession;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The toy graph in a process of its own, that can be killed for real. */
final class ToyProcess {

  private ToyProcess() {}

  /** Runs the night in the lake; {@code tributary.kill-at} says where the process ends. */
  public static void main(String[] arguments) {
    ToyLake lake = new ToyLake(TestSession.session(), Path.of(arguments[0]));
    finish(lake, KillPoints.fromProperty(), Toys.nightly(arguments[1]));
  }

  /** Finishes what was left, and runs the night where none has made a release yet. */
  static void finish(ToyLake lake, KillPoints points, RunRequest night) {
    lake.runner(points, 2).recover();
    if (Release.newest(lake.lake()).isEmpty()) {
      lake.runner(points, 2).run(night);
    }
  }

  /** Starts it as a child with this process's own options. */
  static Process start(Path lake, String day, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ToyProcess.class.getName(), lake.toString(), day));
    File log = lake.resolveSibling("process.log").toFile();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }
}
