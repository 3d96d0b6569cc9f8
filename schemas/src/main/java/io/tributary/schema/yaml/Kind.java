package io.tributary.schema.yaml;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What the value of a key is. */
public sealed interface Kind {

  /** Notes what the node is other than this kind. */
  void check(String what, YamlNode node, Problems problems);

  /** Any scalar, taken as it is written. */
  record Text() implements Kind {
    @Override
    public void check(String what, YamlNode node, Problems problems) {
      if (node.text().isEmpty()) {
        wrong(what, node, "a text", problems);
      }
    }
  }

  /** Whatever stands there; the one who reads it knows what it means. */
  record Anything() implements Kind {
    @Override
    public void check(String what, YamlNode node, Problems problems) {
      // Nothing is wrong with it.
    }
  }

  /** A text of a certain form. */
  record Formed(Pattern form, String expected) implements Kind {
    @Override
    public void check(String what, YamlNode node, Problems problems) {
      if (node.text().filter(text -> form.matcher(text).matches()).isEmpty()) {
        wrong(what, node, expected, problems);
      }
    }
  }

  /**
   * A place that holds a secret. What stands there instead may be the secret: it is not repeated.
   */
  record SecretPlace(String example) implements Kind {

    /** What places look like. */
    public static final Pattern FORM = Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]*|file:.+");

    @Override
    public void check(String what, YamlNode node, Problems problems) {
      if (node.text().filter(text -> FORM.matcher(text).matches()).isEmpty()) {
        problems.add(
            node.file(),
            node.line(),
            what + " is no reference. Expected is one such as " + example
                + ", never the secret itself.");
      }
    }
  }

  /** A whole number, at least {@code least}. */
  record Whole(long least) implements Kind {
    @Override
    public void check(String what, YamlNode node, Problems problems) {
      boolean isWhole = node.text()
          .filter(text -> text.matches("-?\\d{1,9}") && Long.parseLong(text) >= least)
          .isPresent();
      if (!isWhole) {
        wrong(what, node, "a whole number, at least " + least, problems);
      }
    }
  }

  /** A share from 0 to 1. */
  record Share() implements Kind {
    @Override
    public void check(String what, YamlNode node, Problems problems) {
      boolean isShare = node.text()
          .filter(text -> text.matches("\\d*\\.?\\d+") && Double.parseDouble(text) <= 1)
          .isPresent();
      if (!isShare) {
        wrong(what, node, "a share from 0 to 1, such as 0.05", problems);
      }
    }
  }

  /** A number, whole or not. */
  record Decimal() implements Kind {
    @Override
    public void check(String what, YamlNode node, Problems problems) {
      if (node.text().filter(text -> text.matches("-?\\d{1,15}(\\.\\d{1,6})?")).isEmpty()) {
        wrong(what, node, "a number with at most 6 decimals, such as 2.5", problems);
      }
    }
  }

  /** true or false. */
  record Flag() implements Kind {
    @Override
    public void check(String what, YamlNode node, Problems problems) {
      if (node.text().filter(text -> text.matches("true|false")).isEmpty()) {
        wrong(what, node, "true or false", problems);
      }
    }
  }

  /** One of a closed list of words. */
  record Choice(List<String> words) implements Kind {
    public Choice {
      words = List.copyOf(words);
    }

    /** The names of an enum's values as YAML writes them: lower case with dashes. */
    public static Choice of(Class<? extends Enum<?>> values) {
      return new Choice(
          Arrays.stream(values.getEnumConstants()).map(Choice::word).toList());
    }

    /** A value of an enum as YAML writes it. */
    public static String word(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void check(String what, YamlNode node, Problems problems) {
      if (node.text().filter(words::contains).isEmpty()) {
        String meant = node.text()
            .flatMap(text -> DidYouMean.among(text, words))
            .map(word -> " Did you mean '" + word + "'?")
            .orElse("");
        problems.add(
            node.file(),
            node.line(),
            what + " is " + node.form() + ". Expected is one of " + String.join(", ", words) + "."
                + meant);
      }
    }
  }

  /** A list of values of one kind. */
  record ListOf(Kind item) implements Kind {
    @Override
    public void check(String what, YamlNode node, Problems problems) {
      if (!node.isList()) {
        wrong(what, node, "a list, such as [a, b]", problems);
      }
      node.items()
          .forEach(one ->
              item.check(item instanceof Nested ? what : "an element of " + what, one, problems));
    }
  }

  /** A mapping of names the writer chooses to values of one kind. */
  record MapOf(Kind value) implements Kind {
    @Override
    public void check(String what, YamlNode node, Problems problems) {
      if (!node.isMapping()) {
        wrong(what, node, "a mapping of names to values", problems);
      }
      duplicates(what, node, problems);
      node.entries().forEach((key, one) -> value.check(key + " of " + what, one, problems));
    }
  }

  /** A mapping with a shape of its own. */
  record Nested(Shape shape) implements Kind {
    @Override
    public void check(String what, YamlNode node, Problems problems) {
      shape.check(node, problems);
    }
  }

  /** A mapping whose shape may hold itself; a JSON Schema refers to it by the shape's name. */
  record Reference(Supplier<Shape> shape) implements Kind {
    @Override
    public void check(String what, YamlNode node, Problems problems) {
      shape.get().check(node, problems);
    }
  }

  /** A mapping with a name and parameters, whose meaning the one who is named knows. */
  record Call() implements Kind {
    @Override
    public void check(String what, YamlNode node, Problems problems) {
      if (node.text("name").isEmpty()) {
        wrong(what, node, "a mapping with a name, such as {name: money, unit: fen}", problems);
      }
      duplicates(what, node, problems);
    }
  }

  /** A short form for a scalar, or a long one. */
  record TextOr(Kind text, Kind other) implements Kind {
    @Override
    public void check(String what, YamlNode node, Problems problems) {
      (node.isMapping() || node.isList() ? other : text).check(what, node, problems);
    }
  }

  private static void duplicates(String what, YamlNode node, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (YamlNode key : node.keys()) {
      if (key.text().isEmpty() || !seen.add(key.text().get())) {
        problems.add(
            key.file(),
            key.line(),
            what + " has the key " + key.form() + " twice, or without a name. Keep one of them.");
      }
    }
  }

  private static void wrong(String what, YamlNode node, String expected, Problems problems) {
    problems.add(
        node.file(), node.line(), what + " is " + node.form() + ". Expected is " + expected + ".");
  }
}
