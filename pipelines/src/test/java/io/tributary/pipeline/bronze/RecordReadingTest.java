package io.tributary.pipeline.bronze;

import static io.tributary.pipeline.bronze.Reading.codes;
import static io.tributary.pipeline.bronze.Reading.structs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.pipeline.standard.Tokens;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReadingTest {

  private static final String CONTRACT = """
      feed: members
      says: Members.
      source: {format: csv, path: "members/*"}
      key: [card, store]
      position-within: [ticket]
      columns:
        - {name: card, identifier: {kind: member_id, scope: hechuan}}
        - {name: store}
        - {name: ticket}
        - {name: mobile, privacy: personal, standardise: phone, on-failure: soft, identifier: phone}
        - {name: contact, privacy: personal, standardise: phone, on-failure: soft}
        - {name: name, privacy: personal, standardise: name}
        - {name: address, privacy: personal}
        - {name: appid}
        - {name: openid, privacy: personal, on-failure: soft, identifier: {kind: openid, scope-column: appid}}
        - {name: day}
        - {name: time}
        - {name: at, from: [day, time], standardise: timestamp}
        - {name: web_card, from: [card], when: {column: appid, is: [web]}, identifier: {kind: member_id, scope: hechuan}}
      """;
  private static final String HEADER =
      "card,store,ticket,mobile,contact,name,address,appid,openid,day,time\n";

  private static final Tokens TOKENS = new Tokens(Reading.KEYS);
  private static final FieldCipher CIPHER = new FieldCipher(Reading.KEYS);

  private static List<Row> rows(String... lines) {
    return Reading.of(CONTRACT).file("m.csv", HEADER + String.join("\n", lines)).rows();
  }

  private static Object standard(Row row, String column) {
    return row.<Row>getAs("_standard").getAs(column);
  }

  private static List<String> identifierTokens(Row row) {
    return structs(row, "_identifiers").stream().map(one -> one.getString(1)).toList();
  }

  @Test
  void personalValuesAndIdentifiersAreCiphertextAndTokensOnly() {
    Row row = rows("M1,S1,T1,138 1234 5678,,小明,南京路1号,wxa,o1,,").get(0);
    String phone = TOKENS.token("phone", "", "+8613812345678");

    assertThat(Reading.text(row)).doesNotContain("5678", "小明", "南京路", "M1", "o1,");
    assertThat(CIPHER.open(row.getAs("mobile"))).isEqualTo("138 1234 5678");
    assertThat(CIPHER.open(row.getAs("address"))).isEqualTo("南京路1号");
    assertThat(standard(row, "mobile")).isEqualTo(phone);
    assertThat(standard(row, "openid")).isEqualTo(TOKENS.token("openid", "wxa", "o1"));
    assertThat(standard(row, "card")).isEqualTo(TOKENS.token("member_id", "hechuan", "M1"));
    assertThat(standard(row, "name")).isEqualTo(TOKENS.token("name", "", "小明"));
    assertThat(row.<Row>getAs("_standard").schema().fieldNames()).doesNotContain("address");
  }

  @Test
  void theVaultGetsTheNormalisedValueInEqualBytesForEqualValues() {
    List<Row> rows = rows("M1,,,13812345678,,,,,,,", "M2,,,+86 13812345678,,,,,,,");
    Row one = structs(rows.get(0), "_identifiers").get(1);
    Row other = structs(rows.get(1), "_identifiers").get(1);

    assertThat(one).isEqualTo(other);
    assertThat(one.getString(0)).isEqualTo("phone");
    assertThat(CIPHER.open(one.getString(2))).isEqualTo("+8613812345678");
    assertThat(rows.get(0).<String>getAs("mobile")).isNotEqualTo(rows.get(1).getAs("mobile"));
  }

  @Test
  void aPersonalPhoneThatIsNoIdentifierNeverGivesAPhoneToken() {
    Row row = rows("M1,,,,13812345678,,,,,,").get(0);

    assertThat(identifierTokens(row)).noneMatch(token -> token.startsWith("phone:"));
    assertThat(standard(row, "contact").toString()).startsWith("unlinked-phone:");
  }

  @ParameterizedTest
  @CsvSource({
    "138****8000,(phone-masked)",
    "18877771111-123,(phone-virtual)",
    "13800138000,(phone-test)",
    "1.38E+10,(phone-scientific)",
    "021-12345678,(phone-landline)",
    "13911110000,(id-blocked)",
    "13812349999,(id-blocked)"
  })
  void aPhoneThatIsNobodysGivesNoIdentifierAndASoftReason(String mobile, String code) {
    Row row = rows("M1,,," + mobile + ",,,,,,,").get(0);

    assertThat(codes(row)).containsExactly(code);
    assertThat(standard(row, "mobile")).isNull();
    assertThat(identifierTokens(row)).noneMatch(token -> token.startsWith("phone"));
    assertThat(row.<String>getAs("_raw")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\t13812345678",
        "\"=\"\"13812345678\"\"\"",
        "１３８１２３４５６７８",
        "0086-138-1234-5678",
        "013812345678",
        "'13812345678"
      })
  void whatSpreadsheetsAndPeopleWriteIsTheSamePhone(String mobile) {
    assertThat(standard(rows("M1,,," + mobile + ",,,,,,,").get(0), "mobile"))
        .isEqualTo(TOKENS.token("phone", "", "+8613812345678"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "-", "\\N", "无", "  "})
  void nullWordsAreNoValues(String word) {
    Row row = rows("M1,,," + word + ",,,,,,,").get(0);

    assertThat(standard(row, "mobile")).isNull();
    assertThat(codes(row)).isEmpty();
  }

  @Test
  void anIdentifierWithoutItsScopeIsRefused() {
    Row row = rows("M1,,,,,,, ,o1,,").get(0);

    assertThat(codes(row)).containsExactly("(id-unscoped)");
    assertThat(standard(row, "openid")).isNull();
  }

  @Test
  void aDerivedColumnJoinsRawOnesInTheZoneOfTheFeed() {
    List<Row> rows = rows("M1,,,,,,,,,2026-03-01,24:30:00", "M2,,,,,,,,,,", "M3,,,,,,,,,x,y");

    assertThat(standard(rows.get(0), "at")).isEqualTo(Instant.parse("2026-03-01T16:30:00Z"));
    assertThat(standard(rows.get(1), "at")).isNull();
    assertThat(codes(rows.get(2))).containsExactly("not-a-date");
  }

  @Test
  void aConditionalColumnHasAValueOnlyWhereItsConditionHolds() {
    List<Row> rows = rows("M1,,,,,,, web ,,,", "M2,,,,,,,app,,,");

    assertThat(standard(rows.get(0), "web_card")).isEqualTo(standard(rows.get(0), "card"));
    assertThat(standard(rows.get(1), "web_card")).isNull();
  }

  @Test
  void anIdentifierNamedTwiceIsListedOnce() {
    assertThat(identifierTokens(rows("M1,,,,,,,web,,,").get(0))).hasSize(1);
  }

  @Test
  void aRecordWithPartOfItsKeyHasAKeyAndOneWithoutAnyIsRefused() {
    List<Row> rows = rows("M1,,,,,,,,,,", ",-,,13812345678,,,,,,,");

    assertThat(codes(rows.get(0))).isEmpty();
    assertThat(codes(rows.get(1))).containsExactly("missing-key");
  }

  @Test
  void positionsCountTheLinesOfADocumentThroughTheFile() {
    List<Row> rows = rows("M1,,T1,,,,,,,,", "M2,,T2,,,,,,,,", "too,few", "M3,, T1 ,,,,,,,,");

    assertThat(rows.stream()
            .map(row ->
                row.isNullAt(row.fieldIndex("_standard")) ? null : standard(row, "_position"))
            .toList())
        .isEqualTo(Arrays.asList(1L, 1L, null, 2L));
  }

  @Test
  void theSameBytesGiveTheSameRowsCiphertextIncluded() {
    String[] lines = {"M1,S,T,13812345678,,小明,x,wxa,o1,bad,", "a,b", ",,,,,,,,,,"};

    assertThat(rows(lines).stream().map(Reading::text).toList())
        .isEqualTo(rows(lines).stream().map(Reading::text).toList());
  }

  @Test
  void theRecordSaysWhereItCameFrom() {
    Row row = rows("M1,,,,,,,,,,").get(0);

    assertThat(row.<String>getAs("_feed")).isEqualTo("members");
    assertThat(row.<String>getAs("_file")).isEqualTo("m.csv");
    assertThat(row.<Long>getAs("_row")).isEqualTo(1L);
    assertThat(row.<Object>getAs("_file_day")).hasToString("2026-03-01");
    assertThat(row.<Integer>getAs("_attempt")).isZero();
    assertThat(row.<String>getAs("_run_id")).isEqualTo("run-1");
    assertThat(row.<String>getAs("_arrival")).isEqualTo("2026-03-02T01:00:00Z");
  }

  @Test
  void aPlainColumnMadeOfAPersonalOneIsRefused() {
    String leak = CONTRACT + "  - {name: street, from: [address]}\n";

    assertThatThrownBy(() -> Reading.of(leak).file("m.csv", HEADER).rows())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column street is made from address")
        .hasMessageContaining("kept in the clear");
  }
}
