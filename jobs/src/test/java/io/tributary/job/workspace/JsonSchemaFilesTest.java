package io.tributary.job.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.yaml.JsonSchemas;
import io.tributary.schema.yaml.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonSchemaFilesTest {

  private static final Path FOLDER = Path.of("../docs/json-schema");

  /** Run with -Dtributary.write-schemas to bring the files up to date. */
  @Test
  void theFilesEditorsUseSayWhatTheLoaderChecks() throws IOException {
    for (Map.Entry<String, Shape> shape : WorkspaceShape.all().entrySet()) {
      Path file = FOLDER.resolve(shape.getKey() + ".schema.json");
      String current = JsonSchemas.of(shape.getValue());
      if (System.getProperty("tributary.write-schemas") != null) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, current);
      }
      assertThat(file).content().isEqualTo(current);
    }
  }
}
