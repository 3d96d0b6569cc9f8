package io.tributary.job.bench;

import io.tributary.job.lake.Sessions;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Spark parses the files with their schema and writes them as Delta, once: no more can be less. */
final class SparkFloor implements Contestant {

  @Override
  public String name() {
    return "spark-floor";
  }

  @Override
  public String says() {
    return "Spark reads the files with a given schema and writes each feed to one Delta table";
  }

  @Override
  public Work prepare(Path data, Path output) {
    SparkSession session = Sessions.open(output.resolve("scratch").toString());
    Path landing = data.resolve("landing");
    return () -> {
      session
          .read()
          .schema(IngestSchemas.EVENTS)
          .json(landing.resolve(IngestData.EVENTS).toString())
          .write()
          .format("delta")
          .save(output.resolve("events").toString());
      session
          .read()
          .schema(IngestSchemas.MESSAGES)
          .option("header", true)
          .csv(landing.resolve(IngestData.MESSAGES).toString())
          .write()
          .format("delta")
          .save(output.resolve("messages").toString());
    };
  }
}
