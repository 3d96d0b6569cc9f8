package io.tributary.pipeline.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {

  @Test
  void everyWayToTypeAMobileGivesOneNumber() {
    Cases.check(Cases.named("phone"), """
        13812345678            | +8613812345678
        １３８１２３４５６７８ | +8613812345678
        138 1234 5678          | +8613812345678
        [138\u00A01234\u00A05678]  | +8613812345678
        [138\u30001234\u30005678]  | +8613812345678
        138-1234-5678          | +8613812345678
        138－1234－5678        | +8613812345678
        138.1234.5678          | +8613812345678
        +8613812345678         | +8613812345678
        ＋86 138 1234 5678     | +8613812345678
        (+86)13812345678       | +8613812345678
        （+86）138-1234-5678   | +8613812345678
        +86 (0)138 1234 5678   | +8613812345678
        008613812345678        | +8613812345678
        8613812345678          | +8613812345678
        86-138-1234-5678       | +8613812345678
        013812345678           | +8613812345678
        [\t13812345678]        | +8613812345678
        [13812345678\t]        | +8613812345678
        '13812345678           | +8613812345678
        "13812345678"          | +8613812345678
        ="13812345678"         | +8613812345678
        ="013812345678"        | +8613812345678
        [\uFEFF13812345678]    | +8613812345678
        [\u202D13812345678\u202C] | +8613812345678
        13812345678.0          | +8613812345678
        tel:13812345678        | +8613812345678
        """);
  }

  @Test
  void virtualOperatorsServeRealPersons() {
    Cases.check(Cases.named("phone"), """
        17012345678 | +8617012345678
        17112345678 | +8617112345678
        16212345678 | +8616212345678
        16512345678 | +8616512345678
        16712345678 | +8616712345678
        19212345678 | +8619212345678
        19912345678 | +8619912345678
        """);
  }

  @Test
  void aMaskedVirtualOrTestPhoneNeverBecomesAnIdentifier() {
    Cases.check(Cases.named("phone"), """
        138****8000        | !phone-masked
        13*******64        | !phone-masked
        138＊＊＊＊8000    | !phone-masked
        138xxxx8000        | !phone-masked
        138XXXX8000        | !phone-masked
        1380013800x        | !phone-masked
        +86138****8000     | !phone-masked
        ***********        | !phone-masked
        18877771111-123    | !phone-virtual
        18877771111-1234   | !phone-virtual
        188-7777-1111-123  | !phone-virtual
        +86 18877771111-12 | !phone-virtual
        18877771111转123   | !phone-virtual
        18877771111 ext 12 | !phone-virtual
        18877771111,123    | !phone-virtual
        18877771111#123    | !phone-virtual
        18877771111x123    | !phone-virtual
        13800138000        | !phone-test
        +86 138-0013-8000  | !phone-test
        13888888888        | !phone-test
        13900000000        | !phone-test
        11111111111        | !phone-test
        00000000000        | !phone-test
        12345678901        | !phone-test
        1.38E+10           | !phone-scientific
        1.38001E+10        | !phone-scientific
        1.3812345678E10    | !phone-scientific
        """);
  }

  @Test
  void fixedLinesAreNoIdentifier() {
    Cases.check(Cases.named("phone"), """
        021-62345678        | !phone-landline
        02162345678         | !phone-landline
        (010)62345678       | !phone-landline
        010-6234-5678       | !phone-landline
        0571-88888888       | !phone-landline
        0571-8888888        | !phone-landline
        +86 21 6234 5678    | !phone-landline
        86-21-62345678      | !phone-landline
        021-62345678-123    | !phone-landline
        021-62345678转8001  | !phone-landline
        021-62345678 分机 8001 | !phone-landline
        0571-88886666-8     | !phone-landline
        62345678            | !phone-landline
        62345678-12         | !phone-landline
        400-820-8820        | !phone-landline
        95588               | !phone-landline
        """);
  }

  @Test
  void nonsenseIsInvalidAndNullWordsAreMissing() {
    Cases.check(Cases.named("phone"), """
        abc                     | !phone-invalid
        1381234567              | !phone-invalid
        138123456789            | !phone-invalid
        10012345678             | !phone-invalid
        13812345678,13912345678 | !phone-invalid
        13812345678/13912345678 | !phone-invalid
        $x8Q+==$1$              | !phone-invalid
        0                       | !phone-invalid
        +                       | !phone-invalid
        null                    | missing
        NULL                    | missing
        -                       | missing
        --                      | missing
        \\N                     | missing
        无                      | missing
        n/a                     | missing
        NaN                     | missing
        ="-"                    | missing
        [\t]                    | missing
        []                      | missing
        """);
  }

  @Test
  void otherCountriesComeWithTheirCode() {
    Cases.check(Cases.named("phone"), """
        +852 9123 4567    | +85291234567
        0085291234567     | +85291234567
        +886 912 345 678  | +886912345678
        +44 7400 123456   | +447400123456
        +44 20 7946 0018  | !phone-landline
        +999 123456       | !phone-invalid
        """);
    Cases.check(Cases.named("phone", "region", "GB"), """
        07400 123456   | +447400123456
        +8613812345678 | +8613812345678
        """);
  }

  @Test
  void aWorkspaceAddsItsTestNumbers() {
    Cases.check(Cases.named("phone", "test-numbers", "13700001234, +86 13700005678"), """
        13700001234 | !phone-test
        13700005678 | !phone-test
        13800138000 | !phone-test
        13700001235 | +8613700001235
        """);
  }

  @Test
  void landlinesKeepTheirExtension() {
    Cases.check(Cases.named("landline"), """
        021-12345678-123      | +862112345678;ext=123
        021-62345678          | +862162345678
        (0571)88886666 ext. 8 | +8657188886666;ext=8
        0755 8888 8888        | +8675588888888
        ０２１－６２３４５６７８ | +862162345678
        13812345678           | !phone-mobile
        18877771111-123       | !phone-virtual
        62345678              | !phone-invalid
        无                    | missing
        """);
    Cases.check(Cases.named("landline", "area", "021"), """
        62345678    | +862162345678
        62345678-12 | +862162345678;ext=12
        """);
  }

  @Test
  void theHandLoopKnowsThePrefixesOfTheLibrary() {
    PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    for (int prefix = 100; prefix < 200; prefix++) {
      String national = prefix + "55667788";
      PhoneNumber number =
          new PhoneNumber().setCountryCode(86).setNationalNumber(Long.parseLong(national));
      boolean isMobile = library.getNumberType(number) == PhoneNumberType.MOBILE;
      assertThat(ChinesePhones.isMobile(national)).as("prefix %s", prefix).isEqualTo(isMobile);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20260630, 4711})
  void decorationNeverChangesANumber(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Standardiser phone = Cases.named("phone");
    List<String> prefixes =
        List.of("", "+86", "0086", "86", "0", "+86 ", "(+86)", "\t", "'", "=\"");
    List<String> gaps = List.of("", "-", " ", "\u00A0", "\u3000", "－", ".");
    for (int i = 0; i < 2_000; i++) {
      String national = "1" + "358".charAt(random.nextInt(3)) + random.nextInt(4)
          + String.format("%08d", random.nextInt(12_345_679, 99_999_998));
      String gap = gaps.get(random.nextInt(gaps.size()));
      String text = prefixes.get(random.nextInt(prefixes.size()))
          + national.substring(0, 3)
          + gap
          + national.substring(3, 7)
          + gap
          + national.substring(7);
      String typed = random.nextBoolean() ? text : fullWidthDigits(text);
      Standardised expected = phone.apply(national);
      assertThat(phone.apply(typed)).as("seed %s, typed <%s>", seed, typed).isEqualTo(expected);
    }
  }

  @Test
  void aWrongRegionIsExplained() {
    assertThatThrownBy(() -> Cases.named("phone", "region", "china"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Parameter 'region' of standardiser phone is 'china'; write a country code of"
            + " two capital letters such as CN.");
  }

  private static String fullWidthDigits(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().forEach(c -> wide.append((char) (c >= '0' && c <= '9' ? c + 0xFEE0 : c)));
    return wide.toString();
  }
}
