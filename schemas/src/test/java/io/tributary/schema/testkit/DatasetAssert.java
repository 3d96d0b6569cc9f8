package io.tributary.schema.testkit;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.api.AbstractAssert;

/** Compares a Dataset with rows written as a text table. */
public final class DatasetAssert extends AbstractAssert<DatasetAssert, Dataset<Row>> {

  private final CellWriter writer;

  private DatasetAssert(Dataset<Row> actual, CellWriter writer) {
    super(actual, DatasetAssert.class);
    this.writer = writer;
  }

  public static DatasetAssert assertThat(Dataset<Row> actual) {
    return new DatasetAssert(actual, new CellWriter(OptionalInt.empty()));
  }

  /** The same, comparing floating point numbers at so many decimal places. */
  public DatasetAssert roundedTo(int places) {
    return new DatasetAssert(actual, new CellWriter(OptionalInt.of(places)));
  }

  /**
   * The rows are these, as often as written and in any order, looking only at the columns that the
   * text names. A column with a type in the header must have that type; one without is read as the
   * type it has. See {@link TextTables} for the notation.
   */
  public DatasetAssert hasRows(String text) {
    isNotNull();
    TextTable expected = TextTable.parse(text, this::typeOf);
    requireTypes(expected);
    List<String> missing = written(rowsOf(expected));
    List<String> unexpected = written(actual.select(columns(expected.schema())).collectAsList());
    List<String> same = new ArrayList<>();
    for (String row : List.copyOf(missing)) {
      if (unexpected.remove(row)) {
        missing.remove(row);
        same.add(row);
      }
    }
    if (!missing.isEmpty() || !unexpected.isEmpty()) {
      throw failure(
          "The rows differ.%n    %s%n%s%s  %s rows are as expected.",
          String.join(" | ", expected.schema().fieldNames()),
          marked("- ", missing),
          marked("+ ", unexpected),
          same.size());
    }
    return this;
  }

  /** There is no row. */
  public DatasetAssert hasNoRows() {
    isNotNull();
    List<Row> first = actual.limit(20).collectAsList();
    if (!first.isEmpty()) {
      throw failure(
          "Expected no rows but found:%n    %s%n%s",
          String.join(" | ", actual.columns()), marked("+ ", written(first)));
    }
    return this;
  }

  /** The columns are these, in this order. */
  public DatasetAssert hasColumns(String... names) {
    isNotNull();
    if (!Arrays.equals(actual.columns(), names)) {
      throw failure(
          "Expected the columns %s but found %s.",
          Arrays.toString(names), Arrays.toString(actual.columns()));
    }
    return this;
  }

  private DataType typeOf(String column) {
    if (!List.of(actual.columns()).contains(column)) {
      throw failure(
          "There is no column %s; the rows have %s.",
          column, new TreeSet<>(List.of(actual.columns())));
    }
    return actual.schema().apply(column).dataType();
  }

  private void requireTypes(TextTable expected) {
    for (String column : expected.typed()) {
      String found = typeOf(column).catalogString();
      String wanted = expected.schema().apply(column).dataType().catalogString();
      if (!found.equals(wanted)) {
        throw failure("Column %s is %s; expected %s.", column, found, wanted);
      }
    }
  }

  /** Through Spark, so that both sides come back as the same Java types. */
  private List<Row> rowsOf(TextTable expected) {
    return actual
        .sparkSession()
        .createDataFrame(expected.rows(), expected.schema())
        .collectAsList();
  }

  private static Column[] columns(StructType schema) {
    return Arrays.stream(schema.fieldNames())
        .map(name -> col("`" + name + "`"))
        .toArray(Column[]::new);
  }

  private List<String> written(List<Row> rows) {
    return rows.stream().map(writer::row).sorted().collect(Collectors.toCollection(ArrayList::new));
  }

  private static String marked(String mark, List<String> rows) {
    return rows.stream()
        .map(row -> "  " + mark + row + System.lineSeparator())
        .collect(Collectors.joining());
  }
}
