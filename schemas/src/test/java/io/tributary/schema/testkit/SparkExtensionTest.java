package io.tributary.schema.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class SparkExtensionTest {

  @Test
  void aLakeTakesDeltaTablesAndKnowsDeltaStatements(SparkSession session, @Lake Path lake) {
    String orders = "delta.`" + lake.resolve("orders") + "`";

    TextTables.table(session, "id | n:int\na | 1\nb | 2")
        .write()
        .format("delta")
        .save(lake.resolve("orders").toString());
    session.sql("UPDATE " + orders + " SET n = 3 WHERE id = 'b'");

    DatasetAssert.assertThat(session.sql("SELECT * FROM " + orders))
        .hasRows("id | n:int\na | 1\nb | 3");
  }

  @Test
  void aLakeGoesWithItsDatabases(SparkSession session) throws Exception {
    LakeFolder folder = LakeFolder.create("closing");
    session.sql("CREATE DATABASE closing LOCATION '" + folder.path().resolve("gold") + "'");
    session.sql("CREATE TABLE closing.scores (id STRING) USING delta");

    folder.close();

    assertThat(Files.exists(folder.path())).isFalse();
    assertThat(session.catalog().databaseExists("closing")).isFalse();
  }

  @Test
  void everyParameterIsAFolderOfItsOwn(@Lake Path one, @Lake Path other) throws IOException {
    assertThat(one).isNotEqualTo(other).isEmptyDirectory();
  }

  @Test
  void theSessionIsLeanAndUtc(SparkSession session) {
    assertThat(session).isSameAs(TestSession.session());
    assertThat(session.conf().get("spark.sql.session.timeZone")).isEqualTo("UTC");
    assertThat(session.conf().get("spark.sql.catalogImplementation")).isEqualTo("in-memory");
    assertThat(session.sparkContext().uiWebUrl().isEmpty()).isTrue();
  }

  @Test
  void testsLogIntoTheirJvmsOneFile() throws IOException {
    LogManager.getLogger("io.tributary.Canary").info("a line for the log");

    assertThat(Path.of("target", "test-" + System.getProperty("tributary.fork") + ".log"))
        .content()
        .contains("a line for the log");
  }
}
