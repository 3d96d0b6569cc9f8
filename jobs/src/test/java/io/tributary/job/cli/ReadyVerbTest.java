package io.tributary.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.workspace.WorkspaceScaffold;
import io.tributary.schema.testkit.SparkTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class ReadyVerbTest {

  @TempDir
  private Path folder;

  private Called call(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("-w", folder.resolve("shop").toString()));
    return Called.with(all.toArray(String[]::new));
  }

  @Test
  void aLaneIsReadyWhenAllItsJobsAreReleasedUpToTheTime(SparkSession session) throws Exception {
    WorkspaceScaffold.write(folder.resolve("shop"));
    Called before = call("ready", "hourly", "--to", "2026-01-16");
    assertThat(before.code()).isEqualTo(3);
    assertThat(before.out()).isEqualTo("""
        hourly is not released up to 2026-01-15T16:00:00Z:
        job            released to
        ingest.orders  never
        gold.leads     never
        ops.recipes    never
        """);

    Called some = call("run", "hourly", "--from", "2026-01-15", "--to", "2026-01-16", "--json");
    assertThat(some.code()).isZero();
    assertThat(some.out())
        .contains("\"job\":\"ingest.orders\"")
        .doesNotContain("gold.customer_360", "identity");
    assertThat(call("ready", "hourly", "--to", "2026-01-16").code()).isZero();
    assertThat(call("ready", "ingest.orders", "--to", "2026-01-16").out())
        .isEqualTo("ingest.orders is released up to 2026-01-15T16:00:00Z\n");

    Called night = call("ready", "nightly", "--to", "2026-01-16", "--json");
    assertThat(night.code()).isEqualTo(3);
    assertThat(night.out())
        .startsWith(
            "{\"lane\":\"nightly\",\"to\":\"2026-01-15T16:00:00Z\",\"ready\":false,\"missing\":[")
        .contains("\"gold.customer_360\"", "\"identity\"")
        .doesNotContain("ingest.orders");
    Called later = call("ready", "ingest.orders", "--to", "2026-01-17");
    assertThat(later.code()).isEqualTo(3);
    assertThat(later.out()).contains("ingest.orders  2026-01-15T16:00:00Z");
  }

  @Test
  void leavingOutEveryJobIsRefused(SparkSession session) throws Exception {
    WorkspaceScaffold.write(folder.resolve("shop"));
    Called called =
        call("run", "hourly", "--from", "2026-01-15", "--to", "2026-01-16", "--without", "*");
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err()).contains("--without leaves no job. Leave out fewer.");
  }
}
