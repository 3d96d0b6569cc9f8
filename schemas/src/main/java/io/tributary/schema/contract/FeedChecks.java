package io.tributary.schema.contract;

import io.tributary.schema.Privacy;
import io.tributary.schema.contract.ColumnSpec.StandardiserCall;
import io.tributary.schema.yaml.DidYouMean;
import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlNode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/** Finds what is wrong with contracts beyond their form: names, types, SQL. */
public final class FeedChecks {

  private final StandardiserCatalogue standardisers;
  private final List<String> identifierKinds;
  private final Problems problems;
  private final TargetChecks targets;

  /**
   * Checks against these standardisers and kinds of identifiers.
   *
   * @param problems where what is found goes
   */
  public FeedChecks(
      StandardiserCatalogue standardisers, List<String> identifierKinds, Problems problems) {
    this.standardisers = standardisers;
    this.identifierKinds = List.copyOf(identifierKinds);
    this.problems = problems;
    this.targets = new TargetChecks(problems);
  }

  /** Notes everything that is wrong with one contract. */
  public void check(FeedFile file) {
    source(file);
    new ColumnChecks(file, standardisers, identifierKinds, problems).check();
    StructType view = StandardSchema.of(file.contract(), this::knownType);
    names(file, view);
    targets.check(file, view);
  }

  /** A standardiser nobody knows gives void, so that its column causes no further problems. */
  private DataType knownType(StandardiserCall call) {
    try {
      return standardisers.typeOf(call);
    } catch (IllegalArgumentException e) {
      return DataTypes.NullType;
    }
  }

  private void source(FeedFile file) {
    YamlNode node = file.root().place("source");
    Source source = file.contract().source();
    if (!isCharset(source.charset())) {
      note(
          node.place("charset"),
          "charset of source is '" + source.charset()
              + "', which Java does not know. Write it like UTF-8, GB18030 or windows-1252.");
    }
    if (source.path().startsWith("/") || List.of(source.path().split("/", -1)).contains("..")) {
      note(
          node.place("path"),
          "path of source is '" + source.path()
              + "'. Expected is a glob below the landing root, such as visits/dt=*/*.csv.");
    }
    source.format().otherKeys().stream()
        .flatMap(key -> node.at(key).stream().map(value -> new Misplaced(key, value)))
        .forEach(one -> note(
            one.node(),
            "source has the key '" + one.key() + "', but format "
                + Kind.Choice.word(source.format()) + " has none. Leave it out."));
  }

  private record Misplaced(String key, YamlNode node) {}

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  private void names(FeedFile file, StructType view) {
    FeedContract contract = file.contract();
    YamlNode root = file.root();
    if (root.at("key").filter(YamlNode::isList).isPresent() && contract.key().isEmpty()) {
      note(root.place("key"), "key is empty. Name the columns that tell records apart.");
    }
    root.items("key").forEach(one -> visible("key", one, contract, view));
    root.items("latest").forEach(one -> visible("latest", one, contract, view));
    root.items("position-within").forEach(one -> physical(one, contract));
    money(file, view);
    rules(file);
  }

  private void visible(String what, YamlNode node, FeedContract contract, StructType view) {
    String name = node.text().orElse("");
    if (name.equals(FeedContract.POSITION) && contract.positionWithin().isEmpty()) {
      note(
          node,
          what + " holds _position, but position-within is missing. Say within which"
              + " columns records are counted, such as position-within: [invoice_no].");
    } else if (!List.of(view.fieldNames()).contains(name)) {
      note(
          node,
          what + " holds "
              + contract
                  .column(name)
                  .map(FeedChecks::hidden)
                  .orElseGet(() -> "'" + name + "', which is no column. "
                      + DidYouMean.hint(name, List.of(view.fieldNames()))));
    }
  }

  private static String hidden(ColumnSpec column) {
    return column.privacy() == Privacy.SECRET
        ? column.name() + ", a secret column that is never read. Name another one."
        : column.name() + ", a personal column that rules and selects do not see. Give it a"
            + " standardiser, so that it becomes a token.";
  }

  private void physical(YamlNode node, FeedContract contract) {
    List<String> known =
        contract.physicalColumns().stream().map(ColumnSpec::name).toList();
    String name = node.text().orElse("");
    if (!known.contains(name)) {
      note(
          node,
          "position-within holds '" + name + "', which is no column of the file. "
              + DidYouMean.hint(name, known));
    }
  }

  private void money(FeedFile file, StructType view) {
    file.contract().money().ifPresent(name -> {
      Optional<DataType> type = typeIn(view, name);
      YamlNode node = file.root().place("money");
      if (type.isEmpty()) {
        note(
            node,
            "money is '" + name + "', which is no column. "
                + DidYouMean.hint(name, List.of(view.fieldNames())));
      } else if (!(type.get() instanceof DecimalType)
          && !Set.of(DataTypes.LongType, DataTypes.NullType).contains(type.get())) {
        note(
            node,
            "money is " + name + ", a " + type.get().catalogString()
                + ". Give the column a standardiser, such as money.");
      }
    });
  }

  private static Optional<DataType> typeIn(StructType view, String name) {
    return List.of(view.fieldNames()).contains(name)
        ? Optional.of(view.apply(name).dataType())
        : Optional.empty();
  }

  private void rules(FeedFile file) {
    FeedContract contract = file.contract();
    List<String> known = contract.columns().stream().map(ColumnSpec::name).toList();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < contract.rules().size(); i++) {
      RowRule rule = contract.rules().get(i);
      YamlNode node = file.place("rules", i);
      if (!ids.add(rule.id())) {
        note(node, "rule " + rule.id() + " is there twice. Give each rule an id of its own.");
      }
      if (!rule.column().isEmpty() && !known.contains(rule.column())) {
        note(
            node.place("column"),
            "rule " + rule.id() + " blames '" + rule.column() + "', which is no column. "
                + DidYouMean.hint(rule.column(), known));
      }
    }
  }

  private void note(YamlNode node, String message) {
    problems.add(node.file(), node.line(), message);
  }
}
