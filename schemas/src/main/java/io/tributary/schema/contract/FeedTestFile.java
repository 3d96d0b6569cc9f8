package io.tributary.schema.contract;

import static io.tributary.schema.yaml.Shape.Key.optional;
import static io.tributary.schema.yaml.Shape.Key.required;

import io.tributary.schema.TableSpec;
import io.tributary.schema.Tables;
import io.tributary.schema.contract.FeedTest.Refusal;
import io.tributary.schema.yaml.DidYouMean;
import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.Shape;
import io.tributary.schema.yaml.YamlFiles;
import io.tributary.schema.yaml.YamlNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the examples of a feed: {@code feeds/tests/NAME.yaml} of a workspace or the library.
 *
 * @param feed the feed they are of
 * @param tests in the order they are written
 */
public record FeedTestFile(String feed, List<FeedTest> tests) {

  private static final Kind DAY =
      new Kind.Formed(Pattern.compile("\\d{4}-\\d{2}-\\d{2}"), "a day, such as 2026-01-15");

  private static final Shape REFUSAL = Shape.of(
      "refusal",
      "A reason at a record.",
      required("row", new Kind.Whole(1), "the record, counted from 1 over all given texts."),
      required("code", new Kind.Text(), "the reason's code, such as bad-phone."),
      optional("column", new Kind.Text(), "the column it is about; any unless told."));

  private static final Kind REFUSALS = new Kind.ListOf(new Kind.Nested(REFUSAL));

  private static final Shape TEST = Shape.of(
      "test",
      "What records must become.",
      required("says", new Kind.Text(), "the example in a few words."),
      optional("day", DAY, "the day in the path of the files; 2026-01-15 unless told."),
      required(
          "given",
          new Kind.TextOr(new Kind.Text(), new Kind.ListOf(new Kind.Text())),
          "the text of the file, or of several in the order they arrive."),
      optional(
          "expect",
          new Kind.MapOf(new Kind.ListOf(new Kind.MapOf(new Kind.Anything()))),
          "every row of each table named; columns left out are not looked at."),
      optional("refused", REFUSALS, "every record that goes to quarantine; none unless told."),
      optional(
          "soft",
          REFUSALS,
          "values dropped from records that are kept; not looked at" + " unless told."));

  /** The keys of the file. */
  public static final Shape SHAPE = Shape.of(
      "feed tests",
      "Examples of a feed, which 'tributary test' runs.",
      required("feed", new Kind.Text(), "the feed."),
      required("tests", new Kind.ListOf(new Kind.Nested(TEST)), "the examples."));

  public FeedTestFile {
    tests = List.copyOf(tests);
  }

  /**
   * The examples in a YAML text; what is wrong with it is noted.
   *
   * @param file how messages name the text
   * @param contracts the feeds there are
   * @return empty where the feed is not among them
   */
  public static Optional<FeedTestFile> read(
      String file, String text, Collection<FeedContract> contracts, Problems problems) {
    return YamlFiles.parse(file, text, problems).flatMap(root -> {
      SHAPE.check(root, problems);
      String feed = root.text("feed").orElse("");
      Optional<FeedContract> contract =
          contracts.stream().filter(one -> one.feed().equals(feed)).findFirst();
      if (contract.isEmpty()) {
        List<String> names = contracts.stream().map(FeedContract::feed).toList();
        problems.add(
            file,
            root.place("feed").line(),
            "feed is '" + feed + "', which the workspace has not. " + DidYouMean.hint(feed, names));
      }
      List<YamlNode> tests = root.items("tests");
      contract.ifPresent(one -> tests.forEach(test -> check(one, test, problems)));
      return contract.map(
          one -> new FeedTestFile(feed, tests.stream().map(FeedTestFile::test).toList()));
    });
  }

  private static void check(FeedContract contract, YamlNode test, Problems problems) {
    List<String> targets =
        contract.targets().stream().map(Target::table).distinct().toList();
    test.at("expect").map(YamlNode::entries).orElse(Map.of()).forEach((table, rows) -> {
      if (targets.contains(table)) {
        columns(Tables.named(table).orElseThrow(), rows, problems);
      } else {
        problems.add(
            rows.file(),
            rows.line(),
            "expect names " + table + ", which feed " + contract.feed() + " does not write. "
                + DidYouMean.hint(table, targets));
      }
    });
    test.text("day")
        .filter(text -> day(text).isEmpty())
        .ifPresent(text -> problems.add(
            test.file(), test.place("day").line(), "day is '" + text + "', which is no day."));
  }

  private static void columns(TableSpec table, YamlNode rows, Problems problems) {
    List<String> known = Arrays.asList(table.schema().fieldNames());
    for (YamlNode row : rows.items()) {
      row.entries().forEach((column, value) -> {
        if (!known.contains(column)) {
          problems.add(
              value.file(),
              value.line(),
              table.id() + " has no column " + column + ". " + DidYouMean.hint(column, known));
        }
      });
    }
  }

  private static FeedTest test(YamlNode node) {
    YamlNode given = node.place("given");
    Map<String, List<YamlNode>> expect = new LinkedHashMap<>();
    node.at("expect")
        .map(YamlNode::entries)
        .orElse(Map.of())
        .forEach((table, rows) -> expect.put(table, rows.items()));
    return new FeedTest(
        node.text("says").orElse(""),
        node,
        node.text("day").flatMap(FeedTestFile::day),
        given.isList() ? given.texts() : given.text().stream().toList(),
        expect,
        refusals(node, "refused"),
        refusals(node, "soft"));
  }

  private static List<Refusal> refusals(YamlNode node, String key) {
    return node.items(key).stream()
        .map(one -> new Refusal(
            one.text("row")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0),
            one.text("code").orElse(""),
            one.text("column").orElse("")))
        .toList();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (java.time.format.DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
