package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;

import io.tributary.pipeline.bronze.BronzeReader;
import io.tributary.pipeline.rule.PlainView;
import io.tributary.pipeline.rule.StandardView;
import io.tributary.pipeline.silver.Documents;
import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.schema.Columns;
import io.tributary.schema.TableSpec;
import io.tributary.schema.contract.ColumnSpec;
import io.tributary.schema.contract.FeedContract;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The standing records of a feed with their columns in the clear, one row a record: for work in
 * memory only.
 */
final class StandingRecords {

  private final LakehouseSettings settings;
  private final Function<TableSpec, Dataset<Row>> tables;

  /** On the tables that the function gives. */
  StandingRecords(LakehouseSettings settings, Function<TableSpec, Dataset<Row>> tables) {
    this.settings = settings;
    this.tables = tables;
  }

  private FeedContract contract(String feed) {
    return contract(settings, feed);
  }

  static FeedContract contract(LakehouseSettings settings, String feed) {
    return settings.feeds().stream()
        .filter(contract -> contract.feed().equals(feed))
        .findFirst()
        .orElseThrow();
  }

  static TableSpec bronze(LakehouseSettings settings, FeedContract contract) {
    return BronzeReader.table(contract, settings.zone());
  }

  /**
   * {@code record, tokens, plain}: plain is a struct with a text for every column of the contract
   * that can be shown. Records without an identifier are left out.
   */
  Dataset<Row> of(String feed) {
    FeedContract contract = contract(feed);
    Dataset<Row> bronze = Documents.accepted(tables.apply(bronze(settings, contract)));
    PlainView plain = new PlainView(contract, new FieldCipher(settings.keys()), settings.zone());
    List<Column> texts = new ArrayList<>();
    for (ColumnSpec column : contract.columns()) {
      if (PlainView.shows(column)) {
        texts.add(plain.text(column).as(column.name()));
      }
    }
    List<Column> columns = new ArrayList<>(StandardView.columns(contract, bronze.schema()));
    columns.add(struct(texts.toArray(Column[]::new)).as("_plain"));
    Dataset<Row> records = bronze.select(columns.toArray(Column[]::new));
    return Documents.standing(
            Documents.of(contract, records, settings.identity().kindNames()))
        .where("size(tokens) > 0")
        .select(
            Columns.DOCUMENT.column().as("record"),
            Columns.TOKENS.column().as("tokens"),
            col("_plain").as("plain"));
  }

  /** Adds {@code token}: a record's strongest identifier that stands for a person. */
  static Dataset<Row> named(Dataset<Row> records, Dataset<Row> shared) {
    Dataset<Row> named = records
        .select(
            col("record").as("named"),
            org.apache.spark.sql.functions.posexplode(col("tokens")).as(new String[] {"at", "token"
            }))
        .join(
            shared.select(col("token").as("shared_token")),
            col("token").equalTo(col("shared_token")),
            "left_anti")
        .groupBy("named")
        .agg(min_by(col("token"), col("at")).as("token"));
    return records.join(named, col("record").equalTo(col("named"))).drop("named");
  }
}
