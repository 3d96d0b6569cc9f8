package io.tributary.schema.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.yaml.Problem;
import io.tributary.schema.yaml.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedChecksTest {

  private static final String NESTED = """
      feed: visits
      version: 1
      says: Visits.
      source: {format: %s, path: "visits/*"}
      key: [id]
      columns:
        - {name: id, path: a.id, standardise: text}
        - {name: lines, type: array, fields: [{name: sku, standardise: text}]}
      to: []
      """;

  private static final String CONTRADICTIONS = """
      feed: visits
      version: 1
      says: Visits.
      source: {format: csv, path: "/visits/*", charset: UFT-8, root: a}
      key: [id, note, _position]
      latest: [session]
      money: id
      columns:
        - {name: id, standardise: text}
        - {name: other, aliases: [ID]}
        - {name: tokens}
        - {name: note, privacy: personal}
        - {name: session, privacy: secret}
        - {name: phone, privacy: public, identifier: {kind: phone, scope: a, scope-column: app}}
        - {name: both, from: [note, idd], path: a.b}
        - {name: lone, when: {column: id, is: [a]}}
        - {name: lines, type: array}
        - {name: flat, fields: [{name: a}]}
        - {name: closed, from: [note], standardise: {name: enum, map: {a: b}, other: c}}
      rules:
        - {id: r, row: "id = 'a'", column: idd}
        - {id: r, row: "id = 'b'"}
      to: []
      """;

  @ParameterizedTest
  @ValueSource(strings = {"json", "parquet", "avro", "orc"})
  void nestedFormatsHavePathsAndArrays(String format) {
    assertThat(messages(NESTED.formatted(format))).isEmpty();
  }

  @Test
  void aSheetHasNeither() {
    assertThat(messages(NESTED.formatted("xlsx, sheet: a, charset: UTF-8")))
        .containsExactly(
            "4: source has the key 'charset', but format xlsx has none. Leave it out.",
            "7: column id has a path, but the source is XLSX. Leave it out.",
            "8: column lines has type array, but the source is XLSX. Leave it out.");
  }

  @Test
  void columnsThatContradictThemselvesAreTold() {
    assertThat(messages(CONTRADICTIONS))
        .containsExactly(
            "4: charset of source is 'UFT-8', which Java does not know. Write it like UTF-8, GB18030"
                + " or windows-1252.",
            "4: path of source is '/visits/*'. Expected is a glob below the landing root, such as"
                + " visits/dt=*/*.csv.",
            "4: source has the key 'root', but format csv has none. Leave it out.",
            "5: key holds _position, but position-within is missing. Say within which columns records"
                + " are counted, such as position-within: [invoice_no].",
            "5: key holds note, a personal column that rules and selects do not see. Give it a"
                + " standardiser, so that it becomes a token.",
            "6: latest holds session, a secret column that is never read. Name another one.",
            "7: money is id, a string. Give the column a standardiser, such as money.",
            "10: column ID is there twice, by name or alias. Keep one of them.",
            "11: column tokens has a name silver uses itself. Choose another one and give this one"
                + " under aliases.",
            "14: column phone is an identifier but public. Leave out privacy: identifiers are"
                + " personal.",
            "14: column phone is an identifier without a standardiser, so equal ones would look"
                + " different. Name one, such as phone or text.",
            "14: identifier of column phone has both scope and scope-column. Keep the one it is"
                + " unique within.",
            "14: scope-column of column phone is 'app', which is no column of the file. Known are:"
                + " flat, id, lines, lone, note, other, phone, session, tokens.",
            "15: column both has a path, but the source is CSV. Leave it out.",
            "15: column both is derived, so no file brings it. Leave out path and aliases.",
            "15: column both is made of a personal column. Say privacy: personal and give it a"
                + " standardiser.",
            "15: from of column both is 'idd', which is no column of the file. Did you mean 'id'?",
            "16: column lone has when but no from. Say which columns it is made of.",
            "17: column lines has type array, but the source is CSV. Leave it out.",
            "17: column lines is an array without fields. List the fields of its elements.",
            "18: column flat has fields but is no array. Say type: array.",
            "21: rule r blames 'idd', which is no column. Did you mean 'id'?",
            "22: rule r is there twice. Give each rule an id of its own.");
  }

  @Test
  void targetsThatDoNotFitTheirTablesAreTold() {
    assertThat(messages("""
        feed: visits
        version: 1
        says: Visits.
        source: {format: json, path: "visits/*"}
        key: [id]
        columns:
          - {name: id, standardise: text}
          - {name: lines, type: array, fields: [{name: pieces, standardise: integer}]}
          - {name: odd, standardise: unknown-one}
        to:
          - {table: silver.prodcts, select: {product_id: id}}
          - table: silver.products
            where: id
            select: {product_id: "null", title: odd, status: missing, _feed: id, tittle: id}
          - table: silver.products
            each: {item: line}
            select: {product_id: item.pieces}
          - table: silver.customers
            each: {group: [idd]}
            select: {source: max(id), source_customer_id: id}
          - table: silver.order_lines
            each: {item: "transform(lines, l -> l.piece)"}
            select: {line_no: item}
          - table: silver.refunds
            each: {item: upper(id)}
            select: {line_no: item}
        """))
        .containsExactly(
            "9: standardise of column odd: There is no standardiser 'unknown-one'. Known are:"
                + " birthday, boolean, category, cookie, date, decimal, email, enum, external-userid, gender,"
                + " idfa, imei, integer, lower, member-id, money, name, oaid-device, oaid-receiver, openid, phone,"
                + " region, taobao-ouid, text, timestamp, unionid, url-parameter.",
            "11: There is no table 'silver.prodcts' feeds may fill. Did you mean 'silver.products'?",
            "13: where of silver.products gives string. Expected is a condition that is true or"
                + " false, such as amount > 0.",
            "14: _feed of silver.products is filled by itself. Leave it out of select.",
            "14: product_id of silver.products is always null, but the table requires it.",
            "14: silver.products has no column 'tittle'. Did you mean 'title'?",
            "14: status of silver.products: There is no column 'missing' here. Known are: _file_day,"
                + " _ingested_at, id, lines, odd.",
            "15: silver.products is filled by two targets of the feed. Make one of them: each:"
                + " {item: …} takes an expression that gives an array, such as"
                + " filter(array(a, b), i -> i is not null).",
            "16: item is 'line', which is no array column. Did you mean 'lines'?",
            "19: group of silver.customers holds 'idd', which is no column. Did you mean 'id'?",
            "20: source_customer_id of silver.customers: A column stands outside an aggregate, but"
                + " one row comes from many records. Wrap it, such as max(column).",
            "22: item: No such struct field `piece` in `pieces`. Use a field the contract lists.",
            "23: select of silver.order_lines lacks order_id, channel, quantity, amount, ordered_at,"
                + " which the table requires. Add an expression for each.",
            "25: item gives string. Expected is an array, such as array(struct(a as kind, b as"
                + " at)).",
            "26: select of silver.refunds lacks refund_id, order_id, channel, refunded_at, which the"
                + " table requires. Add an expression for each.");
  }

  private static List<String> messages(String yaml) {
    Problems problems = new Problems();
    FeedChecks checks = new FeedChecks(KnownStandardisers.catalogue(), List.of("phone"), problems);
    FeedContracts.read("visits.yaml", yaml, problems).ifPresent(checks::check);
    return problems.all().stream()
        .map(Problem::toString)
        .map(message -> message.replaceFirst("^visits.yaml:", ""))
        .toList();
  }
}
