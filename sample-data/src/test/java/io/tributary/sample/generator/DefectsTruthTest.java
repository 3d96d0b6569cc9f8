package io.tributary.sample.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefectsTruthTest {

  private static final Set<String> KINDS = Set.of(
      "absurd-quantity",
      "amount-in-fen",
      "byte-order-mark",
      "clock-drift",
      "columns-reordered",
      "corrected-file",
      "crlf",
      "cut-json",
      "date-form",
      "device-of-nobody",
      "email-form",
      "empty-file",
      "exact-duplicate",
      "formula-quoted-number",
      "full-width-digits",
      "full-width-letters",
      "gzip-by-wrong-name",
      "header-only-file",
      "hour-24",
      "identical-redelivery",
      "json-array",
      "landline",
      "late-columns",
      "late-hour",
      "late-partition",
      "masked-phone",
      "missing-click-id",
      "missing-key",
      "new-column",
      "null-word",
      "padded-name",
      "phone-prefix",
      "plain-by-gzip-name",
      "refund-after-months",
      "refunded-lead",
      "renamed-column",
      "rewritten-redelivery",
      "scientific-notation",
      "sent-twice",
      "shared-tablet",
      "shop-phone",
      "short-number",
      "spreadsheet-date",
      "tab-before-number",
      "test-number",
      "thousands-separator",
      "ticket-exported-again",
      "too-few-fields",
      "too-many-fields",
      "unknown-platform",
      "unknown-status",
      "unknown-type",
      "unparseable-amount",
      "unparseable-date",
      "unreplaced-macro",
      "virtual-operator",
      "virtual-phone");

  @TempDir
  static Path folder;

  private static SmallBrand brand;
  private static Map<String, RawFile.Row> rows;

  @BeforeAll
  static void generate() throws Exception {
    brand = SmallBrand.in(folder, SmallBrand.settings(20260630, 200, 40, 10));
    rows = brand.rows().stream().collect(Collectors.toMap(SmallBrand::place, row -> row));
  }

  @ParameterizedTest
  @ValueSource(longs = {20260630, 1, 2, 3, 4, 5})
  void everyKindOfDefectIsThereWithTwoHundredPersonsAndTenFullDays(long seed, @TempDir Path other)
      throws Exception {
    SmallBrand seeded = SmallBrand.in(other, SmallBrand.settings(seed, 200, 40, 10));
    Set<String> found = new TreeSet<>(kinds(seeded.defects()));
    assertThat(found).containsExactlyInAnyOrderElementsOf(KINDS);
  }

  @Test
  void whatIsSaidToBeWrittenIsWritten() {
    List<Truth> written = brand.defects().stream()
        .filter(defect -> defect.row() > 0 && !defect.column().isEmpty())
        .filter(defect -> Set.of("fixed", "soft", "quarantined").contains(defect.expect()))
        .filter(defect -> !defect.kind().equals("shop-phone"))
        .toList();
    assertThat(written).hasSizeGreaterThan(300);
    for (Truth defect : written) {
      String value = rows.get(defect.place()).value(defect.column());
      String expected = defect.kind().equals("missing-key") ? "" : defect.detail();
      assertThat(value).as(defect.toString()).isEqualTo(expected);
    }
  }

  @Test
  void brokenRecordsAreTheOnesThatCannotBeRead() {
    Set<String> told = brand.defects().stream()
        .filter(defect -> defect.value().equals("broken-record"))
        .map(Truth::place)
        .collect(Collectors.toSet());
    Set<String> unreadable = brand.rows().stream()
        .filter(row -> row.values().isEmpty())
        .map(SmallBrand::place)
        .collect(Collectors.toSet());
    assertThat(told).isEqualTo(unreadable).isNotEmpty();
  }

  @Test
  void skippedFilesAreEmptyOrHaveTheBytesOfAnother() throws Exception {
    List<Truth> skipped = brand.defects().stream()
        .filter(defect -> defect.expect().equals("skipped"))
        .toList();
    assertThat(skipped).hasSize(8);
    for (Truth defect : skipped) {
      RawFile file = file(defect.path());
      switch (defect.kind()) {
        case "empty-file" -> assertThat(file.bytes()).isEmpty();
        case "header-only-file" -> {
          assertThat(file.text()).startsWith("store_code");
          assertThat(file.rows()).isEmpty();
        }
        default -> assertThat(file.bytes()).isEqualTo(file(defect.detail()).bytes());
      }
    }
  }

  @Test
  void rewrittenFilesHaveTheRecordsOfAnotherInOtherBytes() throws Exception {
    for (Truth defect : ofKind("rewritten-redelivery")) {
      RawFile again = file(defect.path());
      RawFile original = file(defect.detail());
      assertThat(again.bytes()).isNotEqualTo(original.bytes());
      assertThat(contents(again)).containsExactlyInAnyOrderElementsOf(contents(original));
      assertThat(again.arrival()).isGreaterThan(original.arrival());
    }
  }

  @Test
  void lateFilesArriveFourDaysAfterTheirDay() {
    List<Truth> late = ofKind("late-partition");
    assertThat(late).hasSize(3);
    for (Truth defect : late) {
      String arrival = file(defect.path()).arrival();
      assertThat(defect.detail()).isEqualTo("arrives on " + arrival);
      String day = defect.path().replaceAll(".*dt=([0-9-]+)/.*", "$1");
      assertThat(LocalDate.parse(day).plusDays(4)).isEqualTo(LocalDate.parse(arrival));
    }
  }

  @Test
  void filesSayWhatTheyArePackedIn() throws Exception {
    for (Truth defect : ofKind("gzip-by-wrong-name")) {
      assertThat(defect.path()).doesNotEndWith(".gz");
      assertThat(file(defect.path()).bytes()).startsWith(0x1f, 0x8b);
    }
    for (Truth defect : ofKind("plain-by-gzip-name")) {
      assertThat(defect.path()).endsWith(".gz");
      assertThat(file(defect.path()).bytes()).startsWith('{');
    }
    for (Truth defect : ofKind("byte-order-mark")) {
      assertThat(file(defect.path()).bytes()).startsWith(0xEF, 0xBB, 0xBF);
    }
    for (Truth defect : ofKind("renamed-column")) {
      assertThat(file(defect.path()).text().lines().findFirst().orElseThrow())
          .contains("手机号")
          .doesNotContain("mobile");
    }
  }

  @Test
  void correctedValuesStandInTheLaterFile() {
    List<Truth> corrected = ofKind("corrected-file").stream()
        .filter(defect -> defect.expect().equals("superseded"))
        .toList();
    assertThat(corrected).extracting(Truth::feed).contains("pos_receipts", "miniprogram_events");
    for (Truth defect : corrected) {
      RawFile.Row later = rows.get(defect.detail() + "#" + defect.row());
      assertThat(later.value(defect.column())).isEqualTo(defect.value());
      for (String key : List.of("ticket_no", "event_id")) {
        assertThat(later.value(key)).isEqualTo(rows.get(defect.place()).value(key));
      }
    }
  }

  private static Set<String> kinds(List<Truth> defects) {
    return defects.stream().map(Truth::kind).collect(Collectors.toSet());
  }

  private static List<Truth> ofKind(String kind) {
    return brand.defects().stream().filter(defect -> defect.kind().equals(kind)).toList();
  }

  private static RawFile file(String path) {
    return brand.files().stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow();
  }

  private static List<String> contents(RawFile file) throws IOException {
    return file.rows().stream()
        .map(row -> row.values().orElseThrow().toString())
        .toList();
  }
}
