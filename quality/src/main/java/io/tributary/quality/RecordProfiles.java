package io.tributary.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.tributary.schema.Privacy;
import io.tributary.schema.contract.ColumnSpec;
import io.tributary.schema.contract.ColumnSpec.RawType;
import io.tributary.schema.contract.FeedContract;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/**
 * Profiles records of a feed by aggregates that go along with whatever else is counted of them. Of
 * personal columns and identifiers only whether there is a value is counted.
 */
public final class RecordProfiles {

  private static final DataType SUMMED = DataTypes.createDecimalType(28, 6);
  private static final Set<DataType> NUMBERS =
      Set.of(DataTypes.LongType, DataTypes.IntegerType, DataTypes.DoubleType);
  private static final String RECORDS = "profile_records";
  private static final int MOST_WORDS = 24;

  /** What a shifted column brings may be anything of anybody: it is not kept. */
  private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}|人民币|元|美元|港币|港元|欧元|日元|英镑");

  private final List<Profiled> columns = new ArrayList<>();

  /**
   * Profiles of records of that contract.
   *
   * @param view the columns of the records, as rules see them
   */
  public RecordProfiles(FeedContract contract, StructType view) {
    Set<String> names = Set.of(view.fieldNames());
    Set<String> currencies = currencies(contract);
    contract.columns().stream()
        .filter(column -> names.contains(column.name()) && column.privacy() != Privacy.SECRET)
        .filter(column -> column.type() != RawType.ARRAY)
        .forEach(column ->
            columns.add(Profiled.of(column, view.apply(column.name()).dataType(), currencies)));
  }

  /** A column and what is added up of it. */
  private record Profiled(String name, boolean isNumber, List<String> words, boolean isCurrency) {

    Profiled {
      words = List.copyOf(words);
    }

    static Profiled of(ColumnSpec column, DataType type, Set<String> currencies) {
      boolean isPlain = !column.isTokenised() && column.privacy() == Privacy.PUBLIC;
      List<String> words = isPlain ? knownWords(column) : List.of();
      return new Profiled(
          column.name(),
          isPlain && (NUMBERS.contains(type) || type instanceof DecimalType),
          words.size() > MOST_WORDS ? List.of() : words,
          isPlain && type.equals(DataTypes.StringType) && currencies.contains(column.name()));
    }

    /** The words an enum gives out: the right sides of {@code 已付款=paid|已退款=refunded}. */
    private static List<String> knownWords(ColumnSpec column) {
      return column
          .standardise()
          .filter(call -> call.name().equals("enum"))
          .map(call -> {
            TreeSet<String> words = new TreeSet<>();
            for (String pair : call.parameters().getOrDefault("map", "").split("\\|", -1)) {
              words.add(pair.substring(pair.lastIndexOf('=') + 1).trim());
            }
            String other = call.parameters().getOrDefault("other", "reject");
            if (!Set.of("reject", "keep").contains(other)) {
              words.add(other);
            }
            words.remove("");
            return List.copyOf(words);
          })
          .orElse(List.of());
    }
  }

  /** The aggregates, each over the records for which the condition holds. */
  public List<Column> aggregates(Column isAccepted) {
    List<Column> all = new ArrayList<>(List.of(count_if(isAccepted).as(RECORDS)));
    for (Profiled column : columns) {
      Column value = col("`" + column.name() + "`");
      all.add(count_if(isAccepted.and(value.isNotNull())).as("n_" + column.name()));
      if (column.isNumber()) {
        all.add(sum(when(isAccepted, value.cast(SUMMED))).as("s_" + column.name()));
      }
      for (int i = 0; i < column.words().size(); i++) {
        Column isWord = value.equalTo(lit(column.words().get(i)));
        all.add(count_if(isAccepted.and(isWord)).as("w" + i + "_" + column.name()));
      }
      if (column.isCurrency()) {
        all.add(collect_set(when(isAccepted, value)).as("c_" + column.name()));
      }
    }
    return all;
  }

  /** The profile in a row that holds those aggregates. */
  public RecordProfile of(Row row) {
    Map<String, ColumnState> states = new TreeMap<>();
    for (Profiled column : columns) {
      Map<String, Long> words = new TreeMap<>();
      for (int i = 0; i < column.words().size(); i++) {
        words.put(column.words().get(i), row.getAs("w" + i + "_" + column.name()));
      }
      if (column.isCurrency()) {
        row.<String>getList(row.fieldIndex("c_" + column.name())).stream()
            .limit(MOST_WORDS)
            .forEach(word -> words.put(CURRENCY.matcher(word).matches() ? word : "other", 1L));
      }
      Optional<BigDecimal> sum = column.isNumber()
          ? Optional.ofNullable(row.getAs("s_" + column.name()))
          : Optional.empty();
      states.put(column.name(), new ColumnState(row.getAs("n_" + column.name()), sum, words));
    }
    return new RecordProfile(row.getAs(RECORDS), states);
  }

  /** The columns that hold currencies: by their name, or because they become a table's currency. */
  public static Set<String> currencies(FeedContract contract) {
    Set<String> selected = contract.targets().stream()
        .flatMap(target -> Optional.ofNullable(target.select().get("currency")).stream())
        .collect(Collectors.toSet());
    return contract.columns().stream()
        .map(ColumnSpec::name)
        .filter(name ->
            name.equals("currency") || name.endsWith("_currency") || selected.contains(name))
        .collect(Collectors.toSet());
  }
}
