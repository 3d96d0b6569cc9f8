package io.tributary.pipeline.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardisersTest {

  private static final List<String> NULL_WORDS = Arrays.asList(
      null, "", "  ", "null", "NULL", "-", "--", "\\N", "n/a", "NaN", "none", "无", "　");

  static Stream<Standardiser> all() {
    return Standardisers.catalogue().stream()
        .map(entry -> Standardisers.named(entry.name(), required(entry.name()), Cases.SHANGHAI));
  }

  @ParameterizedTest
  @MethodSource("all")
  void nullWordsAreMissingEverywhere(Standardiser standardiser) {
    for (String word : NULL_WORDS) {
      assertThat(standardiser.apply(word))
          .as("%s of <%s>", standardiser.name(), word)
          .isEqualTo(Standardised.MISSING);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyStandardiserTravelsToATask(Standardiser standardiser) throws Exception {
    Standardiser copy = TestKeys.copied(standardiser);
    assertThat(copy.type()).isEqualTo(standardiser.type());
    for (String raw : List.of("13812345678", "2026-06-01 08:30:00", "1", "上海", "a@qq.com")) {
      assertThat(copy.apply(raw)).isEqualTo(standardiser.apply(raw));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20260630, 4711})
  void anyTextGivesAnAnswerThatDoesNotRepeatIt(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Standardiser> standardisers = all().toList();
    List<String> codes = Stream.of(Reasons.values()).map(Reasons::code).toList();
    String alphabet = "0189-+*xeE.,:/ ()@<>=\"'TZ年月日时元¥转市区省县\t\u00A0\u3000０９－，\uD83C\uDFC0\\|";
    for (int i = 0; i < 3_000; i++) {
      String raw = random
          .ints(random.nextInt(0, 24), 0, alphabet.length())
          .mapToObj(at -> alphabet.substring(at, at + 1))
          .collect(Collectors.joining());
      for (Standardiser standardiser : standardisers) {
        if (standardiser.apply(raw) instanceof Standardised.Rejected refused) {
          assertThat(codes).contains(refused.code());
          assertThat(raw.length() < 6 || !refused.message().contains(raw.strip()))
              .as("seed %s: %s of <%s>: %s", seed, standardiser.name(), raw, refused.message())
              .isTrue();
        }
      }
    }
  }

  @Test
  void theCatalogueNamesEveryStandardiserOnceWithWorkingDefaults() {
    List<StandardiserEntry> catalogue = Standardisers.catalogue();
    assertThat(catalogue)
        .extracting(StandardiserEntry::name)
        .doesNotHaveDuplicates()
        .contains(
            "phone",
            "landline",
            "email",
            "openid",
            "unionid",
            "external-userid",
            "cookie",
            "member-id",
            "taobao-ouid",
            "idfa",
            "oaid-device",
            "oaid-receiver",
            "imei",
            "text",
            "name",
            "gender",
            "birthday",
            "date",
            "timestamp",
            "money",
            "decimal",
            "integer",
            "boolean",
            "enum",
            "region",
            "url-parameter",
            "category",
            "lower",
            "upper",
            "string");
    for (StandardiserEntry entry : catalogue) {
      Map<String, String> defaults = new HashMap<>();
      entry.parameters().forEach(known -> defaults.put(known.name(), known.defaultValue()));
      defaults.putAll(required(entry.name()));
      assertThat(Standardisers.named(entry.name(), defaults, Cases.SHANGHAI).type())
          .isEqualTo(entry.type());
      assertThat(entry.says()).endsWith(".");
    }
  }

  @Test
  void unknownNamesAreAnsweredWithTheOneMeant() {
    assertThatThrownBy(() -> Cases.named("phnoe"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no standardiser 'phnoe'. Did you mean 'phone'?");
    assertThatThrownBy(() -> Cases.named("zzzzzz"))
        .hasMessageStartingWith("There is no standardiser 'zzzzzz'. Known are: birthday, boolean,");
    assertThatThrownBy(() -> Cases.named("phone", "test-number", "1"))
        .hasMessage(
            "Standardiser phone has no parameter 'test-number'. Did you mean" + " 'test-numbers'?");
    assertThatThrownBy(() -> Cases.named("email", "strict", "true"))
        .hasMessage("Standardiser email has no parameter 'strict'. It has none.");
  }

  @Test
  void reasonCodesAreUnique() {
    assertThat(Reasons.values()).extracting(Reasons::code).doesNotHaveDuplicates();
    assertThat(Reasons.values()).allSatisfy(reason -> {
      assertThat(reason.family()).isNotBlank();
      assertThat(reason.says()).endsWith(".");
    });
  }

  private static Map<String, String> required(String name) {
    return switch (name) {
      case "enum" -> Map.of("map", "a=b");
      case "url-parameter" -> Map.of("key", "utm_source");
      default -> Map.of();
    };
  }
}
