package io.tributary.schema.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A parsed text table: its schema, which columns named their type, and the rows. */
record TextTable(StructType schema, List<String> typed, List<Row> rows) {

  TextTable {
    typed = List.copyOf(typed);
    rows = List.copyOf(rows);
  }

  /**
   * @param untyped gives the type of a column whose header names none
   * @throws IllegalArgumentException naming the line, the column and the cell that does not fit
   */
  static TextTable parse(String text, Function<String, DataType> untyped) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("A text table needs a header line: name:type | name:type");
    }
    List<StructField> fields = new ArrayList<>();
    List<String> typed = new ArrayList<>();
    for (String cell : cells(lines.get(0))) {
      int colon = cell.indexOf(':');
      String name = colon < 0 ? cell : cell.substring(0, colon).strip();
      if (colon >= 0) {
        typed.add(name);
      }
      DataType type = colon < 0
          ? untyped.apply(name)
          : DataType.fromDDL(cell.substring(colon + 1).strip());
      fields.add(new StructField(name, type, true, Metadata.empty()));
    }
    StructType schema = new StructType(fields.toArray(StructField[]::new));
    List<Row> rows = lines.stream().skip(1).map(line -> row(line, schema)).toList();
    return new TextTable(schema, typed, rows);
  }

  private static Row row(String line, StructType schema) {
    List<String> cells = cells(line);
    if (cells.size() != schema.size()) {
      throw new IllegalArgumentException("The text table's row has " + cells.size()
          + " cells where the header has " + schema.size() + ": " + line.strip());
    }
    Object[] values = new Object[cells.size()];
    for (int i = 0; i < values.length; i++) {
      StructField field = schema.fields()[i];
      try {
        values[i] = new CellReader(cells.get(i)).cell(field.dataType());
      } catch (RuntimeException problem) {
        throw new IllegalArgumentException(
            "Cannot read cell '" + cells.get(i) + "' of column " + field.name() + " as "
                + field.dataType().catalogString() + " in row: " + line.strip(),
            problem);
      }
    }
    return RowFactory.create(values);
  }

  /** Splits at bars that are not inside double quotes; a quote opens only where a value begins. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    char before = '|';
    for (int i = 0; i < line.length(); i++) {
      char sign = line.charAt(i);
      boolean escaped = i > 0 && line.charAt(i - 1) == '\\';
      if (sign == '"' && (quoted ? !escaped : "|[{,:".indexOf(before) >= 0)) {
        quoted = !quoted;
      }
      if (sign == '|' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(sign);
      }
      before = Character.isWhitespace(sign) ? before : sign;
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
