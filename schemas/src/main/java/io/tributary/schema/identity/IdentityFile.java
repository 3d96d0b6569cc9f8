package io.tributary.schema.identity;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.identity.IdentifierKind.Recycled;
import io.tributary.schema.identity.IdentifierKind.SharedWhen;
import io.tributary.schema.yaml.DidYouMean;
import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.Shape;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads identity.yaml. */
public final class IdentityFile {

  private static final Kind NAME =
      new Kind.Formed(Pattern.compile("[a-z][a-z0-9_]*"), "a snake_case name, such as phone");
  private static final Kind TEXTS = new Kind.ListOf(new Kind.Text());

  private static final Shape SHARED_WHEN = Shape.of(
      "shared-when",
      "When an identifier stands for a place or a family rather than a person.",
      required("more-than", new Kind.Whole(1), "the highest number that still may be one person."),
      optional("of", TEXTS, "the kinds counted; all stronger ones unless told."));

  private static final Shape BLOCK = Shape.of(
      "block",
      "Normalised values that never stand for a person.",
      optional("values", TEXTS, "whole values."),
      optional("patterns", TEXTS, "regular expressions; anchor them with ^ and $."));

  private static final Shape RECYCLED = Shape.of(
      "recycled",
      "When an identifier has changed hands: facts before belong to the old owner.",
      required("silent-days", new Kind.Whole(1), "the fewest days without strong evidence."),
      required(
          "differs",
          TEXTS,
          "kinds of strong evidence; after the silence one seen before must differ."));

  private static final Shape KIND = Shape.of(
      "identifier kind",
      "One kind of identifier.",
      required("kind", NAME, "its name, as contracts use it."),
      optional("limit", new Kind.Whole(1), "how many different ones a person may have."),
      optional("shared-when", new Kind.Nested(SHARED_WHEN), "when it is no person's."),
      optional("block", new Kind.Nested(BLOCK), "what never counts."),
      optional("recycled", new Kind.Nested(RECYCLED), "when one has changed hands."));

  /** The keys of the file. */
  public static final Shape SHAPE = Shape.of(
      "identity",
      "How identifiers become persons.",
      required("kinds", new Kind.ListOf(new Kind.Nested(KIND)), "the kinds, strongest first."),
      optional("source-trust", TEXTS, "feeds whose attributes win, most trusted first."),
      optional(
          "scored-links",
          new Kind.ListOf(new Kind.Nested(ScoredLinksReader.SHAPE)),
          "records that are one person's because they look alike."),
      optional(
          "truth",
          new Kind.Nested(ScoredLinksReader.TRUTH),
          "where records say themselves whose they are, for identity evaluate."));

  private final Problems problems;
  private final List<String> known;

  private IdentityFile(Problems problems, List<String> known) {
    this.problems = problems;
    this.known = known;
  }

  /**
   * The rules in a YAML text; what is wrong with it is noted and left out.
   *
   * @param file how messages name the text
   * @param feeds the feeds source-trust may name
   * @param inUse the contracts of the workspace's feeds
   */
  public static IdentityRules read(
      String file, String text, List<String> feeds, List<FeedContract> inUse, Problems problems) {
    Optional<YamlNode> root = YamlFiles.parse(file, text, problems);
    if (root.isEmpty()) {
      return new IdentityRules(List.of(), List.of());
    }
    SHAPE.check(root.get(), problems);
    List<String> known = root.get().items("kinds").stream()
        .flatMap(kind -> kind.text("kind").stream())
        .toList();
    IdentityFile reader = new IdentityFile(problems, known);
    reader.trust(root.get(), feeds);
    ScoredLinksReader scored = new ScoredLinksReader(inUse, problems);
    return new IdentityRules(
        reader.kinds(root.get().items("kinds")),
        root.get().texts("source-trust"),
        scored.read(root.get().items("scored-links")),
        scored.truth(root.get().at("truth")));
  }

  private void trust(YamlNode root, List<String> feeds) {
    for (YamlNode node : root.items("source-trust")) {
      String feed = node.text().orElse("");
      if (!feeds.contains(feed)) {
        note(
            node,
            "source-trust holds '" + feed + "', which is no feed. " + DidYouMean.hint(feed, feeds));
      }
    }
  }

  private List<IdentifierKind> kinds(List<YamlNode> nodes) {
    List<IdentifierKind> kinds = new ArrayList<>();
    for (YamlNode node : nodes) {
      String name = node.text("kind").orElse("");
      if (kinds.stream().anyMatch(kind -> kind.kind().equals(name))) {
        note(node, "identifier kind " + name + " is there twice. Keep one of them.");
      } else if (name.matches("[a-z][a-z0-9_]*")) {
        kinds.add(kind(name, node));
      }
    }
    return kinds;
  }

  private IdentifierKind kind(String name, YamlNode node) {
    OptionalInt limit = whole(node, "limit");
    Optional<SharedWhen> shared = node.at("shared-when").flatMap(when -> shared(name, when));
    return new IdentifierKind(
        name,
        limit,
        shared,
        node.at("block").map(this::block).orElse(Blocklist.Blocked.NOTHING),
        node.at("recycled").flatMap(rule -> recycled(name, rule)));
  }

  private Optional<Recycled> recycled(String name, YamlNode node) {
    kinds("recycled of " + name + " looks at", node.items("differs"));
    List<String> differs = node.texts("differs");
    OptionalInt silent = whole(node, "silent-days");
    return differs.isEmpty() || silent.isEmpty()
        ? Optional.empty()
        : Optional.of(new Recycled(silent.getAsInt(), differs));
  }

  private void kinds(String what, List<YamlNode> nodes) {
    for (YamlNode node : nodes) {
      String kind = node.text().orElse("");
      if (!known.contains(kind)) {
        note(
            node,
            what + " '" + kind + "', which is no identifier kind. " + DidYouMean.hint(kind, known));
      }
    }
  }

  private Optional<SharedWhen> shared(String name, YamlNode node) {
    kinds("shared-when of " + name + " counts", node.items("of"));
    List<String> stronger = known.stream().takeWhile(kind -> !kind.equals(name)).toList();
    List<String> of = node.at("of").isPresent() ? node.texts("of") : stronger;
    if (of.isEmpty()) {
      note(
          node,
          "shared-when of " + name + " counts nothing: no kind is stronger. Say of: which"
              + " kinds to count.");
    }
    OptionalInt moreThan = whole(node, "more-than");
    return of.isEmpty() || moreThan.isEmpty()
        ? Optional.empty()
        : Optional.of(new SharedWhen(moreThan.getAsInt(), of));
  }

  private Blocklist.Blocked block(YamlNode node) {
    List<Pattern> patterns = new ArrayList<>();
    for (YamlNode pattern : node.items("patterns")) {
      try {
        pattern.text().map(Pattern::compile).ifPresent(patterns::add);
      } catch (PatternSyntaxException e) {
        note(
            pattern,
            "pattern " + pattern.form() + " is no regular expression: " + e.getDescription()
                + ". Escape what is meant literally with \\.");
      }
    }
    return new Blocklist.Blocked(Set.copyOf(node.texts("values")), patterns);
  }

  private static OptionalInt whole(YamlNode node, String key) {
    return node.text(key)
        .filter(text -> text.matches("[1-9]\\d{0,8}"))
        .map(text -> OptionalInt.of(Integer.parseInt(text)))
        .orElse(OptionalInt.empty());
  }

  private void note(YamlNode node, String message) {
    problems.add(node.file(), node.line(), message);
  }
}
