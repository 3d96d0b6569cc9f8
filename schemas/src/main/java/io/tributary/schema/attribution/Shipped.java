package io.tributary.schema.attribution;

import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The product's own attribution.yaml and channel-groups.yaml. */
final class Shipped {

  private Shipped() {}

  static YamlNode root(String file) {
    Problems problems = new Problems();
    return YamlFiles.parse(file, text(file), problems)
        .orElseThrow(() -> new IllegalStateException("The product is damaged: " + problems.all()));
  }

  private static String text(String file) {
    try (InputStream bytes = Shipped.class.getResourceAsStream("/" + file)) {
      if (bytes == null) {
        throw new IllegalStateException("The product is damaged: it lacks " + file + ".");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
