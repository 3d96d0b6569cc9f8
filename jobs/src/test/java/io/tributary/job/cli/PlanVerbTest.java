package io.tributary.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.job.workspace.WorkspaceScaffold;
import io.tributary.schema.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class PlanVerbTest {

  @TempDir
  private Path folder;

  private Called call(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("-w", folder.resolve("shop").toString()));
    Called called = Called.with(all.toArray(String[]::new));
    assertThat(called.code()).as(called.err()).isZero();
    return called;
  }

  private void replace(String name, String old, String text) throws IOException {
    Path file = folder.resolve("shop").resolve(name);
    assertThat(file).content().contains(old);
    Files.writeString(file, Files.readString(file).replace(old, text));
  }

  @Test
  void aPlanTellsWhatWouldBeReadAndWhy(SparkSession session) throws IOException {
    WorkspaceScaffold.write(folder.resolve("shop"));
    Path landing = folder.resolve("shop/landing/orders");
    Path first = landing.resolve("dt=2026-01-15/orders.csv");
    assertThat(
            call("plan", "hourly", "--from", "2026-01-15", "--to", "2026-01-16").out())
        .contains("ingest.orders", "1 files, " + Files.size(first) + " bytes")
        .doesNotContain("late", "corrected", "is changed", "is new");
    call("run", "hourly", "--from", "2026-01-15", "--to", "2026-01-16");

    String header = Files.readString(first).lines().findFirst().orElseThrow() + "\n";
    Files.writeString(first, Files.readString(first) + "\n");
    for (String day : List.of("2026-01-14", "2026-01-16")) {
      Files.createDirectories(landing.resolve("dt=" + day));
      Files.writeString(landing.resolve("dt=" + day + "/orders.csv"), header + day + "\n");
    }
    replace("feeds/orders.yaml", "latest: [updated_at]", "latest: [created_at]");
    replace("feeds/orders.yaml", "version: 1", "version: 2   # and a comment");

    Called plan = call("plan", "hourly", "--from", "2026-01-16", "--to", "2026-01-17");
    assertThat(plan.out())
        .contains("ingest.orders", "3 files, ", "; 2 changes of its definition")
        .contains("  orders/dt=2026-01-14/orders.csv: late\n")
        .contains("  orders/dt=2026-01-15/orders.csv: corrected\n")
        .contains(
            "  ingest.orders: latest is changed; for what", "  ingest.orders: version is changed\n")
        .doesNotContain("dt=2026-01-16", "columns is");
    assertThat(call("plan", "hourly", "--from", "2026-01-16", "--to", "2026-01-17", "--json")
            .out())
        .contains("\"why\":\"late\"", "\"why\":\"corrected\"", "\"why\":\"new\"")
        .contains("\"part\":\"latest\"");
  }
}
