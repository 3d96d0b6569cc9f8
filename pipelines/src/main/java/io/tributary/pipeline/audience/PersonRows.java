package io.tributary.pipeline.audience;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import io.tributary.schema.Field;
import io.tributary.schema.audience.Definitions;
import io.tributary.schema.audience.PersonView;
import io.tributary.schema.audience.Rule;
import io.tributary.schema.audience.TagDefinition;
import io.tributary.schema.audience.TagDefinition.ValueType;
import io.tributary.schema.table.Lifecycle;
import io.tributary.schema.table.PersonTags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * One row per person with all that tags and audiences are made of: {@link PersonView}, the answers
 * to what rules ask about facts, and the person's tags. Tables are made of it, so a job computes it
 * once.
 */
public final class PersonRows {

  /** The tags of a person, as rows of gold.person_tags without the person. */
  static final String TAG_ROWS = "_tags";

  private static final DataType TAG_TYPE =
      DataTypes.createArrayType(DataTypes.createStructType(PersonTags.TABLE.fields().stream()
          .filter(field -> !PersonView.ofProfile().contains(field))
          .map(Field::structField)
          .toList()));

  private PersonRows() {}

  /** The rows of all persons in the profile. */
  public static Dataset<Row> of(PersonTables tables, Definitions definitions, AsOf asOf) {
    List<TagDefinition> tags =
        definitions.tags().stream().filter(TagDefinition::isComputed).toList();
    FactClauses clauses = clauses(definitions);
    RuleColumns rules = new RuleColumns(clauses, asOf);
    Column[] rows = tags.stream().map(tag -> tagRow(tag, rules, asOf)).toArray(Column[]::new);
    // The type matters where there is no tag.
    Column held = filter(array(rows), Column::isNotNull).cast(TAG_TYPE);
    Column values = map_from_entries(
        transform(col(TAG_ROWS), tag -> struct(tag.getField("tag_code"), tag.getField("value"))));
    return view(tables, clauses.answers(tables.facts(), asOf), asOf)
        .withColumn(TAG_ROWS, held)
        .withColumn(
            PersonView.TAGS.name(), transform(col(TAG_ROWS), tag -> tag.getField("tag_code")))
        .withColumn(RuleColumns.TAG_VALUES, values);
  }

  /** What the definitions ask about facts; the same definitions give the same numbers. */
  static FactClauses clauses(Definitions definitions) {
    return FactClauses.of(Stream.concat(
            definitions.tags().stream()
                .filter(TagDefinition::isComputed)
                .flatMap(tag -> tag.rule().stream()),
            definitions.audiences().stream().map(audience -> audience.rule()))
        .flatMap(Rule::leaves));
  }

  private static Dataset<Row> view(PersonTables tables, Optional<Dataset<Row>> answers, AsOf asOf) {
    String[] person = {"one_id"};
    Dataset<Row> known = tables
        .profile()
        .select(columns(PersonView.ofProfile()))
        .join(tables.rfm().select(with(PersonView.OF_RFM)), person, "left")
        .join(
            tables
                .lifecycle()
                .withColumnRenamed(Lifecycle.SINCE.name(), PersonView.LIFE_STAGE_SINCE.name())
                .select(with(Stream.concat(
                        PersonView.OF_LIFECYCLE.stream(), Stream.of(PersonView.LIFE_STAGE_SINCE))
                    .toList())),
            person,
            "left");
    Dataset<Row> answered = answers
        .map(rows -> known.join(rows, person, "left"))
        .orElseGet(() -> known.withColumn(FactClauses.ANSWERS, lit(null)));
    return answered
        .withColumn(PersonView.AS_OF.name(), lit(asOf.date()))
        .withColumn(PersonView.AGE.name(), age(asOf));
  }

  /** Whole years: a birthday on 29 February is on 1 March in other years. */
  private static Column age(AsOf asOf) {
    Column birthday = col("birthday");
    Column isStillToCome = date_format(birthday, "MMdd")
        .gt(lit(asOf.date().format(java.time.format.DateTimeFormatter.ofPattern("MMdd"))));
    Column years = lit(asOf.date().getYear()).minus(year(birthday));
    return when(
        birthday.leq(lit(asOf.date())),
        years.minus(when(isStillToCome, 1).otherwise(0)).cast("long"));
  }

  private static Column tagRow(TagDefinition tag, RuleColumns rules, AsOf asOf) {
    Rule rule = tag.rule().orElseGet(() -> new Rule.All(List.of()));
    Column value = tag.value().map(sql -> text(sql, tag.valueType())).orElse(lit("true"));
    List<Condition> conditions = new ArrayList<>(rules.conditions(rule));
    tag.value().ifPresent(sql -> conditions.add(new Condition(sql, value.isNotNull(), value)));
    Instant expires =
        asOf.date().plusDays(tag.ttlDays()).atStartOfDay(asOf.zone()).toInstant();
    Column evidence = struct(
        rules.count(rule).as("count"),
        rules.lastAt(rule).as("last_at"),
        Condition.reasons(conditions).as("clauses"));
    return when(
        rules.holds(rule).and(value.isNotNull()),
        struct(
            lit(tag.code()).as("tag_code"),
            lit(tag.ruleVersion()).as("tag_version"),
            value.as("value"),
            evidence.as("evidence"),
            lit(asOf.start()).as("computed_at"),
            lit(expires).as("expires_at")));
  }

  /** A truth value that is false is no tag. */
  private static Column text(String sql, ValueType type) {
    Column value = org.apache.spark.sql.functions.expr(sql);
    return type == ValueType.BOOLEAN
        ? when(coalesce(value, lit(false)), "true")
        : value.cast("string");
  }

  private static Column[] with(List<Field> fields) {
    return Stream.concat(Stream.of(col("one_id")), fields.stream().map(f -> col(f.name())))
        .toArray(Column[]::new);
  }

  private static Column[] columns(List<Field> fields) {
    return fields.stream().map(Field::column).toArray(Column[]::new);
  }
}
