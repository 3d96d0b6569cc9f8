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

  private void workspace(String zone) throws IOException {
    write("tributary.yaml", """
        brand: acme
        zone: %s
        currency: CNY
        lake: lake
        landing: landing
        keys: generated
        models: []
        """.formatted(zone));
  }

  @Test
  void waysAndReasonsAreTold(SparkSession session) throws IOException {
    workspace("UTC");
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
        .doesNotContain("13812340001", "x.com");
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

  @Test
  void stewardsDecideAndTheNextBuildGoesByIt(SparkSession session) throws IOException {
    workspace("UTC");
    write("feeds/sales.yaml", FEED);
    write("identity.yaml", KINDS);
    write("landing/sales/dt=2026-03-01/a.csv", """
        no,phone,member,email,at
        1,13812340001,m1,,2026-03-01 10:00:00
        2,,m1,a@x.com,2026-03-01 11:00:00
        3,13812340003,m3,,2026-03-01 12:00:00
        """);
    out("run", "ingest.sales", "--from", "2026-03-01", "--to", "2026-03-02");
    build();
    String oneId = oneId("phone:13812340001");

    assertThat(out("identity", "split", "phone:13812340001", "email:a@x.com", "--note", "case 7"))
        .contains("It holds from the next identity build on");
    build();
    assertThat(oneId("phone:13812340001")).isEqualTo(oneId);
    assertThat(oneId("email:a@x.com")).isNotEqualTo(oneId);
    assertThat(out("identity", "why-not", "phone:13812340001", "email:a@x.com"))
        .contains("a steward keeps them apart");

    out("identity", "split", "phone:13812340001", "email:a@x.com", "--note", "no", "--withdraw");
    out("identity", "merge", "member_id@brand:m1", "member_id@brand:m3", "--note", "case 8");
    String pinned = oneId("phone:13812340003");
    out("identity", "pin", pinned, "--note", "case 8");
    out("identity", "erase", "phone:13812340001", "--note", "request 9");
    write("landing/sales/dt=2026-03-02/b.csv", """
        no,phone,member,email,at
        9,13812340001,m1,,2026-03-02 10:00:00
        """);
    out("run", "ingest.sales", "--from", "2026-03-02", "--to", "2026-03-03");
    build();
    assertThat(List.of(
            oneId("email:a@x.com"), oneId("member_id@brand:m1"), oneId("member_id@brand:m3")))
        .as("one person beyond the limit of one card, by the OneID that was pinned")
        .containsOnly(pinned);
    String phones = "select count(*) as n from vault.identifiers where kind = 'phone'";
    assertThat(out("sql", phones, "--json")).as("13812340003 alone").contains("\"n\":1}");
    assertThat(call("identity", "explain", "phone:13812340001").err())
        .contains("leads to no person");
    assertThat(call("identity", "erase", pinned, "--note", "x").err())
        .contains("A OneID is no identifier");
    write("other.yaml", KINDS.replace("limit: 5", "limit: 5, shared-when: {more-than: 9}"));
    assertThat(out(
            "identity", "what-if", "--rules", folder.resolve("other.yaml").toString(), "--json"))
        .contains("\"persons_now\":1,\"persons_then\":1", "\"merges\":[]");
    write("other.yaml", KINDS.replace("limit: 5", "limit: none"));
    Called wrong =
        call("identity", "what-if", "--rules", folder.resolve("other.yaml").toString());
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("other.yaml:4: limit of identifier kind email is 'none'");

    assertThat(out("identity", "stats", "--json")).contains("\"bridges\":[");
  }

  @Test
  void recordsThatLookAlikeAreOnePersonByConfigurationAlone(SparkSession session)
      throws IOException {
    workspace("UTC");
    write("feeds/people.yaml", """
        feed: people
        version: 1
        says: Person records.
        source: {format: csv, path: "people/*.csv"}
        key: [id]
        columns:
          - {name: id, required: true, privacy: pseudonymous, standardise: text, identifier: record}
          - {name: given, privacy: personal, standardise: name, on-failure: soft}
          - {name: family, privacy: personal, standardise: name, on-failure: soft}
          - {name: born, privacy: personal}
          - {name: street, privacy: personal}
          - {name: town}
          - {name: whose}
        to:
          - table: silver.customers
            select: {source: "'people'", source_customer_id: id, name_token: family}
        """);
    write("identity.yaml", """
        kinds: [{kind: record}]
        scored-links:
          - name: people
            feeds: [people]
            compare: [given, family, {column: born, as: date}, street, {column: town, as: exact}]
            exchanged: [[given, family]]
        truth: {feed: people, person: "concat('w', whose)"}
        """);
    write("landing/people/a.csv", Lookalikes.csv(7, 160));
    for (String job : List.of("ingest.people", "identity.scored_pairs", "identity")) {
      out("run", job, "--from", "2026-03-01", "--to", "2026-03-02");
    }

    String scores = out("identity", "evaluate", "--json");
    assertThat(score(scores, "precision")).isGreaterThanOrEqualTo(0.99);
    assertThat(score(scores, "recall")).isGreaterThanOrEqualTo(0.95);
    assertThat(score(scores, "b_cubed_f1")).isGreaterThanOrEqualTo(0.97);
    assertThat(out("sql", "select column, level from identity.match_weights where bits > 3"))
        .contains("family", "equal");
    assertThat(out("sql", "select agreement from identity.scored_pairs limit 200"))
        .contains("family equal", "born ")
        .doesNotContain("Ashgrove");

    write("labels.csv", "identifier,person\nrecord:p1-a,x\nrecord:p1-b,x\nrecord:p2-a,y\n");
    assertThat(out(
            "identity", "evaluate", "--labels", folder.resolve("labels.csv").toString(), "--json"))
        .contains("\"token_count\":3,\"truth_pairs\":1");
    write("labels.csv", "identifier,person\nrecord:p1-a\n");
    Called broken =
        call("identity", "evaluate", "--labels", folder.resolve("labels.csv").toString());
    assertThat(broken.code()).isEqualTo(2);
    assertThat(broken.err()).contains("labels.csv:2: a label lacks its identifier or its person");
  }

  private static double score(String document, String name) {
    return Double.parseDouble(document.replaceAll("(?s).*?\"" + name + "\":([0-9.]+).*", "$1"));
  }

  private void build() {
    out("run", "identity", "--from", "2026-03-01", "--to", "2026-03-03");
  }

  private String oneId(String identifier) {
    return out("identity", "explain", identifier, "--json")
        .replaceAll("(?s).*\"one_id\":\"([0-9a-f]{32})\".*", "$1");
  }
}
