package io.tributary.schema.contract;

import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.Tables;
import io.tributary.schema.contract.SqlChecks.Checked;
import io.tributary.schema.contract.SqlChecks.Rows;
import io.tributary.schema.yaml.DidYouMean;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Finds what is wrong with the rules, targets and SQL of contracts. */
final class TargetChecks {

  /** Filled from the workspace and the record where a target does not select them. */
  private static final Set<Field> AUTOMATIC =
      Set.of(Columns.TOKENS, Columns.BRAND_ID, Columns.CURRENCY);

  private final Problems problems;
  private final SqlChecks sql = new SqlChecks();

  TargetChecks(Problems problems) {
    this.problems = problems;
  }

  /**
   * Notes everything that is wrong with one contract's.
   *
   * @param view what rules and selects see; a column of void type has a type nobody knows
   */
  void check(FeedFile file, StructType view) {
    List<Use> uses = new ArrayList<>();
    for (int i = 0; i < file.contract().rules().size(); i++) {
      YamlNode rule = file.place("rules", i);
      String id = file.contract().rules().get(i).id();
      rule.at("row").ifPresent(row -> uses.add(condition(row, "rule " + id, view)));
    }
    for (int i = 0; i < file.contract().targets().size(); i++) {
      onlyOnce(file, i);
      uses.addAll(uses(file.contract().targets().get(i), file.place("to", i), view));
    }
    analyse(uses);
  }

  /** A table's rows of a feed are counted and replaced together, so one target makes them all. */
  private void onlyOnce(FeedFile file, int index) {
    String table = file.contract().targets().get(index).table();
    boolean isThereBefore = file.contract().targets().subList(0, index).stream()
        .anyMatch(earlier -> earlier.table().equals(table));
    if (isThereBefore && !table.isEmpty()) {
      note(
          file.place("to", index).place("table"),
          table + " is filled by two targets of the feed. Make one of them: each: {item: …} takes"
              + " an expression that gives an array, such as"
              + " filter(array(a, b), i -> i is not null).");
    }
  }

  /**
   * One expression: where it stands, what it sees, and the column it fills; none for a condition.
   */
  private record Use(
      YamlNode node, String what, StructType view, Rows rows, Optional<Field> field) {

    String sql() {
      return node.text().orElse("");
    }
  }

  private static Use condition(YamlNode node, String what, StructType view) {
    return new Use(node, what, view, Rows.EACH, Optional.empty());
  }

  private List<Use> uses(Target target, YamlNode node, StructType view) {
    StructType rows = rows(target, node, view);
    List<Use> uses = new ArrayList<>();
    node.at("where")
        .ifPresent(where -> uses.add(condition(where, "where of " + target.table(), rows)));
    Rows kind = target.each() instanceof Target.Each.Group ? Rows.GROUPED : Rows.EACH;
    table(target, node).ifPresent(table -> {
      missing(table, target, node);
      node.place("select")
          .entries()
          .forEach((column, sql) -> field(table, column, sql)
              .ifPresent(field -> uses.add(
                  new Use(sql, column + " of " + table.id(), rows, kind, Optional.of(field)))));
    });
    return uses;
  }

  private StructType rows(Target target, YamlNode node, StructType view) {
    if (target.each() instanceof Target.Each.Item item) {
      return view.add("item", element(item, node, view));
    }
    if (target.each() instanceof Target.Each.Group group) {
      List<String> known = List.of(view.fieldNames());
      group.columns().stream()
          .filter(column -> !known.contains(column))
          .forEach(column -> note(
              node.place("each"),
              "group of " + target.table() + " holds '" + column + "', which is no column. "
                  + DidYouMean.hint(column, known)));
    }
    return view;
  }

  private DataType element(Target.Each.Item item, YamlNode node, StructType view) {
    List<String> arrays = Arrays.stream(view.fields())
        .filter(field -> field.dataType() instanceof ArrayType)
        .map(StructField::name)
        .toList();
    if (arrays.contains(item.array())) {
      return ((ArrayType) view.apply(item.array()).dataType()).elementType();
    }
    if (!item.isColumn()) {
      return computed(item, node.place("each"), view);
    }
    note(
        node.place("each"),
        "item is '" + item.array() + "', which is no array column. "
            + DidYouMean.hint(item.array(), arrays));
    return DataTypes.NullType;
  }

  private DataType computed(Target.Each.Item item, YamlNode node, StructType view) {
    Checked checked = sql.types(List.of(item.array()), view, Rows.EACH).get(0);
    checked.problem().ifPresent(problem -> note(node, "item: " + problem));
    if (checked.type().isPresent() && !(checked.type().get() instanceof ArrayType)) {
      note(
          node,
          "item gives " + checked.type().get().catalogString()
              + ". Expected is an array, such as array(struct(a as kind, b as at)).");
    }
    return checked
        .type()
        .filter(ArrayType.class::isInstance)
        .map(array -> ((ArrayType) array).elementType())
        .orElse(DataTypes.NullType);
  }

  private Optional<TableSpec> table(Target target, YamlNode node) {
    List<String> known = Tables.all().stream()
        .filter(table -> table.database().equals("silver"))
        .map(TableSpec::id)
        .toList();
    if (known.contains(target.table())) {
      return Tables.named(target.table());
    }
    if (node.at("table").isPresent()) {
      note(
          node.place("table"),
          "There is no table '" + target.table() + "' feeds may fill. "
              + DidYouMean.hint(target.table(), known));
    }
    return Optional.empty();
  }

  private void missing(TableSpec table, Target target, YamlNode node) {
    List<String> missing = table.fields().stream()
        .filter(field -> field.required() && !AUTOMATIC.contains(field))
        .map(Field::name)
        .filter(name -> !target.select().containsKey(name))
        .toList();
    if (!missing.isEmpty()) {
      note(
          node.place("select"),
          "select of " + table.id() + " lacks " + String.join(", ", missing)
              + ", which the table requires. Add an expression for each.");
    }
  }

  private Optional<Field> field(TableSpec table, String column, YamlNode node) {
    List<String> known = table.fields().stream().map(Field::name).toList();
    if (!known.contains(column)) {
      note(
          node,
          table.field(column).isPresent()
              ? column + " of " + table.id() + " is filled by itself. Leave it out of select."
              : table.id() + " has no column '" + column + "'. " + DidYouMean.hint(column, known));
      return Optional.empty();
    }
    return table.field(column);
  }

  /** Together what sees the same rows, since analysis costs by the plan. */
  private void analyse(List<Use> uses) {
    Map<List<Object>, List<Use>> together = uses.stream()
        .collect(Collectors.groupingBy(
            use -> List.of(use.view(), use.rows()), LinkedHashMap::new, Collectors.toList()));
    for (List<Use> alike : together.values()) {
      List<Checked> checked = sql.types(
          alike.stream().map(Use::sql).toList(),
          alike.get(0).view(),
          alike.get(0).rows());
      for (int i = 0; i < alike.size(); i++) {
        judge(alike.get(i), checked.get(i));
      }
    }
  }

  private void judge(Use use, Checked checked) {
    checked.problem().ifPresent(problem -> note(use.node(), use.what() + ": " + problem));
    checked.type().ifPresent(type -> {
      if (use.field().isEmpty() && !type.equals(DataTypes.BooleanType)) {
        note(
            use.node(),
            use.what() + " gives " + type.catalogString()
                + ". Expected is a condition that is true or false, such as amount > 0.");
      }
      use.field()
          .filter(field -> !field.takes(type))
          .ifPresent(field -> note(
              use.node(),
              use.what() + " gives " + type.catalogString() + ", but the table keeps "
                  + field.type().catalogString()
                  + ". Cast it, or standardise the column it is from."));
      use.field()
          .filter(field -> field.required() && type.equals(DataTypes.NullType))
          .ifPresent(field ->
              note(use.node(), use.what() + " is always null, but the table requires it."));
    });
  }

  private void note(YamlNode node, String message) {
    problems.add(node.file(), node.line(), message);
  }
}
