package io.tributary.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.workspace.WorkspaceScaffold;
import io.tributary.schema.testkit.SparkTest;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class FreshnessVerbTest {

  @TempDir
  private Path folder;

  private Called freshness(String asOf, String... more) {
    String[] arguments = new String[more.length + 5];
    arguments[0] = "freshness";
    arguments[1] = "-w";
    arguments[2] = folder.resolve("shop").toString();
    arguments[3] = "--as-of";
    arguments[4] = asOf;
    System.arraycopy(more, 0, arguments, 5, more.length);
    return Called.with(arguments);
  }

  @Test
  void whatIsKnownIsMeasuredFromTheEndOfItsDay(SparkSession session) throws Exception {
    WorkspaceScaffold.write(folder.resolve("shop"));

    Called never = freshness("2026-01-16");
    assertThat(never.code()).isEqualTo(3);
    assertThat(never.out()).containsPattern("feed +orders +never +late");

    assertThat(Called.with(
                "run",
                "nightly",
                "--from",
                "2026-01-15",
                "--to",
                "2026-01-16",
                "--without",
                "gold.*",
                "--without",
                "audiences",
                "--without",
                "segments",
                "--without",
                "*t*ti*n",
                "-w",
                folder.resolve("shop").toString())
            .code())
        .isZero();
    Called fresh = freshness("2026-01-16T23:00");
    assertThat(fresh.out())
        .containsPattern("feed +orders +2026-01-15T16:00:00Z +23h +\\S+ +fresh")
        .containsPattern("table +identity.persons +2026-01-15T16:00:00Z +23h");
    assertThat(fresh.code()).isZero();

    Called late = freshness("2026-01-17T01:00", "--json");
    assertThat(late.code()).isEqualTo(3);
    assertThat(late.out())
        .contains(
            "\"name\":\"orders\",\"known_to\":\"2026-01-15T16:00:00Z\"," + "\"age_seconds\":90000");
    assertThat(freshness("2026-01-17T01:00", "--max-age", "30").code()).isZero();
  }
}
