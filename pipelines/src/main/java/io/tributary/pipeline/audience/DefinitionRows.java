package io.tributary.pipeline.audience;

import io.tributary.schema.audience.AudienceDefinition;
import io.tributary.schema.audience.Definitions;
import io.tributary.schema.audience.TagDefinition;
import io.tributary.schema.yaml.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Definitions as rows of ops.tag_catalog and gold.audiences; as many as somebody wrote. */
public final class DefinitionRows {

  private DefinitionRows() {}

  /** The rows of ops.tag_catalog, by code. */
  public static List<Row> tags(Definitions definitions) {
    return definitions.tags().stream().map(tag -> row(tag, definitions)).toList();
  }

  private static Row row(TagDefinition tag, Definitions definitions) {
    List<String> users = definitions.usedBy(tag.code());
    return RowFactory.create(
        tag.code(),
        tag.nameZh(),
        tag.nameEn(),
        Kind.Choice.word(tag.level()),
        tag.parent().orElse(tag.code().substring(0, tag.code().lastIndexOf('.'))),
        Kind.Choice.word(tag.valueType()),
        tag.words(),
        tag.ruleVersion(),
        tag.owner(),
        Kind.Choice.word(tag.status()),
        Kind.Choice.word(tag.timeliness()),
        (long) tag.ttlDays(),
        tag.sensitivity().name(),
        tag.purposes().toArray(),
        users.toArray(),
        (long) users.size());
  }

  /**
   * The rows of gold.audiences, by audience and version: today's, and those of versions no longer
   * in use.
   *
   * @param before the table's rows as last published
   */
  public static List<Row> audiences(Definitions definitions, List<Row> before, AsOf asOf) {
    Map<List<String>, Row> old = new HashMap<>();
    before.forEach(row -> old.put(key(row), row));
    List<Row> rows = new ArrayList<>();
    for (AudienceDefinition one : definitions.audiences()) {
      Row known = old.remove(List.of(one.audience(), one.ruleVersion()));
      rows.add(row(one, asOf, known == null ? List.of() : List.of(known)));
    }
    old.values().forEach(row -> rows.add(retired(row)));
    rows.sort(
        Comparator.comparing((Row row) -> row.getString(0)).thenComparing(row -> row.getString(1)));
    return rows;
  }

  private static Row row(AudienceDefinition one, AsOf asOf, List<Row> known) {
    Object since = known.stream()
        .map(row -> instant(row.getAs("since")))
        .filter(at -> at.isBefore(asOf.start()))
        .findFirst()
        .orElse(asOf.start());
    return RowFactory.create(
        one.audience(),
        one.ruleVersion(),
        one.nameZh(),
        one.nameEn(),
        one.purpose(),
        one.owner(),
        Kind.Choice.word(one.refresh()),
        one.words(),
        one.tags().toArray(),
        one.audiences().toArray(),
        true,
        since);
  }

  private static Row retired(Row row) {
    Object[] values = new Object[row.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    values[row.fieldIndex("is_current")] = false;
    return RowFactory.create(values);
  }

  private static List<String> key(Row row) {
    return List.of(row.getAs("audience_id"), row.getAs("rule_version"));
  }

  /** Spark gives one or the other, by a setting of the session. */
  private static java.time.Instant instant(Object time) {
    return time instanceof java.sql.Timestamp timestamp
        ? timestamp.toInstant()
        : (java.time.Instant) time;
  }
}
