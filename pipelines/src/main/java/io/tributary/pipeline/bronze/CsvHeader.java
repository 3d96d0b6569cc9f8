package io.tributary.pipeline.bronze;

import io.tributary.pipeline.bronze.Layout.Keeping;
import io.tributary.pipeline.bronze.Layout.Physical;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names a delimited file gives its columns, and where the contract's columns are among them.
 * Names are compared without outer blanks and with full-width letters as plain ones.
 */
final class CsvHeader {

  private final List<String> names;
  private final List<Integer> places;
  private final Map<String, Integer> unknown;
  private final Set<Integer> secret;
  private final boolean hasSecrets;

  private CsvHeader(
      List<String> names,
      List<Integer> places,
      Map<String, Integer> unknown,
      Set<Integer> secret,
      boolean hasSecrets) {
    this.names = names;
    this.places = places;
    this.unknown = unknown;
    this.secret = secret;
    this.hasSecrets = hasSecrets;
  }

  /** Matches a header line to columns and notes how they differ. */
  static CsvHeader of(String path, String[] line, List<Physical> columns, Drifts drifts) {
    refuseOther(path, line, columns);
    List<String> names = names(path, line);
    Map<String, Integer> left = new LinkedHashMap<>();
    names.forEach(name -> left.put(name, left.size()));
    List<Integer> places = new ArrayList<>();
    Set<Integer> secret = new HashSet<>();
    List<Physical> missing = new ArrayList<>();
    for (Physical column : columns) {
      int place = take(column, left, drifts);
      places.add(place);
      if (column.keeping() == Keeping.DROPPED) {
        secret.add(place);
      } else if (place < 0) {
        missing.add(column);
      }
    }
    missing.forEach(column -> drifts.isMissing(column.name()));
    left.keySet().forEach(drifts::isNew);
    boolean hasSecrets = columns.stream().anyMatch(one -> one.keeping() == Keeping.DROPPED);
    return new CsvHeader(
        names, places, Collections.unmodifiableMap(left), Set.copyOf(secret), hasSecrets);
  }

  /** A first line that is no header may hold values, so no message shows a part of it. */
  private static void refuseOther(String path, String[] line, List<Physical> columns) {
    Set<String> found = new HashSet<>();
    for (String name : line) {
      if (name != null && name.indexOf(Decoded.MALFORMED) >= 0) {
        throw UnreadableFile.because(
            path, 0, "its header is not in the charset of the contract. Set source.charset.");
      }
      found.add(name == null ? "" : folded(name));
    }
    boolean isHeader = columns.stream()
        .flatMap(CsvHeader::candidates)
        .anyMatch(name -> found.contains(folded(name)));
    if (!isHeader) {
      throw UnreadableFile.because(
          path,
          0,
          "its first line names none of the columns of the"
              + " contract. Send it with a header line, or check delimiter and charset.");
    }
  }

  private static Stream<String> candidates(Physical column) {
    return Stream.concat(Stream.of(column.name()), column.paths().stream());
  }

  private static List<String> names(String path, String[] line) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < line.length; i++) {
      String name = line[i] == null ? "" : folded(line[i]);
      String unique = name.isEmpty() ? "_column_" + (i + 1) : name;
      if (names.contains(unique)) {
        throw UnreadableFile.because(
            path,
            0,
            "its header names the column " + Disclosure.name(unique)
                + " twice, so its values cannot be told apart.");
      }
      names.add(unique);
    }
    return List.copyOf(names);
  }

  private static int take(Physical column, Map<String, Integer> left, Drifts drifts) {
    for (String candidate : candidates(column).toList()) {
      Integer place = left.remove(folded(candidate));
      if (place != null) {
        if (!candidate.equals(column.name()) && !candidate.equals(column.paths().get(0))) {
          drifts.isRenamed(candidate);
        }
        return place;
      }
    }
    return Layout.NOWHERE;
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
  }

  /** How many values a record has. */
  int width() {
    return names.size();
  }

  /** Where in a line the column at that place of the layout is; negative for nowhere. */
  int at(int place) {
    return places.get(place);
  }

  /** Columns the contract does not know, and where in a line they are. */
  Map<String, Integer> unknown() {
    return unknown;
  }

  /** A record as a JSON object from names to text, secret columns left out. */
  String text(String[] fields) {
    Map<String, String> object = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i++) {
      if (!secret.contains(i)) {
        object.put(i < names.size() ? names.get(i) : "_column_" + (i + 1), fields[i]);
      }
    }
    return JsonText.object(object);
  }

  /** A record whose values do not meet the header: none can be told to be the secret one. */
  String textOfBroken(String[] fields) {
    return hasSecrets ? JsonText.object(new HashMap<>()) : text(fields);
  }
}
