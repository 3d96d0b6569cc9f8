package io.tributary.job.wiring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;

import io.tributary.pipeline.identity.IdentityTruth;
import io.tributary.pipeline.standard.Tokens;
import io.tributary.schema.TableSpec;
import io.tributary.schema.identity.TruthLabels;
import io.tributary.schema.table.IdentityMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Holds a release's persons against those that are known. Nothing is written. */
public final class IdentityEvaluation {

  private static final StructType TRUTH =
      new StructType().add("person", DataTypes.StringType).add("token", DataTypes.StringType);

  private final Function<TableSpec, Dataset<Row>> tables;
  private final LakehouseSettings settings;

  /** On the tables that the function gives. */
  public IdentityEvaluation(Function<TableSpec, Dataset<Row>> tables, LakehouseSettings settings) {
    this.tables = tables;
    this.settings = settings;
  }

  /**
   * A known person's identifier.
   *
   * @param identifier as people write it: {@code kind:value} or {@code kind@scope:value}, or a
   *     token
   * @param person any name of the person
   */
  public record Label(String identifier, String person) {}

  /**
   * Against labels.
   *
   * @throws IllegalArgumentException when an identifier is none; the message does not hold it
   */
  public IdentityTruth against(List<Label> labels) {
    IdentifierNotation notation =
        new IdentifierNotation(new Tokens(settings.keys()), settings.brand());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      String text = labels.get(i).identifier();
      List<String> tokens = text.matches("[a-z][a-z0-9_]*:[0-9a-f]{32}")
          ? List.of(text)
          : notation.tokensOfRaw(text, settings.feeds(), settings.zone());
      if (tokens.isEmpty()) {
        throw new IllegalArgumentException("Label " + (i + 1)
            + " has no identifier. Write kind:value, such as phone:13812345678.");
      }
      rows.add(RowFactory.create(labels.get(i).person(), tokens.get(0)));
    }
    Dataset<Row> map = tables.apply(IdentityMap.TABLE);
    return IdentityTruth.of(map, map.sparkSession().createDataFrame(rows, TRUTH));
  }

  /**
   * Against the truth that identity.yaml says records hold.
   *
   * @throws IllegalArgumentException when it says nothing of the kind
   */
  public IdentityTruth against() {
    TruthLabels truth = settings
        .identity()
        .truth()
        .orElseThrow(() -> new IllegalArgumentException(
            "identity.yaml has no truth. Say where records tell whose they are, as in truth:"
                + " {feed: people, person: cluster}, or give a file of labels with --labels."));
    Dataset<Row> labels = new StandingRecords(settings, tables)
        .of(truth.feed())
        .select(col("tokens"), col("plain.*"))
        .select(
            expr(truth.person()).cast(DataTypes.StringType).as("person"),
            explode(col("tokens")).as("token"));
    return IdentityTruth.of(tables.apply(IdentityMap.TABLE), labels);
  }
}
