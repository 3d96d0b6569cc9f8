package io.tributary.job.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.tributary.quality.RowFault;
import io.tributary.schema.Columns;
import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import io.tributary.schema.table.Quarantine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/**
 * Rows of a table that are not published, as ops.quarantine keeps them: those put away by a rule
 * (open), and those for which a breaker stopped publishing (held).
 */
final class PutAway {

  /**
   * So many rows that stopped publishing are kept, the first by their id: they show what is wrong.
   */
  static final int MOST_HELD = 1000;

  private static final String JSON = "put_away_json";
  private static final String ID = "put_away_id";
  private static final String COPIES = "put_away_copies";

  private final TableSpec table;
  private final List<RowFault> faults;
  private final JobRun run;
  private final Optional<RowSealer> sealer;

  PutAway(TableSpec table, List<RowFault> faults, JobRun run, Optional<RowSealer> sealer) {
    this.table = table;
    this.faults = faults;
    this.run = run;
    this.sealer = sealer;
  }

  /** How many rows have each fault, by its metric. */
  Map<String, Long> counts(Dataset<Row> rows) {
    List<Column> counts = new ArrayList<>();
    for (int i = 0; i < faults.size(); i++) {
      counts.add(count_if(faults.get(i).isBroken()).as("f" + i));
    }
    Row found = rows.agg(count(lit(1)), counts.toArray(Column[]::new)).head();
    Map<String, Long> byMetric = new TreeMap<>();
    for (int i = 0; i < faults.size(); i++) {
      byMetric.put(faults.get(i).metric(), found.getLong(i + 1));
    }
    return byMetric;
  }

  /** Rows put away by a rule. */
  Dataset<Row> open(Dataset<Row> rows) {
    return kept(rows, "open", RowFault.reasons(faults));
  }

  /** Rows that stopped publishing: their own faults, or a key that stands several times. */
  Dataset<Row> held(Dataset<Row> rows) {
    List<String> present = Arrays.asList(rows.columns());
    Column[] key = table.key().stream()
        .map(Field::name)
        .filter(present::contains)
        .map(name -> col("`" + name + "`"))
        .toArray(Column[]::new);
    Column copies = key.length == 0 ? lit(1L) : count(lit(1)).over(Window.partitionBy(key));
    Column isCopied = col(COPIES).gt(1);
    Column copied = when(
        isCopied,
        RowFault.reason(
            "duplicate_keys", "breaker", "duplicate", "the key stands in several rows"));
    Dataset<Row> counted = rows.withColumn(COPIES, copies);
    Column isBad = RowFault.isStopping(faults).map(isCopied::or).orElse(isCopied);
    return kept(counted.where(isBad), "held", RowFault.reasons(faults, copied))
        .orderBy(Quarantine.QUARANTINE_ID.column())
        .limit(MOST_HELD);
  }

  private Dataset<Row> kept(Dataset<Row> rows, String status, Column reasons) {
    List<String> present = Arrays.asList(rows.columns());
    Column[] content = table.columns().stream()
        .map(Field::name)
        .filter(present::contains)
        .map(name -> col("`" + name + "`"))
        .toArray(Column[]::new);
    return rows.withColumn(JSON, to_json(struct(content)))
        .withColumn(ID, substring(sha2(concat_ws("|", lit(table.id()), col(JSON)), 256), 1, 32))
        .select(
            col(ID).as("quarantine_id"),
            lit(table.id()).as("feed"),
            lit(status).as("status"),
            present(present, Columns.FILE, lit("")).as("file"),
            present(present, Columns.ROW, lit(0L)).as("row"),
            present(present, Columns.DOCUMENT, lit(null).cast(DataTypes.StringType))
                .as("document"),
            sealed().as("raw"),
            reasons.as("reasons"),
            lit(0L).as("attempt"),
            lit(null).cast(DataTypes.StringType).as("note"),
            lit(run.runId()).as("run_id"),
            lit(run.now()).as("at"))
        .transform(Quarantine.TABLE::conform);
  }

  private static Column present(List<String> present, Field field, Column otherwise) {
    return present.contains(field.name())
        ? org.apache.spark.sql.functions.coalesce(field.column(), otherwise)
        : otherwise;
  }

  private Column sealed() {
    if (sealer.isEmpty()) {
      return lit(null).cast(DataTypes.StringType);
    }
    RowSealer seal = sealer.get();
    String id = table.id();
    UDF2<String, String, String> sealing = (json, row) -> seal.seal(json, id, row);
    return udf(sealing, DataTypes.StringType).apply(col(JSON), col(ID));
  }
}
