package io.tributary.pipeline.activation;

import io.tributary.pipeline.activation.MadeValue.Accepted;
import io.tributary.pipeline.activation.MadeValue.Refused;
import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.schema.destination.Destination;
import io.tributary.schema.destination.ExportColumn;
import io.tributary.schema.destination.ExportRule.Making;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Opens a person's identifiers and makes the lines of one destination of them. */
public final class LineMaker implements Serializable {

  /** The part of files whose lines are rows of columns. */
  static final String ROWS = "rows";

  private final Destination.Type type;
  private final List<Cell> cells;
  private final FieldCipher cipher;

  private LineMaker(Destination.Type type, List<Cell> cells, FieldCipher cipher) {
    this.type = type;
    this.cells = List.copyOf(cells);
    this.cipher = cipher;
  }

  /** The maker of a destination's lines. */
  public static LineMaker of(Destination destination, FieldCipher cipher) {
    List<Cell> cells = new ArrayList<>();
    int profiles = 0;
    for (ExportColumn column : destination.columns()) {
      if (column instanceof ExportColumn.Made made) {
        cells.add(new Cell.Made(made.header(), made.rule().making()));
      } else if (column instanceof ExportColumn.Constant constant) {
        cells.add(new Cell.Constant(constant.text()));
      } else {
        cells.add(new Cell.Profile(profiles++));
      }
    }
    return new LineMaker(destination.type(), cells, cipher);
  }

  /** The first line of files of columns; empty for files without one. */
  public static String header(Destination destination) {
    return destination.type() == Destination.Type.TENCENT_ADS
        ? ""
        : CsvLine.of(destination.columns().stream().map(ExportColumn::header).toList());
  }

  /** One identifier of a person, sealed. */
  record Sealed(String kind, String value) {}

  /** One line of a file, and the rules that made it. */
  record Line(String part, String text, String rules) {}

  /** What became of a person's identifiers: lines, and reasons such as {@code phone: masked}. */
  record Made(List<Line> lines, List<String> refusals) {}

  Made lines(List<Sealed> identifiers, List<String> profile) {
    List<String> refusals = new ArrayList<>();
    List<List<String>> values =
        cells.stream().map(cell -> values(cell, identifiers, profile, refusals)).toList();
    return new Made(
        switch (type) {
          case TENCENT_ADS -> ids(values);
          case GOOGLE_CUSTOMER_MATCH -> rows(values, most(values));
          case CSV -> rows(values, hasPerson(values) ? 1 : 0);
        },
        refusals);
  }

  private List<String> values(
      Cell cell, List<Sealed> identifiers, List<String> profile, List<String> refusals) {
    if (cell instanceof Cell.Constant constant) {
      return List.of(constant.text());
    }
    if (cell instanceof Cell.Profile variable) {
      return profile.isEmpty()
          ? List.of()
          : List.of(Optional.ofNullable(profile.get(variable.index())).orElse(""));
    }
    Making rule = ((Cell.Made) cell).rule();
    List<String> accepted = new ArrayList<>();
    for (Sealed identifier : identifiers) {
      if (identifier.kind().equals(rule.identifier())) {
        MadeValue made = made(rule, identifier);
        if (made instanceof Accepted value) {
          accepted.add(value.value());
        } else {
          refusals.add(rule.identifier() + ": " + ((Refused) made).reason());
        }
      }
    }
    return accepted;
  }

  /** One value that cannot be opened is refused like any other bad one. */
  private MadeValue made(Making rule, Sealed identifier) {
    String value;
    try {
      value = cipher.open(identifier.value());
    } catch (IllegalArgumentException notOpened) {
      return new Refused("unreadable");
    }
    return MadeValue.of(rule, value);
  }

  private List<Line> ids(List<List<String>> values) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Cell.Made cell = (Cell.Made) cells.get(i);
      values
          .get(i)
          .forEach(value -> lines.add(new Line(cell.header(), value, cell.rule().rule())));
    }
    return lines;
  }

  private List<Line> rows(List<List<String>> values, int count) {
    String rules = cells.stream()
        .filter(Cell.Made.class::isInstance)
        .map(cell -> ((Cell.Made) cell).rule().rule())
        .collect(Collectors.joining(","));
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int row = i;
      List<String> cellsOfRow =
          values.stream().map(all -> row < all.size() ? all.get(row) : "").toList();
      lines.add(new Line(ROWS, CsvLine.of(cellsOfRow), rules));
    }
    return lines;
  }

  private static int most(List<List<String>> values) {
    return values.stream().mapToInt(List::size).max().orElse(0);
  }

  /** A row of chosen columns needs the first one that names a person; others may be empty. */
  private boolean hasPerson(List<List<String>> values) {
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i) instanceof Cell.Made) {
        return !values.get(i).isEmpty();
      }
    }
    return false;
  }

  /** One column, as executors know it. */
  private sealed interface Cell extends Serializable {

    record Made(String header, Making rule) implements Cell {}

    record Constant(String text) implements Cell {}

    record Profile(int index) implements Cell {}
  }
}
