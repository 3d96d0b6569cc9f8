package io.tributary.pipeline.rule;

import static org.apache.spark.sql.functions.col;

import io.tributary.schema.Privacy;
import io.tributary.schema.contract.ColumnSpec;
import io.tributary.schema.contract.ColumnSpec.RawType;
import io.tributary.schema.contract.FeedContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * A feed's records as rules, selects and keys see them: one flat row per record.
 *
 * <p>A column is its standard value where bronze has one (a token for identifiers and personal
 * values), else the raw typed value. Secret columns, and personal ones without a standard value,
 * are not there. {@code _position} counts a record's place in its document, {@code _file_day} is
 * the day in the file's path; the other technical columns of bronze go along.
 */
public final class StandardView {

  /** The struct of bronze that holds the standard values. */
  public static final String STANDARD = "_standard";

  private StandardView() {}

  /** Bronze rows, flattened. */
  public static Dataset<Row> of(FeedContract contract, Dataset<Row> bronze) {
    return bronze.select(columns(contract, bronze.schema()).toArray(Column[]::new));
  }

  /** The columns that flatten bronze rows of that schema: contract columns, then technical ones. */
  public static List<Column> columns(FeedContract contract, StructType bronze) {
    Set<String> standard = names((StructType) bronze.apply(STANDARD).dataType());
    List<Column> flat = new ArrayList<>();
    for (ColumnSpec column : contract.columns()) {
      if (standard.contains(column.name())) {
        flat.add(standardColumn(column.name()));
      } else if (isVisible(column) && !column.isDerived()) {
        flat.add(col(quoted(column.name())));
      }
    }
    flat.add(standardColumn(FeedContract.POSITION));
    Arrays.stream(bronze.fieldNames())
        .filter(name -> name.startsWith("_") && !name.equals(STANDARD))
        .filter(name -> contract.column(name).isEmpty())
        .forEach(name -> flat.add(col(quoted(name))));
    return flat;
  }

  /** Whether rules and selects may see the column's value or its token. */
  public static boolean isVisible(ColumnSpec column) {
    if (column.privacy() == Privacy.SECRET) {
      return false;
    }
    if (column.type() == RawType.ARRAY) {
      return column.fields().stream().anyMatch(StandardView::isVisible);
    }
    return column.isTokenised() || column.privacy() != Privacy.PERSONAL;
  }

  private static Column standardColumn(String name) {
    return col(STANDARD).getField(name).as(name);
  }

  private static Set<String> names(StructType struct) {
    return new HashSet<>(List.of(struct.fieldNames()));
  }

  private static String quoted(String name) {
    return "`" + name + "`";
  }
}
