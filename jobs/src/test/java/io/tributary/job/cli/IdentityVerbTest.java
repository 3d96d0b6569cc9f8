package io.tributary.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
class IdentityVerbTest {

  private static final String FEED = """
      feed: sales
      version: 1
      says: Sales.
      source: {format: csv, path: "sales/dt=*/*.csv"}
      key: [no]
      columns:
        - {name: no, required: true, standardise: text}
        - {name: phone, privacy: personal, standardise: phone, on-failure: soft, identifier: phone}
        - {name: member, privacy: pseudonymous, standardise: text, identifier: {kind: member_id, scope: brand}}
        - {name: email, privacy: personal, standardise: email, on-failure: soft, identifier: email}
        - {name: at, required: true, standardise: timestamp}
      to:
        - table: silver.orders
          select: {order_id: no, kind: "'sale'", channel: "'site'", net_amount: "1", ordered_at: at,
                   is_cancelled: "false"}
      """;

  private static final String KINDS = """
      kinds:
        - {kind: phone, shared-when: {more-than: 2, of: [member_id]}}
        - {kind: member_id, limit: 1}
        - {kind: email, limit: 5}
      """;

  @TempDir
  private Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Called call(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("-w", folder.toString()));
    return Called.with(all.toArray(String[]::new));
  }

  private String out(String... words) {
    Called called = call(words);
    assertThat(called.code()).as(called.err()).isZero();
    return called.out();
  }

  @Test
  void waysAndReasonsAreTold(SparkSession session) throws IOException {
    write("tributary.yaml", """
        brand: acme
        zone: UTC
        currency: CNY
        lake: lake
        landing: landing
        keys: generated
        models: []
        """);
    write("feeds/sales.yaml", FEED);
    write("identity.yaml", KINDS);
    write("landing/sales/dt=2026-03-01/a.csv", """
        no,phone,member,email,at
        1,13812340001,m1,,2026-03-01 10:00:00
        2,,m1,a@x.com,2026-03-01 11:00:00
        3,13812340002,m2,,2026-03-01 12:00:00
        4,13812340001,m2,,2026-03-01 09:00:00
        5,13812340009,m5,,2026-03-01 13:00:00
        6,13812340009,m6,,2026-03-01 13:00:00
        7,13812340009,m7,,2026-03-01 13:00:00
        """);
    out("run", "ingest.sales", "--from", "2026-03-01", "--to", "2026-03-02");
    out("run", "identity", "--from", "2026-03-01", "--to", "2026-03-02");

    String path = out("identity", "explain", "phone:138 1234 0001", "email:A@x.com", "--json");
    assertThat(path)
        .containsSubsequence(
            "\"path\":[{\"from\":\"phone:",
            "\"to\":\"member_id:",
            "\"rule\":\"together\",\"source\":\"sales\",\"confidence\":\"1.0000\","
                + "\"first_seen\":\"2026-03-01T10:00:00Z\"",
            "\"from\":\"member_id:",
            "\"to\":\"email:",
            "\"first_seen\":\"2026-03-01T11:00:00Z\"")
        .doesNotContain("138", "x.com");
    String oneId = path.replaceAll(".*\"one_id\":\"([0-9a-f]{32})\".*\n", "$1");
    assertThat(out("identity", "explain", oneId).lines()).hasSize(1 + 1 + 3);

    assertThat(out("identity", "why-not", "member_id@brand:m1", "member_id@brand:m2"))
        .contains("refused-link: A record of sales carries ", "but the link is SUPPRESSED: ");
    assertThat(out("identity", "why-not", "member_id@acme:m5", "member_id@acme:m6", "--json"))
        .contains("\"same\":false", "\"reason\":\"no-record\"");
    assertThat(out("identity", "why-not", "phone:13812340009", oneId))
        .contains("shared: phone:", " is SHARED and bridges nobody: seen with 3 member_id");
    assertThat(out("identity", "why-not", "phone:13812349999", oneId))
        .contains("unknown-identifier: No record has carried phone:");
    assertThat(out("identity", "why-not", "phone:13812340001", oneId)).contains("are one person");

    Called masked = call("identity", "explain", "phone:138****0001");
    assertThat(masked.code()).isEqualTo(2);
    assertThat(masked.err()).contains("The value is no phone that identifies anybody: ");
    assertThat(call("identity", "explain", "somebody").err()).contains("This is no OneID");
    assertThat(call("identity", "explain", "phone:13812340001", "phone:13812340002")
            .err())
        .contains("A and B are not one person");
  }
}
