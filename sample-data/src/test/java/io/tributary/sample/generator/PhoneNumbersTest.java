package io.tributary.sample.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhoneNumbersTest {

  private final PhoneNumbers phones = new PhoneNumbers(new Chance(42));

  @Test
  void noTwoPersonsHaveTheSameNumber() {
    Set<String> numbers = new HashSet<>();
    for (int person = 0; person < 100_000; person++) {
      numbers.add(phones.ofPerson(person, 0));
      numbers.add(phones.ofPerson(person, 1));
    }
    assertThat(numbers).hasSize(200_000);
  }

  @Test
  void storesAndStrangersHaveNumbersOfTheirOwn() {
    assertThat(phones.ofShop(0)).hasSize(11).isNotEqualTo(phones.ofShop(1));
    assertThat(phones.ofStranger(0)).isNotEqualTo(phones.ofPerson(0, 0));
  }

  @Test
  void aMaskedNumberKeepsThreeAndFourDigits() {
    assertThat(PhoneNumbers.masked("13812348000")).isEqualTo("138****8000");
  }

  @Test
  void aVirtualNumberHasAnExtension() {
    assertThat(PhoneNumbers.virtual(0)).isEqualTo("18877771111-123");
  }
}
