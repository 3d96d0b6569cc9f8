package io.tributary.schema.contract;

import io.tributary.schema.Privacy;
import io.tributary.schema.contract.ColumnSpec.IdentifierRole;
import io.tributary.schema.contract.ColumnSpec.RawType;
import io.tributary.schema.yaml.DidYouMean;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what is wrong with the columns of one contract. */
final class ColumnChecks {

  /** Names the silver stage gives to columns of its own. */
  private static final Set<String> RESERVED =
      Set.of("tokens", "item", "rank", "newest", "is_refused", "group_document");

  private final FeedFile file;
  private final StandardiserCatalogue standardisers;
  private final List<String> identifierKinds;
  private final Problems problems;
  private final List<String> fileColumns;
  private final Set<String> taken = new HashSet<>();

  ColumnChecks(
      FeedFile file,
      StandardiserCatalogue standardisers,
      List<String> identifierKinds,
      Problems problems) {
    this.file = file;
    this.standardisers = standardisers;
    this.identifierKinds = identifierKinds;
    this.problems = problems;
    this.fileColumns =
        file.contract().physicalColumns().stream().map(ColumnSpec::name).toList();
  }

  /** Notes everything that is wrong with them. */
  void check() {
    List<ColumnSpec> columns = file.contract().columns();
    if (columns.isEmpty() && file.root().at("columns").filter(YamlNode::isList).isPresent()) {
      note(file.root().place("columns"), "columns is empty. List what the file brings.");
    }
    for (int i = 0; i < columns.size(); i++) {
      if (!columns.get(i).name().isEmpty()) {
        column(columns.get(i), file.place("columns", i));
      }
    }
  }

  private void column(ColumnSpec column, YamlNode node) {
    names(column, node);
    standardiser(column, node);
    form(column, node);
    derivation(column, node);
    column.identifier().ifPresent(role -> identifier(column, role, node));
    if (column.privacy() == Privacy.SECRET
        && (column.standardise().isPresent() || column.isRequired())) {
      note(
          node,
          "column " + column.name() + " is secret and so never read. Leave out standardise"
              + " and required, or make it personal.");
    }
    for (int i = 0; i < column.fields().size(); i++) {
      standardiser(column.fields().get(i), node.items("fields").get(i));
    }
  }

  private void names(ColumnSpec column, YamlNode node) {
    if (RESERVED.contains(column.name())) {
      note(
          node,
          "column " + column.name() + " has a name silver uses itself. Choose another one"
              + " and give this one under aliases" + (isNested() ? " or path." : "."));
    }
    Stream.concat(Stream.of(column.name()), column.aliases().stream())
        .filter(name -> !taken.add(name.toLowerCase(Locale.ROOT)))
        .forEach(name ->
            note(node, "column " + name + " is there twice, by name or alias. Keep one of them."));
  }

  private void standardiser(ColumnSpec column, YamlNode node) {
    column.standardise().ifPresent(call -> {
      try {
        standardisers.typeOf(call);
      } catch (IllegalArgumentException e) {
        note(
            node.place("standardise"),
            "standardise of column " + column.name() + ": " + e.getMessage());
      }
    });
  }

  private void form(ColumnSpec column, YamlNode node) {
    boolean isArray = column.type() == RawType.ARRAY;
    if (!isNested() && (isArray || column.path().isPresent())) {
      note(
          node,
          "column " + column.name() + " has " + (isArray ? "type array" : "a path")
              + ", but the source is "
              + file.contract().source().format() + ". Leave it out.");
    }
    if (isArray == column.fields().isEmpty()) {
      note(
          node,
          "column " + column.name()
              + (isArray
                  ? " is an array without fields. List the fields of its elements."
                  : " has fields but is no array. Say type: array."));
    }
    if (isArray && (column.standardise().isPresent() || column.identifier().isPresent())) {
      note(node, "column " + column.name() + " is an array. Standardise its fields instead.");
    }
  }

  private void derivation(ColumnSpec column, YamlNode node) {
    for (YamlNode part : node.items("from")) {
      fileColumn("from of column " + column.name(), part);
    }
    node.at("when")
        .flatMap(when -> when.at("column"))
        .ifPresent(part -> fileColumn("when of column " + column.name(), part));
    if (column.when().isPresent() && !column.isDerived()) {
      note(
          node.place("when"),
          "column " + column.name() + " has when but no from. Say which"
              + " columns it is made of.");
    }
    if (column.isDerived() && (column.path().isPresent() || !column.aliases().isEmpty())) {
      note(
          node,
          "column " + column.name() + " is derived, so no file brings it. Leave out path"
              + " and aliases.");
    }
    if (column.privacy() != Privacy.PERSONAL
        && isMadeOf(column, Privacy.PERSONAL)
        && !column.isOfKnownWords()) {
      note(
          node,
          "column " + column.name() + " is made of a personal column. Say privacy: personal"
              + " and give it a standardiser.");
    }
    if (isMadeOf(column, Privacy.SECRET)) {
      note(node, "column " + column.name() + " is made of a secret column, which is never read.");
    }
  }

  private boolean isMadeOf(ColumnSpec column, Privacy privacy) {
    return column.from().stream()
        .flatMap(part -> file.contract().column(part).stream())
        .anyMatch(part -> part.privacy() == privacy);
  }

  private void identifier(ColumnSpec column, IdentifierRole role, YamlNode node) {
    YamlNode place = node.place("identifier");
    if (!identifierKinds.contains(role.kind())) {
      note(
          place,
          "column " + column.name() + " is an identifier of kind '" + role.kind()
              + "', which identity.yaml does not have. "
              + DidYouMean.hint(role.kind(), identifierKinds));
    }
    if (column.standardise().isEmpty()) {
      note(
          place,
          "column " + column.name() + " is an identifier without a standardiser, so equal"
              + " ones would look different. Name one, such as phone or text.");
    }
    if (column.privacy() == Privacy.PUBLIC) {
      note(
          node.place("privacy"),
          "column " + column.name() + " is an identifier but public. Leave"
              + " out privacy: identifiers are personal.");
    }
    if (role.scope().isPresent() && role.scopeColumn().isPresent()) {
      note(
          place,
          "identifier of column " + column.name() + " has both scope and scope-column. Keep"
              + " the one it is unique within.");
    }
    if (place.isMapping()) {
      place
          .at("scope-column")
          .ifPresent(part -> fileColumn("scope-column of column " + column.name(), part));
    }
  }

  private void fileColumn(String what, YamlNode node) {
    String name = node.text().orElse("");
    if (!fileColumns.contains(name)) {
      note(
          node,
          what + " is '" + name + "', which is no column of the file. "
              + DidYouMean.hint(name, fileColumns));
    }
  }

  private boolean isNested() {
    return file.contract().source().format().isNested();
  }

  private void note(YamlNode node, String message) {
    problems.add(node.file(), node.line(), message);
  }
}
