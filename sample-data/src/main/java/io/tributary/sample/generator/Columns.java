package io.tributary.sample.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The columns of a CSV feed. */
record Columns(List<String> names) {

  Columns {
    names = List.copyOf(names);
  }

  static Columns of(String... names) {
    return new Columns(List.of(names));
  }

  int position(String name) {
    return names.indexOf(name);
  }

  /** The file's layout with columns in their usual order. */
  Layout.Csv layout(String lineEnd, boolean isQuoted) {
    return new Layout.Csv(
        names, IntStream.range(0, names.size()).boxed().toList(), lineEnd, isQuoted);
  }

  /** The file's layout with the last columns first. */
  Layout.Csv reordered(String lineEnd, boolean isQuoted) {
    int size = names.size();
    List<Integer> order =
        IntStream.range(0, size).map(i -> (i + size - 3) % size).boxed().toList();
    return new Layout.Csv(names, order, lineEnd, isQuoted);
  }

  Columns renamed(String from, String to) {
    return new Columns(names.stream().map(name -> name.equals(from) ? to : name).toList());
  }

  Columns and(String name) {
    List<String> more = new ArrayList<>(names);
    more.add(name);
    return new Columns(more);
  }

  /** The values with another one in that column. */
  List<String> with(List<String> values, String column, String value) {
    List<String> changed = new ArrayList<>(values);
    changed.set(position(column), value);
    return changed;
  }

  /** The values without the last three, as if the line were cut. */
  static List<String> tooFew(List<String> values) {
    return values.subList(0, values.size() - 3);
  }

  /** The values with more than there are columns. */
  static List<String> tooMany(List<String> values) {
    List<String> more = new ArrayList<>(values);
    more.add(2, "?");
    more.add(2, "?");
    return more;
  }
}
