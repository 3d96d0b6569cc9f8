package io.tributary.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.evaluation.Evaluation;
import io.tributary.model.evaluation.Metrics;
import io.tributary.model.feature.Facts;
import io.tributary.model.feature.FeatureSet;
import io.tributary.model.feature.FeaturesTransform;
import io.tributary.model.feature.Source;
import io.tributary.model.train.LeakCheck;
import io.tributary.model.train.Rows;
import io.tributary.model.train.Snapshots;
import io.tributary.model.train.TrainedModel;
import io.tributary.model.train.Training;
import io.tributary.schema.TableSpec;
import io.tributary.schema.model.ModelFile;
import io.tributary.schema.model.ModelSpec;
import io.tributary.schema.table.PersonEvents;
import io.tributary.schema.table.PersonInteractions;
import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TestData;
import io.tributary.schema.yaml.Problems;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The public benchmark: half a million invoice lines of a gift shop, Chen (2015). */
@SparkTest
@Tag("acceptance")
class OnlineRetailTest {

  private static final LocalDate END = LocalDate.of(2011, 12, 10);

  @Test
  void thirtyDayPurchaseReachesTheBenchmark(SparkSession session) {
    Path file = TestData.file("retail/online_retail.csv.gz");
    ModelSpec spec = spec();
    Facts facts = facts(session, file);
    Snapshots snapshots = Snapshots.of(spec, LocalDate.of(2010, 12, 1), END);
    FeatureSet features = FeatureSet.of(spec.features(), "GBP")
        .knownAt(snapshots.train().get(0), Map.of(Source.ORDERS, LocalDate.of(2010, 12, 1)), 1);
    List<LocalDate> days = new ArrayList<>(snapshots.all());
    Dataset<Row> made = FeaturesTransform.apply(
            facts, features, spec.population(), days, spec.labelDays())
        .persist();
    Dataset<Row> rows = Rows.vectors(made, features.names());
    Map<LocalDate, Rows.Counts> counts = Rows.counts(rows);
    LeakCheck.require(made, facts, features, spec, snapshots.calibrate().get(0));
    TrainedModel trained =
        new Training(spec, snapshots, counts).train(rows, features.names(), references(rows));
    Metrics test = trained.evaluation().of("test", Evaluation.MODEL).orElseThrow();
    assertThat(test.auc().orElseThrow()).isGreaterThanOrEqualTo(0.733);
    assertThat(test.prAuc().orElseThrow()).isGreaterThanOrEqualTo(0.60);
    assertThat(test.lift10().orElseThrow()).isGreaterThanOrEqualTo(2.5);
    assertThat(test.ece10().orElseThrow()).isLessThanOrEqualTo(0.025);
  }

  private static ModelSpec spec() {
    Problems problems = new Problems();
    return ModelFile.read("purchase_30d.yaml", """
        model: purchase_30d
        says: Will the customer buy again within 30 days?
        predicts: {label: purchase, within-days: 30}
        snapshots:
          train: [2011-03-01, 2011-04-01, 2011-05-01, 2011-06-01, 2011-07-01, 2011-08-01]
          calibrate: [2011-09-01]
          test: [2011-10-01, 2011-11-01]
        """, problems)
        .orElseThrow(() -> new AssertionError(problems.all().toString()));
  }

  private static Facts facts(SparkSession session, Path file) {
    Dataset<Row> orders = session
        .read()
        .option("header", true)
        .csv(file.toString())
        .where("CustomerID is not null and CustomerID <> ''")
        .selectExpr(
            "InvoiceNo",
            "CustomerID",
            "cast(InvoiceDate as timestamp) at",
            "cast(round(cast(Quantity as int) * cast(UnitPrice as decimal(18,4)), 2)"
                + " as decimal(18,2)) amount")
        .groupBy("InvoiceNo")
        .agg(
            org.apache.spark.sql.functions.max("CustomerID").as("one_id"),
            org.apache.spark.sql.functions.min("at").as("ordered_at"),
            org.apache.spark.sql.functions.sum("amount").cast("decimal(18,2)").as("net_amount"))
        .selectExpr(
            "one_id",
            "if(InvoiceNo like 'C%', 'return', 'sale') kind",
            "false is_cancelled",
            "ordered_at paid_at",
            "net_amount",
            "cast(null as string) status",
            "cast(null as decimal(18,2)) gross_amount",
            "cast(null as decimal(18,2)) discount_amount",
            "if(InvoiceNo like 'C%', -net_amount, cast(0 as decimal(18,2))) refund_amount",
            "'GBP' currency",
            "cast(null as string) store_code",
            "'web' channel",
            "to_date(ordered_at) business_date");
    return new Facts(
        orders.persist(),
        none(session, PersonEvents.TABLE),
        none(session, PersonInteractions.TABLE),
        ZoneId.of("UTC"),
        "GBP");
  }

  private static Dataset<Row> references(Dataset<Row> rows) {
    return rows.where("false").select(lit("").as("scorer"), lit(0.0).as("score"), col("label"));
  }

  private static Dataset<Row> none(SparkSession session, TableSpec table) {
    return session.createDataFrame(List.of(), table.schema());
  }
}
