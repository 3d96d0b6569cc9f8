package io.tributary.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.tributary.schema.Field;
import io.tributary.schema.Reference;
import io.tributary.schema.TableSpec;
import io.tributary.schema.quality.Severity;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows that refer to a row another table does not have. */
public final class BrokenReferences {

  private BrokenReferences() {}

  /**
   * How many rows break each reference, in one pass over all of them.
   *
   * @param tables the rows of a table
   */
  public static Map<Reference, Long> counts(
      List<Reference> references, Function<TableSpec, Dataset<Row>> tables) {
    Optional<Dataset<Row>> all = IntStream.range(0, references.size())
        .mapToObj(i -> broken(references.get(i), tables)
            .agg(count(lit(1)).as("broken"))
            .select(lit(i).as("reference"), col("broken")))
        .reduce(Dataset::union);
    Map<Reference, Long> counts = new HashMap<>();
    all.ifPresent(rows -> rows.collectAsList()
        .forEach(row -> counts.put(references.get(row.getInt(0)), row.getLong(1))));
    return counts;
  }

  private static Dataset<Row> broken(
      Reference reference, Function<TableSpec, Dataset<Row>> tables) {
    List<Field> columns = reference.columns();
    Column refers =
        columns.stream().map(field -> field.column().isNotNull()).reduce(lit(true), Column::and);
    Dataset<Row> from = tables.apply(reference.from());
    Dataset<Row> referring = reference.where().map(from::where).orElse(from).where(refers);
    Column[] own = IntStream.range(0, columns.size())
        .mapToObj(i -> columns.get(i).column().as("r" + i))
        .toArray(Column[]::new);
    Column[] key = IntStream.range(0, columns.size())
        .mapToObj(i -> reference.key().get(i).column().as("k" + i))
        .toArray(Column[]::new);
    Column isSame = IntStream.range(0, columns.size())
        .mapToObj(i -> col("r" + i).equalTo(col("k" + i)))
        .reduce(lit(true), Column::and);
    return referring
        .select(own)
        .join(tables.apply(reference.to()).select(key), isSame, "left_anti");
  }

  /** What a number of broken references means. */
  public static Finding judged(Reference reference, long broken, Severity severity) {
    String columns =
        reference.columns().stream().map(Field::name).collect(Collectors.joining(", "));
    return Finding.bounded(
        reference.metric(),
        BigDecimal.valueOf(broken),
        Optional.empty(),
        Optional.of(BigDecimal.ZERO),
        Verdict.of(severity),
        "rows of " + reference.from().id() + " name by " + columns + " what "
            + reference.to().id() + " does not hold");
  }
}
