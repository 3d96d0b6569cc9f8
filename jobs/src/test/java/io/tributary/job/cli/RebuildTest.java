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
class RebuildTest {

  @TempDir
  private Path folder;

  private Called call(String shop, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("-w", folder.resolve(shop).toString()));
    Called called = Called.with(all.toArray(String[]::new));
    assertThat(called.code()).as(called.err() + called.out()).isZero();
    return called;
  }

  private void ingest(String shop) {
    call(shop, "run", "hourly", "--from", "2026-01-15", "--to", "2026-01-17");
  }

  /** The contract as it is after a change of key and of what it selects. */
  private void change(String shop) throws IOException {
    Path feed = folder.resolve(shop).resolve("feeds/orders.yaml");
    String yaml = Files.readString(feed);
    String changed = yaml.replace("latest: [updated_at]", "latest: [created_at]")
        .replaceFirst("(\\n +)(channel: )[^\\n]*", "$1$2\"'other'\"");
    assertThat(changed).isNotEqualTo(yaml);
    Files.writeString(feed, changed);
  }

  @Test
  void silverIsThatOfALakeThatKnewTheContractFromTheStart(SparkSession session) throws IOException {
    WorkspaceScaffold.write(folder.resolve("one"));
    ingest("one");
    String before = call("one", "fingerprint", "silver.orders").out();
    change("one");
    assertThat(call("one", "plan", "hourly", "--from", "2026-01-16", "--to", "2026-01-17")
            .out())
        .contains("ingest.orders: to is changed; for what is in silver already: tributary run"
            + " rebuild.orders\n");

    call("one", "run", "rebuild.orders", "--from", "2026-01-15", "--to", "2026-01-17");

    WorkspaceScaffold.write(folder.resolve("other"));
    Files.createDirectories(folder.resolve("other/.keys"));
    Files.copy(
        folder.resolve("one/.keys/development.keys"),
        folder.resolve("other/.keys/development.keys"));
    change("other");
    ingest("other");
    String after = call("one", "fingerprint", "silver.orders").out();
    assertThat(after)
        .isEqualTo(call("other", "fingerprint", "silver.orders").out())
        .isNotEqualTo(before);
    assertThat(call("one", "sql", "select distinct channel from silver.orders", "--json")
            .out())
        .isEqualTo("{\"channel\":\"other\"}\n");

    call("one", "run", "rebuild.orders", "--from", "2026-01-15", "--to", "2026-01-17");
    assertThat(call("one", "fingerprint", "silver.orders").out()).isEqualTo(after);
    call("one", "run", "ops.reconciliation", "--from", "2026-01-15", "--to", "2026-01-17");
  }
}
