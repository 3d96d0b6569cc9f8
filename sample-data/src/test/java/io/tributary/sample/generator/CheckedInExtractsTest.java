package io.tributary.sample.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedInExtractsTest {

  @TempDir
  Path folder;

  @Test
  void theCheckedInExtractsAreWhatTheGeneratorWrites() throws Exception {
    Path extracts = Files.isDirectory(Path.of("extracts"))
        ? Path.of("extracts")
        : Path.of("sample-data", "extracts");
    for (Map.Entry<String, String> extract : CheckedInExtracts.texts(folder).entrySet()) {
      assertThat(extracts.resolve(extract.getKey()))
          .as("Run CheckedInExtracts with the folder sample-data/extracts to write it again")
          .content()
          .isEqualTo(extract.getValue());
    }
  }
}
