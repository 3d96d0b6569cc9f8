package io.tributary.schema.model;

import io.tributary.schema.yaml.DidYouMean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Models that come with the product. */
public final class ModelLibrary {

  /** What a workspace gets that says nothing about models and has orders. */
  public static final String USUAL = "purchase_30d";

  private static final List<String> NAMES = List.of(USUAL);

  private ModelLibrary() {}

  /** The names of all of them. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The YAML of a model.
   *
   * @throws IllegalArgumentException when the library has no such model
   */
  public static String text(String model) {
    if (!NAMES.contains(model)) {
      throw new IllegalArgumentException(
          "The library has no model '" + model + "'. " + DidYouMean.hint(model, NAMES));
    }
    String name = "/models/" + model + ".yaml";
    try (InputStream bytes = ModelLibrary.class.getResourceAsStream(name)) {
      if (bytes == null) {
        throw new IllegalStateException("The product is damaged: it lacks " + name + ".");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
