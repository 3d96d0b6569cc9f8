package io.tributary.pipeline.bronze;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.tributary.pipeline.rule.RowRules;
import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.pipeline.standard.Standardisers;
import io.tributary.schema.Columns;
import io.tributary.schema.TableSpec;
import io.tributary.schema.contract.FeedContract;
import java.time.ZoneId;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.catalyst.encoders.ExpressionEncoder;
import org.apache.spark.sql.catalyst.encoders.RowEncoder;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Reads landing files of a feed into bronze rows: typed values, standard values, tokens, reasons.
 *
 * <p>The same bytes under the same path, keys, contract and clock give the same rows, ciphertext
 * included. A file is read by one task, one record at a time, so partition the list of files by
 * file. A file that cannot be taken fails the job with a {@link ReadFailure} inside of Spark's
 * exception; {@link ReadFailure#in} finds it.
 */
public final class BronzeReader {

  private static final String FINGERPRINT = "_fingerprint";

  private BronzeReader() {}

  /** The bronze table of a feed. */
  public static TableSpec table(FeedContract contract, ZoneId zone) {
    return BronzeSchema.of(
        contract,
        call -> Standardisers.named(call.name(), call.parameters(), zone).type());
  }

  /** The columns of a list of files: path, fingerprint, file_day (date), arrival. */
  public static StructType fileSchema() {
    return LandedFile.SCHEMA;
  }

  /**
   * One row per record of the files, with the contract's rules applied.
   *
   * @param files rows of {@link #fileSchema}
   * @param facts collects what each file turned out to be, once its last row was taken
   */
  public static Dataset<Row> rows(
      Dataset<Row> files,
      FeedContract contract,
      ReadSettings settings,
      FileFactsAccumulator facts) {
    TableSpec table = table(contract, settings.zone());
    FilePlan plan = FilePlan.of(contract, settings.zone());
    StructType open = table.schema().add(FINGERPRINT, DataTypes.StringType);
    MapPartitionsFunction<Row, Row> read =
        part -> closing(new FileRows(part, plan, settings, facts::add));
    // Lenient: standardisers give java.time values whatever the session's settings are.
    Dataset<Row> records =
        files.mapPartitions(read, ExpressionEncoder.apply(RowEncoder.encoderFor(open, true)));
    return RowRules.apply(contract, records)
        .withColumn(BronzeSchema.RAW.name(), raw(settings))
        .transform(table::conform);
  }

  private static Iterator<Row> closing(FileRows rows) {
    TaskContext task = TaskContext.get();
    if (task != null) {
      TaskCompletionListener close = ended -> rows.close();
      task.addTaskCompletionListener(close);
    }
    return rows;
  }

  /** Sealed here and not in the reader, for only the rules decide whose raw text is kept. */
  private static Column raw(ReadSettings settings) {
    FieldCipher cipher = new FieldCipher(settings.keys());
    UDF3<String, String, Long, String> seal = (raw, fingerprint, row) ->
        // SQL null: the row has no value here.
        raw == null ? null : cipher.seal(raw, fingerprint, Long.toString(row), "_raw");
    Column isRefused = array_contains(Columns.REASONS.column().getField("severity"), "quarantine");
    return when(
            isRefused,
            udf(seal, DataTypes.StringType)
                .apply(BronzeSchema.RAW.column(), col(FINGERPRINT), Columns.ROW.column()))
        .otherwise(lit(null).cast(DataTypes.StringType));
  }
}
