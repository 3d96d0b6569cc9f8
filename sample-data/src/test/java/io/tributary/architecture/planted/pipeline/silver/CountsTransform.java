package io.tributary.architecture.planted.pipeline.silver;

import static org.apache.spark.sql.functions.current_date;
import static org.apache.spark.sql.functions.rand;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.LoggerFactory;

public class CountsTransform {
  int state;

  static long counts(Dataset<Row> rows) {
    LoggerFactory.getLogger(CountsTransform.class).info("counting");
    return rows.where(current_date().gt(rand())).count();
  }

  static SparkSession session(Dataset<Row> rows) {
    return rows.sparkSession();
  }

  static Encoder<CountsTransform> encoder() {
    return Encoders.bean(CountsTransform.class);
  }
}
