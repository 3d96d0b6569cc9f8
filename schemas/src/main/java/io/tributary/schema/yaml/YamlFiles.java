package io.tributary.schema.yaml;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Parses YAML text to nodes with places; values are never turned into Java objects. */
public final class YamlFiles {

  private YamlFiles() {}

  /**
   * The root of a file's only document.
   *
   * @return empty where the text is no YAML or holds nothing, which is noted as a problem
   */
  public static Optional<YamlNode> parse(String file, String text, Problems problems) {
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      if (root == null) {
        problems.add(file, 1, "The file is empty. Describe something in it, or delete it.");
        return Optional.empty();
      }
      return Optional.of(new YamlNode(file, root));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(file, line, "This is not YAML: " + oneLine(e.getProblem()) + cure(e));
    } catch (ReaderException e) {
      problems.add(
          file,
          lineOf(text, e.getPosition()),
          "A character no YAML file may hold (code " + e.getCodePoint()
              + "). Remove it, or write it as an escape in double quotes.");
    } catch (YAMLException e) {
      problems.add(file, 1, "This is not YAML: " + oneLine(e.getMessage()) + ".");
    }
    return Optional.empty();
  }

  private static String cure(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem());
    if (problem.contains("'\\t(TAB)'")) {
      return ". Indent with blanks.";
    }
    if (problem.contains("mapping values are not allowed")) {
      return ". Quote a value that holds ': ', and check the indentation.";
    }
    return e.getContext() == null
        ? "."
        : " (" + oneLine(e.getContext()) + "). Check quotes, brackets and indentation here.";
  }

  private static String oneLine(String message) {
    return String.valueOf(message).lines().findFirst().orElse("").strip();
  }

  private static int lineOf(String text, int position) {
    return 1 + (int) text.chars().limit(position).filter(c -> c == '\n').count();
  }
}
