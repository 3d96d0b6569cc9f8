package io.tributary.sample.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentifiersTruthTest {

  private static final Set<String> NULL_WORDS = Set.of("", "null", "-", "\\N", "无");

  @TempDir
  static Path folder;

  private static SmallBrand brand;
  private static Set<String> noPersons;

  @BeforeAll
  static void generate() throws Exception {
    brand = SmallBrand.in(folder, SmallBrand.settings(20260630, 400, 120, 60));
    noPersons = brand.identifiers().stream()
        .filter(identifier -> !identifier.expect().equals("person"))
        .map(identifier -> identifier.column() + ":" + identifier.value())
        .collect(Collectors.toSet());
  }

  @Test
  void identifiersAreConnectedExactlyWhereRecordsHoldThemTogether() {
    Map<String, Set<String>> told = new HashMap<>();
    for (Truth identifier : brand.identifiers()) {
      if (identifier.expect().equals("person")) {
        told.computeIfAbsent(identifier.detail(), any -> new TreeSet<>())
            .add(identifier.column() + ":" + identifier.value());
      }
    }
    Set<Set<String>> onlyTold = new HashSet<>(told.values());
    Set<Set<String>> onlyFound = new HashSet<>(found());
    onlyTold.removeAll(found());
    onlyFound.removeAll(Set.copyOf(told.values()));
    assertThat(onlyTold).as("found apart: " + onlyFound).isEmpty();
    assertThat(onlyFound).isEmpty();
  }

  @Test
  void noIdentifierBelongsToTwoPersons() {
    Map<String, Set<String>> persons = brand.identifiers().stream()
        .filter(identifier -> identifier.expect().equals("person"))
        .collect(Collectors.groupingBy(
            identifier -> identifier.column() + ":" + identifier.value(),
            Collectors.mapping(Truth::person, Collectors.toSet())));
    assertThat(persons.values()).allMatch(owners -> owners.size() == 1);
  }

  @Test
  void personsPhonesAreChineseMobileNumbersAndNeverTestNumbers() {
    List<String> phones = brand.identifiers().stream()
        .filter(identifier -> identifier.column().equals("phone"))
        .filter(identifier -> identifier.expect().equals("person"))
        .map(Truth::value)
        .toList();
    assertThat(phones)
        .allMatch(phone -> phone.matches("\\+861[3-9]\\d{9}"))
        .doesNotContain("+8613800138000", "+8613888888888", "+8613900000000");
  }

  @Test
  void sharedThingsAreSharedByEightOrMore() {
    Map<String, Set<String>> users = new HashMap<>();
    for (Truth defect : brand.defects()) {
      if (defect.kind().equals("shop-phone") || defect.kind().equals("shared-tablet")) {
        users.computeIfAbsent(defect.value(), any -> new HashSet<>()).add(defect.person());
      }
    }
    Set<String> shared = brand.identifiers().stream()
        .filter(identifier -> identifier.expect().equals("shared"))
        .map(Truth::value)
        .collect(Collectors.toSet());
    assertThat(users.keySet()).isEqualTo(shared).hasSizeGreaterThan(1);
    assertThat(users.values()).allMatch(persons -> persons.size() >= 8);
  }

  /** Sets of identifiers connected through the accepted records, found from the files alone. */
  private static Collection<Set<String>> found() {
    Map<String, Set<String>> components = new HashMap<>();
    Set<String> refused = brand.refused();
    for (RawFile.Row row : brand.rows()) {
      if (!refused.contains(SmallBrand.place(row))) {
        connect(components, usable(row));
      }
    }
    return new HashSet<>(components.values());
  }

  private static void connect(Map<String, Set<String>> components, List<String> identifiers) {
    Set<String> together = new TreeSet<>(identifiers);
    identifiers.forEach(one -> together.addAll(components.getOrDefault(one, Set.of())));
    together.forEach(one -> components.put(one, together));
  }

  private static List<String> usable(RawFile.Row row) {
    List<String> identifiers = new ArrayList<>();
    add(identifiers, "member_id", plain(row.value("member_card")));
    add(identifiers, "member_id", row.value("user_id"));
    add(identifiers, "phone", phone(row.value("mobile")));
    add(identifiers, "phone", phone(row.value("receiver_mobile")));
    add(identifiers, "phone", phone(row.value("phoneNumber")));
    add(identifiers, "phone", phone(row.value("telephone")));
    add(identifiers, "phone", phone(row.value("address")));
    // The marketplace's oaid is a receiver's address, not a device.
    add(identifiers, "oaid", row.file().feed().startsWith("ad_") ? row.value("oaid") : "");
    add(identifiers, "idfa", row.value("idfa"));
    add(identifiers, "email", plain(row.value("email")).toLowerCase(Locale.ROOT));
    add(identifiers, "taobao_ouid", row.value("buyer_open_uid"));
    add(identifiers, "openid", scoped(row.value("appid"), row.value("openid")));
    add(identifiers, "unionid", row.value("unionid"));
    add(identifiers, "cookie", row.value("cookie"));
    String subject = row.value("subject_value");
    switch (row.value("subject_kind")) {
      case "phone" -> add(identifiers, "phone", phone(subject));
      case "member_card" -> add(identifiers, "member_id", subject);
      case "openid" -> add(identifiers, "openid", scoped(row.value("appid"), subject));
      default -> {}
    }
    return identifiers;
  }

  private static void add(List<String> identifiers, String kind, String value) {
    String identifier = kind + ":" + value;
    if (!NULL_WORDS.contains(value) && !noPersons.contains(identifier)) {
      identifiers.add(identifier);
    }
  }

  private static String scoped(String appid, String openid) {
    return openid.isEmpty() ? "" : appid + "|" + openid;
  }

  private static String plain(String written) {
    return Normalizer.normalize(written, Normalizer.Form.NFKC).strip();
  }

  /** Eleven digits that begin with 1, once prefixes and signs are off; nothing otherwise. */
  private static String phone(String written) {
    String digits = plain(written).replaceAll("[^0-9*.]", "").replaceFirst("^(0086|86|0)", "");
    return digits.matches("1[3-9]\\d{9}") ? "+86" + digits : "";
  }
}
