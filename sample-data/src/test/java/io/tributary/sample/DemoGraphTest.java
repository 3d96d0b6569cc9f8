package io.tributary.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoGraphTest {

  private static final Path KEPT = Path.of("../orchestration/dags/tributary_graph.json");

  private static final Path DICTIONARY = Path.of("../docs/dictionary.md");

  @TempDir
  private Path folder;

  /** Run with -Dtributary.write-dictionary to bring the file up to date. */
  @Test
  void theDictionaryIsTheOneOfTodaysContracts() throws IOException {
    Path now = folder.resolve("dictionary.md");
    assertThat(Main.execute("dictionary", "-w", "workspace", "--out", now.toString()))
        .isZero();
    if (System.getProperty("tributary.write-dictionary") != null) {
      Files.copy(now, DICTIONARY, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(DICTIONARY).hasSameTextualContentAs(now);
  }

  /** Run with -Dtributary.write-graph to bring the file up to date. */
  @Test
  void theGraphBesideTheDagFilesIsTheDemoBrands() throws IOException {
    Path now = folder.resolve("graph.json");
    assertThat(Main.execute("dag", "export", "-w", "workspace", "--out", now.toString()))
        .isZero();
    if (System.getProperty("tributary.write-graph") != null) {
      Files.copy(now, KEPT, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(KEPT).hasSameTextualContentAs(now);
  }
}
