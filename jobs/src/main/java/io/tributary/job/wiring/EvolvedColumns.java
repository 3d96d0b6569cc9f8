package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;

import io.tributary.job.lake.Lake;
import io.tributary.job.run.JobRun;
import io.tributary.pipeline.bronze.BronzeSchema;
import io.tributary.schema.Field;
import io.tributary.schema.Privacy;
import io.tributary.schema.TableSpec;
import io.tributary.schema.contract.Drift.NewColumn;
import io.tributary.schema.contract.FeedContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;

/**
 * Columns the contract does not know and bronze has nevertheless, for feeds whose
 * {@code drift.new-column} is {@code evolve}: text, taken from what was rescued. A name that is
 * none for a column of ours, such as one in Chinese, stays among what is rescued. A column that the
 * contract names later is the contract's from then on.
 */
final class EvolvedColumns {

  /** Files can use values as names; beyond so many columns further ones are only rescued. */
  private static final int MOST = 200;

  private static final MapType TEXTS =
      DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType);
  private static final String FITTING = "[A-Za-z]\\w{0,99}";

  private final TableSpec bronze;
  private final List<String> names;

  private EvolvedColumns(TableSpec bronze, List<String> names) {
    this.bronze = bronze;
    this.names = List.copyOf(names);
  }

  /** What bronze has beside the contract's columns, and what these files bring beyond that. */
  static EvolvedColumns of(
      JobRun run,
      FeedContract contract,
      TableSpec bronze,
      BronzeWrite write,
      List<InputFile> files) {
    if (contract.drift().newColumn() != NewColumn.EVOLVE) {
      return new EvolvedColumns(bronze, List.of());
    }
    // Pinned: behind the commit the table has the columns already.
    String names = run.pinned("evolved columns", () -> {
      Set<String> all = new LinkedHashSet<>(present(run.lake(), bronze));
      all.addAll(new TreeSet<>(write.newColumns(run, files)));
      return String.join("\n", all);
    });
    Set<String> known = Arrays.stream(bronze.schema().fieldNames())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
    List<String> fitting = new ArrayList<>();
    for (String name : names.split("\n", -1)) {
      if (name.matches(FITTING)
          && fitting.size() < MOST
          && known.add(name.toLowerCase(Locale.ROOT))) {
        fitting.add(name);
      }
    }
    return new EvolvedColumns(bronze, fitting);
  }

  private static List<String> present(Lake lake, TableSpec bronze) {
    Set<String> own = Set.of(bronze.schema().fieldNames());
    return lake.columns(bronze).stream().filter(name -> !own.contains(name)).toList();
  }

  /** The bronze table with them. */
  TableSpec table() {
    List<Field> fields = new ArrayList<>(bronze.fields());
    for (String name : names) {
      fields.add(Field.string(name, "A column the contract does not know, as the file brings it.")
          .privacy(Privacy.PERSONAL));
    }
    return TableSpec.of(bronze.database(), bronze.name(), bronze.grain(), fields, bronze.key());
  }

  /** Bronze rows with them. */
  Dataset<Row> with(Dataset<Row> rows) {
    Dataset<Row> wider = rows;
    Column rescued = from_json(BronzeSchema.RESCUED.column(), TEXTS);
    for (String name : names) {
      wider = wider.withColumn(name, element_at(rescued, lit(name)));
    }
    return wider;
  }
}
