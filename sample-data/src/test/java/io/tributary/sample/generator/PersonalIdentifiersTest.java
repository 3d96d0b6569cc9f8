package io.tributary.sample.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.pipeline.standard.Standardised;
import io.tributary.pipeline.standard.Standardiser;
import io.tributary.pipeline.standard.Standardisers;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonalIdentifiersTest {

  private static final Map<String, Standardiser> STANDARDISERS = Map.of(
      "phone", standardiser("phone"),
      "email", standardiser("email"),
      "member_id", standardiser("member-id"),
      "unionid", standardiser("unionid"),
      "openid", standardiser("openid"),
      "cookie", standardiser("cookie"),
      "taobao_ouid", standardiser("taobao-ouid"),
      "oaid", standardiser("oaid-device"),
      "idfa", standardiser("idfa"));

  @Test
  void theProductTakesEveryIdentifierOfAPersonAsItIs() {
    People people = new Brand(BrandSettings.defaults()).people();
    List<String> refused = new ArrayList<>();
    for (int index = 0; index < people.size(); index++) {
      for (IdentifierSlot slot : IdentifierSlot.values()) {
        Optional<String> value = value(people.at(index), slot);
        if (value.isPresent() && !isTaken(slot.kind(people.at(index)), value.get())) {
          refused.add(Person.id(index) + " " + slot + " " + value.get());
        }
      }
    }
    assertThat(refused).isEmpty();
  }

  @Test
  void noTwoPersonsHaveAnIdentifierInCommonButForPhonesThatWereGivenUpLongBefore() {
    People people = new Brand(BrandSettings.defaults()).people();
    Map<String, Integer> owners = new HashMap<>();
    List<String> common = new ArrayList<>();
    for (int index = 0; index < people.size(); index++) {
      for (IdentifierSlot slot : IdentifierSlot.values()) {
        Optional<String> value = value(people.at(index), slot);
        if (value.isPresent()) {
          Integer other =
              owners.putIfAbsent(slot.kind(people.at(index)) + " " + value.get(), index);
          if (other != null && other != index && !isHandedOn(people, slot, other, index)) {
            common.add(slot + " " + value.get());
          }
        }
      }
    }
    assertThat(common).isEmpty();
  }

  private static boolean isHandedOn(People people, IdentifierSlot slot, int other, int index) {
    return slot == IdentifierSlot.SECOND_PHONE
        && other == index - 1
        && people.at(other).firstPhone().equals(people.at(index).secondPhone())
        && people.at(index).phoneDay() - people.at(other).phoneDay() >= 200;
  }

  /** An openid without the app it belongs to. */
  private static Optional<String> value(Person person, IdentifierSlot slot) {
    return slot.value(person).map(value -> value.substring(value.indexOf('|') + 1));
  }

  private static boolean isTaken(String kind, String value) {
    return STANDARDISERS.get(kind).apply(value).equals(new Standardised.Value(value));
  }

  private static Standardiser standardiser(String name) {
    return Standardisers.named(name, Map.of(), ZoneOffset.UTC);
  }
}
