package io.tributary.job.lineage;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a value comes from.
 *
 * @param sources the columns it is made from
 * @param fields the same of its fields, where it is a struct whose fields are known apart
 */
record Origin(Set<ColumnRef> sources, Map<String, Origin> fields) {

  static final Origin NONE = new Origin(Set.of(), Map.of());

  Origin {
    sources = Collections.unmodifiableSet(new TreeSet<>(sources));
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  static Origin of(Set<ColumnRef> sources) {
    return new Origin(sources, Map.of());
  }

  /** A struct of these fields. */
  static Origin struct(Map<String, Origin> fields) {
    return new Origin(union(fields.values().toArray(Origin[]::new)).sources(), fields);
  }

  /** All of them, fields left out. */
  static Origin union(Origin... origins) {
    Set<ColumnRef> all = new TreeSet<>();
    Arrays.stream(origins).forEach(origin -> all.addAll(origin.sources()));
    return of(all);
  }

  /** One of them, whichever it is: fields of the same name together. */
  static Origin either(Origin... origins) {
    Map<String, Origin> fields = new TreeMap<>();
    for (Origin origin : origins) {
      origin.fields().forEach((name, field) -> fields.merge(name, field, Origin::either));
    }
    return new Origin(union(origins).sources(), fields);
  }

  /**
   * A choice among structs, such as the newest one or the first whose condition holds, is still
   * known field by field; what decides goes into every field.
   */
  static Origin chosen(List<Origin> parts) {
    Origin[] structs =
        parts.stream().filter(part -> !part.fields().isEmpty()).toArray(Origin[]::new);
    Origin deciding =
        union(parts.stream().filter(part -> part.fields().isEmpty()).toArray(Origin[]::new));
    return either(structs).with(deciding.sources());
  }

  private Origin with(Set<ColumnRef> more) {
    Set<ColumnRef> all = new TreeSet<>(sources);
    all.addAll(more);
    Map<String, Origin> fuller = new TreeMap<>();
    fields.forEach((name, field) -> fuller.put(name, field.with(more)));
    return new Origin(all, fuller);
  }

  /** A field's origin; that of the whole where fields are not known apart. */
  Origin field(String name) {
    return fields.getOrDefault(name, of(sources));
  }
}
