package io.tributary.job.lake;

import static io.tributary.schema.testkit.DatasetAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.testkit.SparkTest;
import io.tributary.schema.testkit.TextTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.delta.files.TahoeBatchFileIndex;
import org.apache.spark.sql.delta.files.TahoeFileIndex;
import org.apache.spark.sql.delta.stats.PreparedDeltaFileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.junit.jupiter.api.Test;
import scala.collection.JavaConverters;

@SparkTest
class SmallScansTest {

  @Test
  void sqlReadsASmallTableByItsChecksumAndFindsTheSameRows(
      SparkSession session, @io.tributary.schema.testkit.Lake Path folder) {
    write(session, folder, "id | day\na | 1\nb | 2");
    write(session, folder, "id | day\nc | 3");
    Dataset<Row> newest = session.sql("select id from delta.`" + folder + "` where day > 1");
    assertThat(scans(newest)).hasOnlyElementsOfType(TahoeBatchFileIndex.class).hasSize(1);
    assertThat(newest).hasRows("id\nb\nc");
    Dataset<Row> before = session.sql("select t.id from delta.`%1$s` version as of 0 t "
        .formatted(folder)
        .concat("where exists (select 1 from delta.`%1$s` n where n.id = t.id and n.day < 2)"
            .formatted(folder)));
    assertThat(scans(before)).hasOnlyElementsOfType(TahoeBatchFileIndex.class).hasSize(2);
    assertThat(before).hasRows("id\na");
  }

  @Test
  void aTableWhoseChecksumListsNoFilesIsLeftToDelta(
      SparkSession session, @io.tributary.schema.testkit.Lake Path folder) throws Exception {
    write(session, folder, "id | day\na | 1\nb | 2");
    Path log = folder.resolve("_delta_log");
    try (Stream<Path> files = Files.list(log)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".crc")).toList()) {
        Files.delete(file);
      }
    }
    org.apache.spark.sql.delta.DeltaLog.clearCache();
    Dataset<Row> rows = session.sql("select id from delta.`" + folder + "` where day > 1");
    assertThat(scans(rows)).hasOnlyElementsOfType(PreparedDeltaFileIndex.class).hasSize(1);
    assertThat(rows).hasRows("id\nb");
  }

  private static void write(SparkSession session, Path folder, String rows) {
    TextTables.table(session, rows).write().format("delta").mode("append").save(folder.toString());
  }

  /** How the optimised plan finds the files of its Delta scans. */
  private static List<TahoeFileIndex> scans(Dataset<Row> rows) {
    LogicalPlan plan = rows.queryExecution().optimizedPlan();
    return JavaConverters.seqAsJavaList(plan.collectLeaves()).stream()
        .map(leaf -> ((HadoopFsRelation) ((LogicalRelation) leaf).relation()).location())
        .map(TahoeFileIndex.class::cast)
        .toList();
  }
}
