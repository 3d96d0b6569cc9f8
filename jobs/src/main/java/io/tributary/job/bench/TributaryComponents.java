package io.tributary.job.bench;

import io.tributary.job.lake.Sessions;
import io.tributary.pipeline.identity.Components;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** The product: what an identity build does to find components. */
final class TributaryComponents implements Contestant {

  @Override
  public String name() {
    return "tributary";
  }

  @Override
  public String says() {
    return "union-find per partition, blocks of bytes by bucket, ties in one task; Parquet out";
  }

  @Override
  public Work prepare(Path data, Path output) {
    SparkSession session = Sessions.open(output.resolve("scratch").toString());
    return () -> Components.ofTokens(
            session.read().parquet(data.resolve(OneIdData.FOLDER).toString()))
        .write()
        .parquet(output.resolve("components").toString());
  }
}
