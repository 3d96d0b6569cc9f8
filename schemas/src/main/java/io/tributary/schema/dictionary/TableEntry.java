package io.tributary.schema.dictionary;

import io.tributary.schema.Field;
import io.tributary.schema.Reference;
import io.tributary.schema.References;
import io.tributary.schema.TableSpec;
import io.tributary.schema.Values;
import io.tributary.schema.governance.TablePolicy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the dictionary says of one table.
 *
 * @param id its name
 * @param grain what one row is
 * @param facts name and text: key, owner, how long rows are kept, what it is made from …
 * @param columns its columns
 */
record TableEntry(String id, String grain, Map<String, String> facts, List<ColumnEntry> columns) {

  TableEntry {
    columns = List.copyOf(columns);
  }

  /** One column, as the dictionary says it. */
  record ColumnEntry(
      String name, String type, String isNull, String privacy, String says, String from) {}

  static TableEntry of(TableSpec table, TablePolicy policy, Flow flow) {
    boolean hasTime = table.eventTime().isPresent() || table.database().equals("bronze");
    Map<String, String> facts = new java.util.LinkedHashMap<>();
    facts.put(
        "Key",
        table.key().isEmpty()
            ? "none; rows are only added"
            : table.key().stream().map(Field::name).collect(Collectors.joining(", ")));
    facts.put("Owner", policy.owner());
    facts.put(
        "Kept",
        table.database().equals("silver") ? "as long as its records" : policy.says(hasTime));
    policy.readyBy().ifPresent(time -> facts.put("Ready by", time));
    put(facts, "Made from", flow.madeFrom(table.id()));
    put(facts, "Goes into", flow.goesInto(table.id()));
    put(
        facts,
        "Refers to",
        References.all().stream()
            .filter(reference -> reference.from().equals(table))
            .map(TableEntry::told)
            .collect(Collectors.toCollection(java.util.TreeSet::new)));
    return new TableEntry(
        table.id(),
        table.grain(),
        facts,
        table.columns().stream().map(field -> column(table, field, flow)).toList());
  }

  private static void put(Map<String, String> facts, String name, Set<String> values) {
    if (!values.isEmpty()) {
      facts.put(name, String.join(", ", values));
    }
  }

  private static String told(Reference reference) {
    return reference.to().id() + " by "
        + reference.columns().stream().map(Field::name).collect(Collectors.joining(" + "));
  }

  private static ColumnEntry column(TableSpec table, Field field, Flow flow) {
    String values =
        field.values().map(Values::says).map(says -> " Values: " + says + ".").orElse("");
    return new ColumnEntry(
        field.name(),
        field.type().simpleString(),
        field.required() ? "no" : "yes",
        field.privacy().name().toLowerCase(Locale.ROOT),
        field.says() + values,
        String.join(", ", flow.sources(table.id(), field.name())));
  }
}
