package io.tributary.schema.audience;

import io.tributary.schema.yaml.DidYouMean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Packs of tags, audiences and strategies that come with the product; a workspace names those it
 * uses.
 */
public final class DefinitionLibrary {

  private static final List<String> TAGS =
      List.of("activity", "engagement", "lifecycle", "membership", "rfm");
  private static final List<String> AUDIENCES =
      List.of("acquisition", "layers", "lifecycle", "rfm_types");
  private static final List<String> STRATEGIES = List.of("moments");

  private DefinitionLibrary() {}

  /** The names of the packs of tags. */
  public static List<String> tags() {
    return TAGS;
  }

  /** The names of the packs of audiences. */
  public static List<String> audiences() {
    return AUDIENCES;
  }

  /** The names of the packs of strategies. */
  public static List<String> strategies() {
    return STRATEGIES;
  }

  /**
   * The YAML of a pack.
   *
   * @param kind tags, audiences or strategies
   * @throws IllegalArgumentException when the library has no such pack
   */
  public static String text(String kind, String pack) {
    List<String> packs = switch (kind) {
      case "tags" -> TAGS;
      case "audiences" -> AUDIENCES;
      default -> STRATEGIES;
    };
    if (!packs.contains(pack)) {
      throw new IllegalArgumentException(
          "The library has no " + kind + " '" + pack + "'. " + DidYouMean.hint(pack, packs));
    }
    return resource("/" + kind + "/" + pack + ".yaml");
  }

  /** segments.yaml as shipped. */
  static String segments() {
    return resource("/segments.yaml");
  }

  private static String resource(String name) {
    try (InputStream bytes = DefinitionLibrary.class.getResourceAsStream(name)) {
      if (bytes == null) {
        throw new IllegalStateException("The product is damaged: it lacks " + name + ".");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
