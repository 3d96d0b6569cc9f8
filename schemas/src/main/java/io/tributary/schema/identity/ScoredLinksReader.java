package io.tributary.schema.identity;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.Privacy;
import io.tributary.schema.contract.ColumnSpec;
import io.tributary.schema.contract.ColumnSpec.RawType;
import io.tributary.schema.contract.ColumnSpec.StandardiserCall;
import io.tributary.schema.contract.FeedContract;
import io.tributary.schema.identity.ScoredLinks.Compared;
import io.tributary.schema.identity.ScoredLinks.Part;
import io.tributary.schema.yaml.DidYouMean;
import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.Shape;
import io.tributary.schema.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the rules of scored links, and where truth is. */
final class ScoredLinksReader {

  private static final int MAX_BLOCK = 100;
  private static final BigDecimal THRESHOLD = new BigDecimal("0.9");
  private static final BigDecimal GROUP = new BigDecimal("0.5");

  private static final Kind NAME =
      new Kind.Formed(Pattern.compile("[a-z][a-z0-9_]*"), "a snake_case name, such as people");
  private static final Kind TEXTS = new Kind.ListOf(new Kind.Text());
  private static final Kind LISTS = new Kind.ListOf(TEXTS);

  private static final Shape COMPARED = Shape.of(
      "compared column",
      "A column and how its values are compared.",
      required("column", new Kind.Text(), "a column of every feed."),
      optional(
          "as",
          Kind.Choice.of(Likeness.class),
          "how values are compared; by the column's standardiser unless told, else text."));

  static final Shape SHAPE = Shape.of(
      "scored links",
      "Records that are one person's because they look alike.",
      required("name", NAME, "the rule's name; its links have the rule scored:NAME."),
      required("feeds", TEXTS, "feeds in use whose records are compared."),
      required(
          "compare",
          new Kind.ListOf(new Kind.TextOr(new Kind.Text(), new Kind.Nested(COMPARED))),
          "the columns: a name, or a name and as."),
      optional(
          "exchanged",
          LISTS,
          "pairs of columns whose values are sometimes exchanged, such as [[given_name, surname]]."),
      optional(
          "block",
          LISTS,
          "records that agree in all keys of one list are compared; a key is a column, or"
              + " column.head, .tail, .local or .year. Every column and every two, unless told."),
      optional(
          "max-block",
          new Kind.Whole(2),
          "more records that agree are not compared for it; " + MAX_BLOCK + " unless told."),
      optional(
          "threshold",
          new Kind.Share(),
          "the least probability of a link; " + THRESHOLD + " unless told."),
      optional(
          "group",
          new Kind.Share(),
          "the least mean probability between groups to be one; " + GROUP + " unless told."));

  static final Shape TRUTH = Shape.of(
      "truth",
      "Where records say themselves whose they are.",
      required("feed", new Kind.Text(), "a feed in use."),
      required(
          "person",
          new Kind.Text(),
          "SQL over its columns as text that names the record's person."));

  private final Problems problems;
  private final List<FeedContract> feeds;

  ScoredLinksReader(List<FeedContract> feeds, Problems problems) {
    this.feeds = List.copyOf(feeds);
    this.problems = problems;
  }

  List<ScoredLinks> read(List<YamlNode> nodes) {
    List<ScoredLinks> rules = new ArrayList<>();
    for (YamlNode node : nodes) {
      String name = node.text("name").orElse("");
      if (rules.stream().anyMatch(rule -> rule.name().equals(name))) {
        note(node, "scored links " + name + " are there twice. Keep one of them.");
      } else {
        rules.add(rule(name, node));
      }
    }
    return rules;
  }

  Optional<TruthLabels> truth(Optional<YamlNode> node) {
    node.flatMap(one -> one.at("feed")).ifPresent(this::feed);
    return node.flatMap(one -> one.text("feed")
        .flatMap(feed -> one.text("person").map(person -> new TruthLabels(feed, person))));
  }

  private ScoredLinks rule(String name, YamlNode node) {
    List<FeedContract> compared = new ArrayList<>();
    node.items("feeds").forEach(feed -> this.feed(feed).ifPresent(compared::add));
    List<Compared> columns = new ArrayList<>();
    for (YamlNode column : node.items("compare")) {
      compared(column, compared).ifPresent(columns::add);
    }
    if (columns.isEmpty()) {
      note(node, "scored links " + name + " compare no column. Name at least two under compare.");
    }
    List<String> names = columns.stream().map(Compared::column).toList();
    List<List<ScoredLinks.Key>> block = new ArrayList<>();
    for (YamlNode keys : node.items("block")) {
      block.add(keys.items().stream().flatMap(key -> key(key, names).stream()).toList());
    }
    return new ScoredLinks(
        name,
        node.texts("feeds"),
        columns,
        exchanged(node, names),
        block.isEmpty() ? everyOneAndTwo(names) : block,
        node.text("max-block")
            .filter(text -> text.matches("\\d{1,9}"))
            .map(Integer::valueOf)
            .orElse(MAX_BLOCK),
        share(node, "threshold").orElse(THRESHOLD),
        share(node, "group").orElse(GROUP));
  }

  private Optional<FeedContract> feed(YamlNode node) {
    String name = node.text().orElse("");
    Optional<FeedContract> found =
        feeds.stream().filter(feed -> feed.feed().equals(name)).findFirst();
    if (found.isEmpty()) {
      note(
          node,
          "'" + name + "' is no feed in use. "
              + DidYouMean.hint(name, feeds.stream().map(FeedContract::feed).toList()));
    }
    return found;
  }

  private Optional<Compared> compared(YamlNode node, List<FeedContract> compared) {
    Optional<String> name = node.text().or(() -> node.text("column"));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<Likeness> told = node.isMapping()
        ? node.text("as")
            .flatMap(word -> Arrays.stream(Likeness.values())
                .filter(as -> Kind.Choice.word(as).equals(word))
                .findFirst())
        : Optional.empty();
    Optional<Likeness> usual = Optional.empty();
    for (FeedContract feed : compared) {
      Optional<ColumnSpec> column = feed.column(name.get());
      if (column.isEmpty()) {
        note(
            node,
            "feed " + feed.feed() + " has no column '" + name.get() + "'. "
                + DidYouMean.hint(
                    name.get(), feed.columns().stream().map(ColumnSpec::name).toList()));
      }
      column
          .filter(found -> found.privacy() == Privacy.SECRET
              || found.type() == RawType.ARRAY
              || found.type() == RawType.JSON)
          .ifPresent(found -> note(
              node,
              "column " + found.name() + " of feed " + feed.feed() + " is secret or holds no single"
                  + " text. Compare another one."));
      usual = usual.or(() -> column.flatMap(ColumnSpec::standardise).map(ScoredLinksReader::usual));
    }
    return Optional.of(new Compared(name.get(), told.orElse(usual.orElse(Likeness.TEXT))));
  }

  private static Likeness usual(StandardiserCall call) {
    return switch (call.name()) {
      case "birthday", "date", "timestamp" -> Likeness.DATE;
      case "email" -> Likeness.EMAIL;
      case "phone", "landline", "member-id", "imei", "integer", "decimal", "money" ->
        Likeness.DIGITS;
      case "gender", "enum", "region", "boolean", "openid", "unionid" -> Likeness.EXACT;
      default -> Likeness.TEXT;
    };
  }

  private List<List<String>> exchanged(YamlNode node, List<String> names) {
    List<List<String>> pairs = new ArrayList<>();
    for (YamlNode pair : node.items("exchanged")) {
      List<String> two =
          pair.items().stream().flatMap(one -> one.text().stream()).toList();
      if (two.size() != 2 || two.get(0).equals(two.get(1)) || !names.containsAll(two)) {
        note(pair, "exchanged holds " + two + ". Expected are two compared columns.");
      } else {
        pairs.add(two);
      }
    }
    Set<String> seen = new HashSet<>();
    if (!pairs.stream().flatMap(List::stream).allMatch(seen::add)) {
      note(node, "exchanged names a column in two pairs. Keep one of them.");
    }
    return pairs;
  }

  private Optional<ScoredLinks.Key> key(YamlNode node, List<String> names) {
    String[] words = node.text().orElse("").split("\\.", 2);
    Optional<Part> part = words.length < 2
        ? Optional.of(Part.WHOLE)
        : Arrays.stream(Part.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(words[1]))
            .findFirst();
    if (!names.contains(words[0]) || part.isEmpty()) {
      note(
          node,
          "block has the key " + node.form() + ". Expected is a compared column, or one with .head,"
              + " .tail, .local or .year. " + DidYouMean.hint(words[0], names));
      return Optional.empty();
    }
    return part.map(one -> new ScoredLinks.Key(words[0], one));
  }

  /** Typing errors seldom hit every column, and two that agree are seldom chance. */
  private static List<List<ScoredLinks.Key>> everyOneAndTwo(List<String> names) {
    List<List<ScoredLinks.Key>> keys = new ArrayList<>();
    for (int one = 0; one < names.size(); one++) {
      ScoredLinks.Key first = new ScoredLinks.Key(names.get(one), Part.WHOLE);
      keys.add(List.of(first));
      for (int two = one + 1; two < names.size(); two++) {
        keys.add(List.of(first, new ScoredLinks.Key(names.get(two), Part.WHOLE)));
      }
    }
    return keys;
  }

  private static Optional<BigDecimal> share(YamlNode node, String key) {
    return node.text(key)
        .filter(text -> text.matches("\\d*\\.?\\d+") && Double.parseDouble(text) <= 1)
        .map(BigDecimal::new);
  }

  private void note(YamlNode node, String message) {
    problems.add(node.file(), node.line(), message);
  }
}
