package io.tributary.schema.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.Privacy;
import io.tributary.schema.contract.ColumnSpec.IdentifierRole;
import io.tributary.schema.contract.ColumnSpec.OnFailure;
import io.tributary.schema.contract.ColumnSpec.RawType;
import io.tributary.schema.contract.ColumnSpec.StandardiserCall;
import io.tributary.schema.contract.ColumnSpec.When;
import io.tributary.schema.yaml.Problem;
import io.tributary.schema.yaml.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FeedContractsTest {

  private static final String SMALLEST = """
      feed: visits
      version: 1
      says: Visits, one record each.
      source: {format: csv, path: "visits/dt=*/*.csv"}
      key: [id]
      columns: [{name: id}]
      to: []
      """;

  @Test
  void whatIsNotToldHasItsDefault() {
    FeedContract contract = read(SMALLEST);

    assertThat(contract.source())
        .isEqualTo(new Source(
            Source.Format.CSV,
            "visits/dt=*/*.csv",
            "UTF-8",
            ',',
            '"',
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    assertThat(contract.drift())
        .isEqualTo(new Drift(
            Drift.NewColumn.RESCUE,
            Drift.MissingColumn.QUARANTINE,
            Drift.TypeMismatch.QUARANTINE,
            Drift.TypeMismatch.QUARANTINE));
    assertThat(contract.breaker()).isEqualTo(new Breaker(0.05, 20));
    assertThat(contract.brand()).isEmpty();
    assertThat(contract.columns().get(0).type()).isEqualTo(RawType.STRING);
    assertThat(contract.columns().get(0).privacy()).isEqualTo(Privacy.PUBLIC);
    assertThat(contract.columns().get(0).says()).isEqualTo("Column id as the file brings it.");
  }

  @Test
  void everyKeyOfSourceAndDriftIsRead() {
    FeedContract contract = read("""
        feed: visits
        version: 3
        says: Visits, one record each.
        source: {format: json, path: "v/dt=*/*", charset: GB18030, delimiter: "|", quote: "'", root: a.b,
          each: lines}
        key: [id]
        drift: {new-column: fail, missing-column: "null", type-mismatch: rescue, widening: evolve}
        columns: [{name: id}]
        to: []
        """);

    assertThat(contract.source())
        .isEqualTo(new Source(
            Source.Format.JSON,
            "v/dt=*/*",
            "GB18030",
            '|',
            '\'',
            Optional.of("a.b"),
            Optional.of("lines"),
            Optional.empty()));
    assertThat(contract.drift())
        .isEqualTo(new Drift(
            Drift.NewColumn.FAIL,
            Drift.MissingColumn.NULL,
            Drift.TypeMismatch.RESCUE,
            Drift.TypeMismatch.EVOLVE));
  }

  @Test
  void everyOtherKeyOfAContractIsRead() {
    FeedContract contract = read("""
        feed: visits
        version: 3
        says: Visits, one record each.
        brand: hechuan
        source: {format: json, path: "v/dt=*/*"}
        key: [id, _position]
        position-within: [id]
        latest: [at]
        columns:
          - {name: id, type: long, required: true, says: The id.}
          - {name: at, from: [day, time], standardise: {name: timestamp, zone: UTC}}
          - {name: openid, path: who.openid, aliases: [oid, 开放], standardise: openid,
             on-failure: soft, identifier: {kind: openid, scope-column: appid}}
          - {name: phone, from: [day], when: {column: time, is: [a, "1"]}, privacy: personal,
             standardise: {name: enum, map: {男: male, 女: female}, other: [x, y]},
             identifier: {kind: phone, scope: shop}}
          - {name: lines, type: array, fields: [{name: price, type: decimal}]}
        rules:
          - {id: id_positive, row: "id > 0", code: out-of-range, column: id, on-failure: soft, says: No.}
        breaker: {quarantined-share: 0.25, min-rows: 3}
        money: price
        to:
          - {table: silver.orders, where: "id > 1", select: {b: "1", a: "2"}}
          - {table: silver.refunds, each: {item: lines}, select: {}}
          - {table: silver.customers, each: {group: [id]}, select: {}}
        """);

    ColumnSpec openid = contract.columns().get(2);
    assertThat(openid.path()).contains("who.openid");
    assertThat(openid.aliases()).containsExactly("oid", "开放");
    assertThat(openid.onFailure()).isEqualTo(OnFailure.SOFT);
    assertThat(openid.privacy()).as("an identifier is personal").isEqualTo(Privacy.PERSONAL);
    assertThat(openid.identifier())
        .contains(new IdentifierRole("openid", Optional.empty(), Optional.of("appid")));
    ColumnSpec phone = contract.columns().get(3);
    assertThat(phone.when()).contains(new When("time", List.of("a", "1")));
    assertThat(phone.standardise())
        .contains(new StandardiserCall("enum", Map.of("map", "男=male|女=female", "other", "x,y")));
    assertThat(contract.columns().get(4).fields().get(0).type()).isEqualTo(RawType.DECIMAL);
    assertThat(contract.rules())
        .containsExactly(
            new RowRule("id_positive", "id > 0", "out-of-range", "id", OnFailure.SOFT, "No."));
    assertThat(contract.breaker()).isEqualTo(new Breaker(0.25, 3));
    assertThat(contract.money()).contains("price");
    assertThat(contract.targets().get(0).select().keySet()).containsExactly("b", "a");
    assertThat(contract.targets())
        .extracting(Target::each)
        .containsExactly(
            new Target.Each.Single(),
            new Target.Each.Item("lines"),
            new Target.Each.Group(List.of("id")));
  }

  @Test
  void mistakesOfFormAreToldTogetherWithTheirLines() {
    Problems problems = new Problems();
    FeedContracts.read("feeds/visits.yaml", """
        feed: visits
        version: one
        says: Visits.
        source: {format: cvs, path: "v/*"}
        key: id
        key: [id]
        columns:
          - {name: id, standardize: phone}
          - {name: at, required: yes}
          - {type: long}
        """, problems);

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "feeds/visits.yaml:1: feed contract lacks the key 'to': the silver tables; [] where the"
                + " extract stays in bronze.",
            "feeds/visits.yaml:2: version of feed contract is 'one'. Expected is a whole number, at"
                + " least 1.",
            "feeds/visits.yaml:4: format of source is 'cvs'. Expected is one of csv, json, parquet, avro, orc, xlsx. Did you"
                + " mean 'csv'?",
            "feeds/visits.yaml:5: key of feed contract is 'id'. Expected is a list, such as [a, b].",
            "feeds/visits.yaml:6: feed contract has the key 'key' twice. Keep one of them.",
            "feeds/visits.yaml:8: column id has the unknown key 'standardize'. Did you mean"
                + " 'standardise'?",
            "feeds/visits.yaml:9: required of column at is 'yes'. Expected is true or false.",
            "feeds/visits.yaml:10: column lacks the key 'name': what rules and selects call it.");
  }

  @Test
  void textThatIsNoYamlIsToldWithItsLine() {
    Problems problems = new Problems();
    FeedContracts.read("feeds/visits.yaml", "feed: visits\nkey: [id\nversion: 1\n", problems);

    assertThat(problems.all())
        .singleElement()
        .asString()
        .startsWith("feeds/visits.yaml:3: This is not YAML:");
  }

  private static FeedContract read(String text) {
    Problems problems = new Problems();
    Optional<FeedFile> file = FeedContracts.read("feeds/visits.yaml", text, problems);
    assertThat(problems.all()).isEmpty();
    return file.orElseThrow().contract();
  }
}
