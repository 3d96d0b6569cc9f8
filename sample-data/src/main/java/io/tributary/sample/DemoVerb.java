package io.tributary.sample;

import io.tributary.job.cli.Verb;
import io.tributary.sample.generator.BrandSettings;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code tributary demo}: a brand's extracts land and several nights run, from nothing to profiles.
 */
@Command(
    name = "demo",
    description = "Generate the demo brand, land its extracts and run several nights.",
    mixinStandardHelpOptions = true)
public final class DemoVerb implements Verb {

  @Spec
  private CommandSpec spec;

  @Option(
      names = "--persons",
      paramLabel = "N",
      description = "Persons of the brand; 10000 by default.")
  private int persons = BrandSettings.defaults().persons();

  @Option(names = "--days", paramLabel = "D", description = "Days of history; 720 by default.")
  private int days = 720;

  @Option(names = "--out", paramLabel = "DIR", description = "target/demo by default.")
  private Path out = Path.of("target", "demo");

  @Option(names = "--seed", description = "Seed of the brand.")
  private long seed = BrandSettings.defaults().seed();

  @Option(names = "--json", description = "Print one JSON document on stdout.")
  private boolean isJson;

  @Override
  public Integer call() throws Exception {
    BrandSettings defaults = BrandSettings.defaults();
    BrandSettings settings = new BrandSettings(
        seed,
        persons,
        defaults.lastDay().minusDays(days - 1L),
        defaults.lastDay(),
        Math.min(defaults.fullDays(), days));
    DemoRun run = new DemoRun(settings, out, spec.commandLine().getErr());
    DemoResult result = run.run();
    if (isJson) {
      spec.commandLine().getOut().println(result.json());
    } else {
      result.lines().forEach(spec.commandLine().getOut()::println);
    }
    spec.commandLine().getOut().flush();
    return result.exitCode();
  }
}
