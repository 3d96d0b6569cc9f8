package io.tributary.sample.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/** Generates the demo brand from the command line: FOLDER [PERSONS [DAYS [FULL_DAYS [SEED]]]]. */
final class Generate {

  private Generate() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Summary summary = DemoBrand.generate(
        settings(arguments), folder.resolve("incoming"), folder.resolve("truth"));
    System.out.println(summary);
  }

  private static BrandSettings settings(String... arguments) {
    BrandSettings defaults = BrandSettings.defaults();
    LocalDate last = defaults.lastDay();
    int days = number(arguments, 2, defaults.days());
    return new BrandSettings(
        number(arguments, 4, (int) defaults.seed()),
        number(arguments, 1, defaults.persons()),
        last.minusDays(days - 1L),
        last,
        number(arguments, 3, defaults.fullDays()));
  }

  private static int number(String[] arguments, int position, int otherwise) {
    return arguments.length > position ? Integer.parseInt(arguments[position]) : otherwise;
  }
}
