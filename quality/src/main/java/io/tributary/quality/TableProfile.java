package io.tributary.quality;

import com.amazon.deequ.metrics.Distribution;
import com.amazon.deequ.metrics.DistributionValue;
import com.amazon.deequ.profiles.ColumnProfile;
import com.amazon.deequ.profiles.ColumnProfilerRunner;
import com.amazon.deequ.profiles.ColumnProfiles;
import com.amazon.deequ.profiles.NumericColumnProfile;
import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.JavaConverters;

/** Profiles of tables by Deequ. Values of columns that are not public are counted, never shown. */
public final class TableProfile {

  /** Columns of more different values show none of them. */
  static final int MOST_WORDS = 40;

  private TableProfile() {}

  /** The figures of every column that holds single values, in the table's order. */
  public static List<ColumnFigures> of(TableSpec table, Dataset<Row> rows) {
    List<Field> fields = single(table);
    Map<String, ColumnProfile> profiles =
        JavaConverters.mapAsJavaMap(profiled(fields, rows).profiles());
    return fields.stream()
        .map(field -> figures(field, profiles.get(field.name())))
        .toList();
  }

  /** The columns that hold single values, in the table's order. */
  static List<Field> single(TableSpec table) {
    return table.columns().stream().filter(field -> isSingle(field.type())).toList();
  }

  private static boolean isSingle(DataType type) {
    return !(type instanceof ArrayType || type instanceof MapType || type instanceof StructType);
  }

  private static ColumnProfiles profiled(List<Field> fields, Dataset<Row> rows) {
    return new ColumnProfilerRunner()
        .onData(readable(fields, rows))
        .restrictToColumns(names(fields))
        .withLowCardinalityHistogramThreshold(MOST_WORDS)
        .run();
  }

  /** Deequ profiles numbers, texts and booleans; days and times are counted as texts. */
  static Dataset<Row> readable(List<Field> fields, Dataset<Row> rows) {
    return rows.select(fields.stream()
        .map(field ->
            field.type().equals(DataTypes.DateType) || field.type().equals(DataTypes.TimestampType)
                ? functions.col(field.name()).cast(DataTypes.StringType).as(field.name())
                : functions.col(field.name()))
        .toArray(org.apache.spark.sql.Column[]::new));
  }

  static scala.collection.Seq<String> names(List<Field> fields) {
    return JavaConverters.asScalaBuffer(fields.stream().map(Field::name).toList())
        .toSeq();
  }

  private static ColumnFigures figures(Field field, ColumnProfile profile) {
    boolean isPublic = field.privacy() == Privacy.PUBLIC;
    Optional<NumericColumnProfile> numbers =
        isPublic && profile instanceof NumericColumnProfile numeric
            ? Optional.of(numeric)
            : Optional.empty();
    return new ColumnFigures(
        field.name(),
        field.type().simpleString(),
        field.privacy().name().toLowerCase(Locale.ROOT),
        profile.completeness(),
        profile.approximateNumDistinctValues(),
        numbers.flatMap(one -> number(one.minimum())),
        numbers.flatMap(one -> number(one.mean())),
        numbers.flatMap(one -> number(one.maximum())),
        numbers.flatMap(one -> number(one.stdDev())),
        isPublic ? words(profile) : Map.of());
  }

  private static Optional<Double> number(Option<Object> value) {
    return value.isDefined() ? Optional.of((Double) value.get()) : Optional.empty();
  }

  static Map<String, Long> words(ColumnProfile profile) {
    Map<String, Long> words = new LinkedHashMap<>();
    if (profile.histogram().isDefined()) {
      Distribution histogram = profile.histogram().get();
      Map<String, DistributionValue> values = JavaConverters.mapAsJavaMap(histogram.values());
      values.entrySet().stream()
          .filter(entry -> !entry.getKey().equals("NullValue"))
          .sorted(Comparator.<Map.Entry<String, DistributionValue>>comparingLong(
                  entry -> -entry.getValue().absolute())
              .thenComparing(Map.Entry::getKey))
          .forEach(entry -> words.put(entry.getKey(), entry.getValue().absolute()));
    }
    return words;
  }
}
