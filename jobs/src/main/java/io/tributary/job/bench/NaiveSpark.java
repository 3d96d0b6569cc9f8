package io.tributary.job.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.to_timestamp;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.tributary.job.lake.Sessions;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * The job people write first: schemas inferred, phones cleaned by regular expressions, a table per
 * layer, sorted and without duplicates, with counts for the log. It encrypts nothing.
 */
final class NaiveSpark implements Contestant {

  @Override
  public String name() {
    return "spark-naive";
  }

  @Override
  public String says() {
    return "inferSchema, regular expressions in UDFs, sort and dropDuplicates, counts; no"
        + " encryption";
  }

  @Override
  public Work prepare(Path data, Path output) {
    SparkSession session = Sessions.open(output.resolve("scratch").toString());
    Path landing = data.resolve("landing");
    return () -> {
      Dataset<Row> events =
          session.read().json(landing.resolve(IngestData.EVENTS).toString());
      layers(session, output, "events", events, "event_id", NaiveSpark::event);
      Dataset<Row> messages = session
          .read()
          .option("header", true)
          .option("inferSchema", true)
          .csv(landing.resolve(IngestData.MESSAGES).toString());
      layers(session, output, "messages", messages, "msg_id", NaiveSpark::message);
    };
  }

  private interface Cleaning {
    Dataset<Row> apply(Dataset<Row> rows);
  }

  private static void layers(
      SparkSession session,
      Path output,
      String name,
      Dataset<Row> raw,
      String key,
      Cleaning cleaning) {
    String bronze = output.resolve("bronze_" + name).toString();
    raw.write().format("delta").save(bronze);
    Dataset<Row> all = cleaning.apply(session.read().format("delta").load(bronze));
    all.count();
    Dataset<Row> bad = all.where(col(key).isNull().or(col("at").isNull()));
    bad.write().format("delta").save(output.resolve("quarantine_" + name).toString());
    Dataset<Row> good = all.where(col(key).isNotNull().and(col("at").isNotNull()));
    good.count();
    good.sort(col("at").desc())
        .dropDuplicates(new String[] {key})
        .write()
        .format("delta")
        .save(output.resolve("silver_" + name).toString());
    session
        .read()
        .format("delta")
        .load(output.resolve("silver_" + name).toString())
        .count();
  }

  private static Dataset<Row> event(Dataset<Row> rows) {
    return rows.withColumn("person", sha2(col("openid"), 256))
        .withColumn("union", sha2(col("unionid"), 256))
        .withColumn("page_path", found("^([^?#]*)").apply(col("page")))
        .withColumn("utm_source", found("utm_source=([^&#]*)").apply(col("page")))
        .withColumn("utm_medium", found("utm_medium=([^&#]*)").apply(col("page")))
        .withColumn("utm_campaign", found("utm_campaign=([^&#]*)").apply(col("page")))
        .withColumn("click_id", found("gdt_vid=([^&#]*)").apply(col("page")))
        .withColumn(
            "at",
            when(col("ts").gt(100_000_000_000L), col("ts").divide(1000))
                .otherwise(col("ts"))
                .cast(DataTypes.TimestampType));
  }

  private static Dataset<Row> message(Dataset<Row> rows) {
    UDF1<String, String> phone = raw -> {
      if (raw == null) {
        // SQL null: there is nothing to take.
        return null;
      }
      String digits = raw.replaceAll("[^0-9]", "").replaceAll("^(0086|86)", "");
      // SQL null: no phone.
      return digits.matches("1[3-9]\\d{9}") ? "+86" + digits : null;
    };
    return rows.withColumn(
            "phone",
            sha2(
                udf(phone, DataTypes.StringType).apply(col("address").cast(DataTypes.StringType)),
                256))
        .withColumn("at", to_timestamp(col("submit_time").cast(DataTypes.StringType)));
  }

  private static UserDefinedFunction found(String pattern) {
    UDF1<String, String> first = text -> {
      if (text == null) {
        // SQL null: there is nothing to take.
        return null;
      }
      java.util.regex.Matcher matcher = java.util.regex.Pattern.compile(pattern).matcher(text);
      // SQL null: nothing is found.
      return matcher.find() ? matcher.group(1) : null;
    };
    return udf(first, DataTypes.StringType);
  }
}
